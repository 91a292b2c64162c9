// The Ask screen as a student sees it.
import { expect, type Locator, type Page } from '@playwright/test';

export function askScreen(page: Page) {
  const box = page.getByRole('textbox', { name: 'Your question' });
  const answers = page.getByTestId('answer');
  return {
    box,
    answers,
    /** Asks and waits for the stored answer. */
    async ask(text: string): Promise<Locator> {
      const before = await answers.count();
      await box.fill(text);
      await box.press('Enter');
      await expect(answers).toHaveCount(before + 1);
      return answers.last();
    },
    marker: (answer: Locator, n: number) => answer.locator(`[data-citation="${n}"]`).first(),
  };
}
