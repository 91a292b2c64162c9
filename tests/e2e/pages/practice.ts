// Making and taking quizzes as a student does.
import { expect, type Page } from '@playwright/test';

export function practiceScreen(page: Page) {
  const verdict = page.getByTestId('verdict');
  const onward = page.getByRole('button', { name: /^(Next|Finish)$/ }).last();
  return {
    verdict,
    onward,
    /** Makes a quiz of five questions from the only file and waits for its first question. */
    async make(questions: 5 | 10 = 5) {
      await page.getByRole('button', { name: 'New quiz' }).click();
      const dialog = page.getByRole('dialog', { name: 'Make a quiz' });
      await dialog.getByRole('radio', { name: `${questions} questions`, exact: true }).click();
      await dialog.getByRole('button', { name: 'Make quiz' }).click();
      await expect(page.getByText(/^Question 1 of \d+$/)).toBeVisible({ timeout: 60_000 });
    },
    /** Answers the question in front, right or wrong as it falls, and waits for the verdict. */
    async answer() {
      const options = page.getByRole('radiogroup').getByRole('radio');
      const typed = page.getByRole('textbox', { name: 'Your answer' });
      if (await typed.isVisible()) await typed.fill('momentum');
      else await options.first().check({ force: true });
      await page.getByRole('button', { name: 'Check' }).click();
      await expect(verdict).toBeVisible();
    },
    /** Answers everything and finishes. */
    async takeAll() {
      for (;;) {
        await this.answer();
        const last = (await onward.textContent()) === 'Finish';
        await onward.click();
        if (last) break;
        await expect(verdict).toBeHidden();
      }
      await expect(page.getByText(/^\d+ of \d+ right/)).toBeVisible();
    },
  };
}
