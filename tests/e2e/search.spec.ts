// Searching: words in, exact passages out, and plain words when there is nothing.
import { makePdf } from '../fixtures/pdf.ts';
import { seriousFaults } from './pages/accessibility.ts';
import { enterApp, goTo } from './pages/entry.ts';
import { libraryScreen, madeFile } from './pages/library.ts';
import { readerScreen } from './pages/reader.ts';
import { expect, test } from './support/test.ts';

const box = { name: 'Search everything you have added' };

async function withTwoFiles(page: import('@playwright/test').Page) {
  await enterApp(page);
  const library = libraryScreen(page);
  // Long enough that a passage stays on its page.
  const filler = Array.from({ length: 24 }, (_, line) => `Line ${line} of this page speaks of other things.`);
  const words = (text: string) => ({ kind: 'text' as const, blocks: [text, filler.join('\n')] });
  const optics = await makePdf({
    pages: [
      words('Light travels in straight lines until something bends it.'),
      words('A lens bends light towards its focal point, which makes an image.'),
    ],
  });
  const waves = await makePdf({
    pages: [words('Sound is a wave; light is a wave as well, but a faster one.')],
  });
  await library.import(madeFile('optics.pdf', optics), madeFile('waves.pdf', waves));
  await library.whenRead('optics');
  await library.whenRead('waves');
  await goTo(page, 'Search');
}

test('before anything is added, search says so and shows the way', async ({ page }) => {
  await enterApp(page);
  await goTo(page, 'Search');
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('textbox', box).fill('light');
  await expect(page.getByRole('heading', { name: 'There is nothing to search yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Go to the library' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Library' })).toBeVisible();
});

test('results name file and page, mark the words and open at them', async ({ page }) => {
  await withTwoFiles(page);
  await page.getByRole('textbox', box).fill('focal point');
  const hit = page.getByTestId('hit').first();
  await expect(hit).toContainText('optics');
  await expect(hit.locator('mark').first()).toHaveText(/focal/i);
  await expect(page.getByText(/Searched \d+ passages?/)).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await hit.click();
  const reader = readerScreen(page);
  expect(await reader.marked()).toContain('focalpoint');
  await page.goBack();
  await expect(page.getByRole('textbox', box)).toHaveValue('focal point');
});

test('a file and its pages narrow the search, and one button widens it again', async ({ page }) => {
  await withTwoFiles(page);
  await page.getByRole('textbox', box).fill('wave');
  await expect(page.getByTestId('hit').first()).toContainText(/wave/i);
  await page.getByRole('combobox', { name: 'File' }).click();
  await page.getByRole('option', { name: 'optics' }).click();
  await expect(page).toHaveURL(/material=/);
  await expect(page.getByTestId('hit').filter({ hasText: /wave/i })).toHaveCount(0);
  await page.getByRole('textbox', box).fill('light');
  await page.getByRole('textbox', { name: 'From page' }).fill('2');
  await page.getByRole('textbox', { name: 'From page' }).press('Enter');
  await expect(page).toHaveURL(/from=2/);
  await expect(page.getByTestId('hit').first()).toContainText('focal');
  await page.getByRole('button', { name: 'Look everywhere' }).first().click();
  await expect(page).not.toHaveURL(/material=/);
});

test('a word that stands nowhere is named', async ({ page }) => {
  await withTwoFiles(page);
  await page.getByRole('textbox', box).fill('light zyzzyva');
  await expect(page.getByTestId('unknown-words')).toContainText('“zyzzyva”');
});

test('markup and operators are only words', async ({ page }) => {
  await withTwoFiles(page);
  for (const text of ['<b onmouseover=alert(1)>light', 'light" OR 1=1 --', 'NEAR(light, 3) AND *', '"']) {
    await page.getByRole('textbox', box).fill(text);
    await expect(page).toHaveURL(/q=/);
    await expect(page.getByRole('alert')).toHaveCount(0);
  }
  await expect(page.locator('b[onmouseover]')).toHaveCount(0);
});

test('the command box finds passages too', async ({ page }) => {
  await withTwoFiles(page);
  await goTo(page, 'Library');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('focal point');
  await page
    .getByRole('option', { name: /optics, p\. \d/ })
    .first()
    .click();
  expect(await readerScreen(page).marked()).toContain('focalpoint');
});
