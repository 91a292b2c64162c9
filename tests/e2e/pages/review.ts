// The cards as a student sees them: made by hand, asked one at a time, listed.
import { expect, type Page } from '@playwright/test';

export function reviewScreen(page: Page) {
  const card = page.getByTestId('card');
  return {
    card,
    answerSide: page.getByTestId('answer-side'),
    counts: page.getByTestId('counts'),
    rows: page.getByTestId('card-row'),
    show: page.getByRole('button', { name: 'Show answer' }),
    good: page.getByRole('button', { name: /^Good/ }),
    async open() {
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Practice' }).click();
      await page
        .getByRole('navigation', { name: 'Practice' })
        .getByRole('link', { name: 'Cards', exact: true })
        .click();
    },
    /** By the dialog of the cards screen; ends on the list. */
    async make(...cards: { front: string; back?: string; gaps?: true }[]) {
      await page.getByRole('button', { name: 'New card' }).first().click();
      const dialog = page.getByRole('dialog', { name: 'New card' });
      for (const [index, { front, back = '', gaps }] of cards.entries()) {
        await dialog.getByRole('radio', { name: gaps ? 'Text with gaps' : 'Question and answer' }).click();
        await dialog.getByRole('textbox').first().fill(front);
        await dialog.getByRole('textbox').nth(1).fill(back);
        const last = index === cards.length - 1;
        await dialog
          .getByRole('button', { name: last ? 'Add card' : 'Add and write another', exact: true })
          .click();
        if (!last) await expect(dialog.getByRole('textbox').first()).toHaveValue('');
      }
      await expect(dialog).toBeHidden();
    },
  };
}
