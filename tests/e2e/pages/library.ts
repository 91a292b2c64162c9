// The library as a student sees it: shelves, files, and what can be done with them.
import { expect, type Locator, type Page } from '@playwright/test';

export interface MadeFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A file as the picker hands it over, without one on the disk. */
export function madeFile(name: string, bytes: Uint8Array | string): MadeFile {
  const mimeType = name.endsWith('.pdf') ? 'application/pdf' : 'text/markdown';
  return { name, mimeType, buffer: Buffer.from(bytes) };
}

export function libraryScreen(page: Page) {
  const files = page.getByTestId('material');
  const file = (title: string) => files.filter({ has: page.getByRole('link', { name: title, exact: true }) });
  const shelves = page.getByRole('navigation', { name: 'Shelves' });
  return {
    files,
    file,
    shelves,
    /** By the picker, as Ctrl+O opens it. */
    async import(...given: (string | MadeFile)[]) {
      const chooser = page.waitForEvent('filechooser');
      await page.keyboard.press('Control+o');
      // Playwright takes paths or contents, not both at once.
      await (await chooser).setFiles(given as string[]);
    },
    /** Waits until every page of a file has been read. */
    async whenRead(title: string) {
      await expect(file(title)).toContainText(/\d+ (pages?|sections?)|readable/, { timeout: 60_000 });
      await expect(file(title).getByTestId('reading')).toHaveCount(0, { timeout: 60_000 });
    },
    async open(title: string) {
      await file(title).getByRole('link', { name: title, exact: true }).click();
    },
    async choose(title: string, act: string) {
      await file(title)
        .getByRole('button', { name: `${title}: more` })
        .click();
      await page.getByRole('menuitem', { name: act, exact: true }).click();
    },
    async newSubject(name: string) {
      await shelves.getByRole('button', { name: 'New subject' }).click();
      await nameIn(page.getByRole('dialog'), name);
      await expect(shelves.getByRole('link', { name })).toBeVisible();
    },
    undo: () => page.getByRole('button', { name: 'Undo' }).first().click(),
    shelf: (name: RegExp) => shelves.getByRole('link', { name }),
  };
}

/** Fills the one field of a naming dialog and confirms by Enter. */
export async function nameIn(dialog: Locator, name: string): Promise<void> {
  await dialog.getByRole('textbox').fill(name);
  await dialog.getByRole('textbox').press('Enter');
  await expect(dialog).toBeHidden();
}
