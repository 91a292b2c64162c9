// Cards out as an Anki package and in again, a table taken in after a look, a quiz from a table on paper, and everything out.
import { readFile } from 'node:fs/promises';
import { seriousFaults } from './pages/accessibility.ts';
import { enterApp, goTo } from './pages/entry.ts';
import { reviewScreen } from './pages/review.ts';
import { expect, test } from './support/test.ts';

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
/** One pixel. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('cards, a quiz and everything go in and out', async ({ page }) => {
  await enterApp(page);
  const review = reviewScreen(page);
  await review.open();
  await page.getByRole('button', { name: 'Import and export' }).click();
  await page.getByRole('menuitem', { name: 'Import cards…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .locator('input[type=file]')
    .setInputFiles(
      csv('photo.csv', 'back,front\n"The red, round cells",What carries oxygen?\nA pump,What is a heart?\n'),
    );
  await expect(dialog.getByRole('status')).toHaveText('photo.csv: 2 cards or notes');
  await expect(dialog.getByLabel('Question')).toHaveText('front');
  await expect(dialog.getByRole('table')).toContainText('The red, round cells');
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Take them in' }).click();
  await expect(dialog.getByRole('status')).toContainText('2 new cards');
  await dialog.getByRole('button', { name: 'Show the cards' }).click();
  await expect(review.rows).toHaveCount(2);

  await page.getByRole('button', { name: 'New card' }).first().click();
  await dialog.getByRole('textbox').first().fill('What is this?');
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'dot.png', mimeType: 'image/png', buffer: dot });
  await expect(dialog.getByRole('textbox').first()).toHaveValue(
    /^What is this\?!\[dot\]\(media:[0-9a-f]{64}\)$/,
  );
  await expect(dialog.getByRole('img', { name: 'dot' }).first()).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();

  await page.getByRole('button', { name: 'Import and export' }).click();
  await page.getByRole('menuitem', { name: 'Export cards…' }).click();
  expect(await seriousFaults(page)).toEqual([]);
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('Lectern.apkg');
  const apkg = await readFile(await download.path());
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Import and export' }).click();
  await page.getByRole('menuitem', { name: 'Import cards…' }).click();
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'Lectern.apkg', mimeType: 'application/octet-stream', buffer: apkg });
  await dialog.getByRole('button', { name: 'Take them in' }).click();
  await expect(dialog.getByRole('status')).toContainText('2 were left out: already there');
  await dialog.getByRole('button', { name: 'Done' }).click();

  await page.getByRole('navigation', { name: 'Practice' }).getByRole('link', { name: 'Quizzes' }).click();
  await page.getByRole('button', { name: 'From a table…' }).click();
  await dialog
    .locator('input[type=file]')
    .setInputFiles(csv('Capitals.csv', 'question,answer,wrong1\nCapital of Spain?,Madrid,Lisbon\n'));
  await dialog.getByRole('button', { name: 'Make the quiz' }).click();
  await page.getByRole('button', { name: /Capitals/ }).click();
  await page.getByRole('menuitem', { name: 'Print…' }).click();
  await expect(page.getByRole('heading', { name: 'Capitals' })).toBeVisible();
  await expect(page.getByRole('article')).not.toContainText('Answers');
  await page.getByRole('checkbox', { name: 'With answers at the end' }).click();
  await expect(page.getByRole('article')).toContainText('Answers');
  expect(await seriousFaults(page)).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  await page.getByRole('button', { name: 'Back to Practice' }).click();
  await goTo(page, 'Settings');
  await page.getByRole('link', { name: 'Storage' }).click();
  const copy = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a copy' }).click();
  expect((await copy).suggestedFilename()).toMatch(/^Lectern .*\.zip$/);
});
