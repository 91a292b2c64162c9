// Reading: the exact words marked at every size and turn, finding, moving about by keyboard, and coming back.
import { makePdf } from '../fixtures/pdf.ts';
import { seriousFaults } from './pages/accessibility.ts';
import { enterApp, goTo, importFile } from './pages/entry.ts';
import { libraryScreen, madeFile } from './pages/library.ts';
import { readerScreen, squeeze } from './pages/reader.ts';
import { chapterPath, hasChapter, samplePath } from './support/material.ts';
import { expect, test } from './support/test.ts';

const searched = hasChapter ? 'coefficient of kinetic friction' : 'working memory';

/** Opens the first passage the search finds, and gives the words it promised. */
async function openFirstHit(page: import('@playwright/test').Page): Promise<string> {
  await enterApp(page);
  const library = libraryScreen(page);
  await library.import(chapterPath);
  await expect(library.files.getByTestId('reading')).toHaveCount(0, { timeout: 60_000 });
  await goTo(page, 'Search');
  await page.getByRole('textbox', { name: 'Search everything you have added' }).fill(searched);
  const hit = page.getByTestId('hit').first();
  await expect(hit).toContainText(new RegExp(searched.split(' ').at(-1)!, 'i'));
  const promised = (await hit.locator('span').last().textContent()) ?? '';
  await hit.click();
  return squeeze(promised);
}

test('a result opens at its words, which stay marked through zooming and turning until Escape', async ({
  page,
}) => {
  const promised = await openFirstHit(page);
  const reader = readerScreen(page);
  const marked = await reader.marked();
  // The snippet is the best part of the passage that is marked.
  expect(marked.includes(promised) || promised.includes(marked)).toBe(true);
  await expect.poll(() => reader.markIsInView()).toBe(true);

  await page.keyboard.press('-');
  await expect.poll(() => reader.markIsInView()).toBe(true);
  expect(await reader.marked()).toBe(marked);

  await page.getByRole('button', { name: 'Turn right' }).click();
  await expect(page.locator('.pdf-text').first()).toHaveAttribute('data-main-rotation', '90');
  expect(await reader.marked()).toBe(marked);
  // A mark is one piece a line, and some pieces are short: the longest one shows which way the words run.
  const lies = await reader.marks.evaluateAll((marks) => {
    const owner = marks[0]!.closest('[data-page]')!.getBoundingClientRect();
    const boxes = marks.map((mark) => mark.getBoundingClientRect());
    const longest = boxes.reduce((a, b) =>
      Math.max(b.width, b.height) > Math.max(a.width, a.height) ? b : a,
    );
    return (
      longest.height > longest.width &&
      boxes.every((at) => at.left >= owner.left && at.right <= owner.right && at.top >= owner.top)
    );
  });
  expect(lies).toBe(true);

  await page.reload();
  expect(await reader.marked()).toBe(marked);
  await page.keyboard.press('Escape');
  await expect(reader.marks).toHaveCount(0);
});

test('words that do not read as promised are not marked, and the page says so', async ({ page }) => {
  await openFirstHit(page);
  const reader = readerScreen(page);
  await reader.marked();
  const address = new URL(page.url());
  const route = address.hash.slice(0, address.hash.indexOf('?'));
  await page.goto(`${address.origin}/${route}?p=1&c=900000-900050`);
  await reader.whenDrawn(1);
  await expect(page.getByText('so nothing is marked')).toBeVisible();
  await expect(reader.marks).toHaveCount(0);
});

test('find counts every place, walks through them and marks the current one', async ({ page }) => {
  await enterApp(page);
  const library = libraryScreen(page);
  const pages = Array.from({ length: 6 }, (_, index) => ({
    kind: 'text' as const,
    blocks: [`Page ${index + 1} speaks of entropy and\nof heat. Entropy grows.`],
  }));
  await library.import(madeFile('heat.pdf', await makePdf({ pages })));
  await library.whenRead('heat');
  await library.open('heat');
  const reader = readerScreen(page);
  await reader.whenDrawn(1);
  await reader.find('ENTROPY');
  await expect(reader.found).toHaveText('1 of 12');
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('Enter');
  await expect(reader.found).toHaveText('5 of 12');
  await expect(page.locator('[data-page="3"]').locator('mark[data-mark~="current"]')).toHaveText('entropy');
  await expect(reader.pageBox).toHaveValue('3');
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('Shift+Enter');
  await expect(reader.found).toHaveText('4 of 12');
  await reader.find('enthalpy');
  await expect(reader.found).toHaveText('Not found');
  await page.keyboard.press('Escape');
  await expect(page.locator('mark[data-mark]')).toHaveCount(0);
});

test('the keyboard turns pages, goes to one, opens the contents and keeps the place for next time', async ({
  page,
}) => {
  await enterApp(page);
  const library = libraryScreen(page);
  const pages = Array.from({ length: 9 }, (_, index) => ({
    kind: 'text' as const,
    blocks: [{ heading: `Chapter ${index + 1}` }, 'Some words of this chapter.'],
  }));
  const outline = [
    { title: 'The beginning', page: 1 },
    { title: 'The middle', page: 5 },
  ];
  await library.import(madeFile('book.pdf', await makePdf({ pages, outline })));
  await library.whenRead('book');
  await library.open('book');
  const reader = readerScreen(page);
  await reader.whenDrawn(1);
  await page.keyboard.press('PageDown');
  await expect(reader.pageBox).toHaveValue('2');
  await page.keyboard.press('ArrowRight');
  await expect(reader.pageBox).toHaveValue('3');
  await page.keyboard.press('PageUp');
  await expect(reader.pageBox).toHaveValue('2');
  await reader.goTo(8);
  await expect(reader.pageBox).toHaveValue('8');
  await page.getByRole('region', { name: 'book, pages' }).focus();
  await page.keyboard.press('t');
  await page
    .getByRole('navigation', { name: 'Contents' })
    .getByRole('button', { name: /The middle/ })
    .click();
  await expect(reader.pageBox).toHaveValue('5');
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('tab', { name: 'Pages' }).click();
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Page 4' }).click();
  await expect(reader.pageBox).toHaveValue('4');

  await goTo(page, 'Library');
  await library.open('book');
  await expect(reader.pageBox).toHaveValue('4');
  await reader.whenDrawn(4);
});

test('a file that is left while it opens complains of nothing', async ({ page }) => {
  await enterApp(page);
  await importFile(page, samplePath);
  await page.getByTestId('material').getByRole('link').first().click();
  await page.waitForURL(/\/read\/./);
  const { hash } = new URL(page.url());
  const go = (to: string) => page.evaluate((next) => window.location.assign(next), to);
  for (let delay = 60; delay <= 300; delay += 20) {
    await go('#/settings/about');
    await expect(page.locator('[data-page]')).toHaveCount(0);
    await go(hash);
    await page.waitForTimeout(delay);
  }
});

test('selected words are copied with their source and carried into a question', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await enterApp(page);
  const library = libraryScreen(page);
  const pdf = await makePdf({ pages: [{ kind: 'text', blocks: ['Osmosis moves water.'] }] });
  await library.import(madeFile('water.pdf', pdf));
  await library.whenRead('water');
  await library.open('water');
  await readerScreen(page).whenDrawn(1);
  await page.getByText('Osmosis moves water.').click({ clickCount: 3 });
  await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByText('Copied with its source')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    '“Osmosis moves water.” (water, p. 1)',
  );
  await page.keyboard.press('q');
  await expect(page.getByRole('textbox', { name: 'Your question' })).toHaveValue(/Osmosis moves water/);
});

test('a text file is read, found in and marked like a PDF', async ({ page }) => {
  await enterApp(page);
  const library = libraryScreen(page);
  const notes = `# Cells\n\nThe **nucleus** holds the genome.\n\n${'Filler about nothing much at all. '.repeat(90)}\n\n## Energy\n\nMitochondria make most of the ATP.`;
  await library.import(madeFile('notes.md', notes));
  await library.whenRead('notes');
  await goTo(page, 'Search');
  await page.getByRole('textbox', { name: 'Search everything you have added' }).fill('mitochondria');
  await page.getByTestId('hit').first().click();
  const reader = readerScreen(page);
  expect(await reader.marked()).toContain('mitochondriamakemostoftheatp');
  await expect.poll(() => reader.markIsInView()).toBe(true);
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await reader.find('genome');
  await expect(reader.found).toHaveText('1 of 1');
  await expect(reader.current).toHaveText('genome');
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await page
    .getByRole('navigation', { name: 'Contents' })
    .getByRole('button', { name: /Energy/ })
    .click();
  await expect(page.getByRole('heading', { name: 'Energy' })).toBeInViewport();
  await expect(page.locator('strong')).toHaveText('nucleus');
});

test.describe('when the file is gone from the disk', () => {
  test.use({ allowPageErrors: true });
  test('the reader says so in one sentence with a way out', async ({ page, host }) => {
    const { rm } = await import('node:fs/promises');
    await enterApp(page);
    const library = libraryScreen(page);
    await library.import(
      madeFile('lost.pdf', await makePdf({ pages: [{ kind: 'text', blocks: ['Here.'] }] })),
    );
    await library.whenRead('lost');
    await rm(`${host.dataDir}/files`, { recursive: true });
    await library.open('lost');
    await expect(page.getByRole('alert')).toContainText('This file cannot be read.');
    await expect(page.getByRole('alert').getByRole('button')).toBeVisible();
  });
});
