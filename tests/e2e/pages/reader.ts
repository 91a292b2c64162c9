// The open document as a student sees it.
import { expect, type Page } from '@playwright/test';

export function readerScreen(page: Page) {
  const marks = page.getByTestId('citation-mark');
  const pageBox = page.getByRole('textbox', { name: /^Page, of/ });
  const drawn = (number: number) => page.locator(`[data-page="${number}"][data-drawn]`);
  return {
    marks,
    pageBox,
    drawn,
    found: page.getByTestId('find-status'),
    current: page.locator('mark[data-mark~="current"]'),
    async whenDrawn(number = 1) {
      await expect(drawn(number)).toBeVisible({ timeout: 30_000 });
    },
    /** The marked words, without the breaks between the pieces they are drawn in. */
    async marked(): Promise<string> {
      await expect(marks.first()).toBeVisible({ timeout: 30_000 });
      return squeeze((await marks.allTextContents()).join(''));
    },
    /** Whether the marks lie on the page they belong to and inside the window. */
    async markIsInView(): Promise<boolean> {
      return marks.first().evaluate((mark) => {
        const at = mark.getBoundingClientRect();
        const owner = mark.closest('[data-page]')?.getBoundingClientRect();
        const view = mark.closest('.reader-scroller')?.getBoundingClientRect();
        const inside = (outer: DOMRect | undefined) =>
          outer !== undefined &&
          at.left >= outer.left - 2 &&
          at.right <= outer.right + 2 &&
          at.top >= outer.top - 2 &&
          at.bottom <= outer.bottom + 2;
        return at.width > 0 && at.height > 0 && inside(owner) && inside(view);
      });
    },
    async find(words: string) {
      await page.keyboard.press('Control+f');
      await page.getByRole('textbox', { name: 'Find in this file' }).fill(words);
    },
    async goTo(number: number) {
      await page.keyboard.press('Control+g');
      await expect(pageBox).toBeFocused();
      await page.keyboard.type(String(number));
      await page.keyboard.press('Enter');
    },
  };
}

/** Letters and digits only, so that spacing, ligatures and hyphens do not count. */
export function squeeze(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
