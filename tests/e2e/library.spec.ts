// Taking files in, keeping them in order, and taking every step back.
import { makeLongPdf, makePdf } from '../fixtures/pdf.ts';
import { seriousFaults } from './pages/accessibility.ts';
import { enterApp, goTo } from './pages/entry.ts';
import { libraryScreen, madeFile, nameIn } from './pages/library.ts';
import { readerScreen } from './pages/reader.ts';
import { expect, test } from './support/test.ts';

const prose =
  'Photosynthesis turns the energy of light into sugar.\nIt happens in the leaves of green plants.';
const textPage = { kind: 'text' as const, blocks: [{ heading: 'Photosynthesis' }, prose] };
const plain = async (name: string) => madeFile(name, await makePdf({ pages: [textPage] }));

test('an empty library offers a place to drop files and a sample that opens in the reader', async ({
  page,
}) => {
  await enterApp(page);
  await goTo(page, 'Library');
  await expect(page.getByRole('heading', { name: 'Drop a PDF here' })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Try with a sample chapter' }).click();
  await readerScreen(page).whenDrawn(1);
});

/** Enough that a hand is quicker than the reading, on any machine. */
const longPages = 2000;

test('a long file is watched while it is read, paused, and goes on to its end', async ({ page }) => {
  await enterApp(page);
  const library = libraryScreen(page);
  await library.import(madeFile('long.pdf', await makeLongPdf(longPages)));
  const row = library.file('long');
  await expect(row.getByTestId('reading')).toContainText(/Reading \d+\//);
  await row.getByRole('button', { name: 'Pause reading long' }).click();
  await expect(row.getByTestId('reading')).toContainText(/Paused at \d+\//);
  await row.getByRole('button', { name: 'Go on reading long' }).click();
  await expect(row).toContainText(`${longPages.toLocaleString('en-GB')} pages`, { timeout: 60_000 });
});

test('reading that was stopped keeps its pages and can be taken up again', async ({ page }) => {
  await enterApp(page);
  const library = libraryScreen(page);
  await library.import(madeFile('long.pdf', await makeLongPdf(longPages)));
  const row = library.file('long');
  await expect(row.getByTestId('reading')).toContainText(/Reading [1-9]\d*\//);
  await row.getByRole('button', { name: 'Stop reading long' }).click();
  await expect(row).toContainText('Reading was stopped.');
  await expect(row).toContainText(/[1-9]\d* pages were read and can be used/);
  await row.getByRole('button', { name: 'Try again' }).click();
  await expect(row).toContainText(`${longPages.toLocaleString('en-GB')} pages`, { timeout: 60_000 });
});

test('every page is accounted for, in one line and on the page about the file', async ({ page }) => {
  await enterApp(page);
  const library = libraryScreen(page);
  const mixed = await makePdf({ pages: [textPage, { kind: 'image' }, textPage, { kind: 'image' }] });
  await library.import(madeFile('mixed.pdf', mixed));
  await expect(library.file('mixed')).toContainText('2 of 4 pages readable · 2 scanned (2, 4)', {
    timeout: 60_000,
  });
  await library.choose('mixed', 'Details');
  await expect(page.getByText('These pages are pictures.')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
});

test('a scan is not called ready: it says that it holds no text and still shows its pages', async ({
  page,
}) => {
  await enterApp(page);
  const library = libraryScreen(page);
  await library.import(madeFile('scan.pdf', await makePdf({ pages: [{ kind: 'image' }] })));
  const row = library.file('scan');
  await expect(row).toContainText('No page of this file has readable text.');
  await row.getByRole('button', { name: 'Show pages' }).click();
  await readerScreen(page).whenDrawn(1);
});

test('a locked file asks for its password, refuses a wrong one and is read with the right one', async ({
  page,
}) => {
  await enterApp(page);
  const library = libraryScreen(page);
  const locked = await makePdf({ pages: [textPage], password: 'chlorophyll' });
  await library.import(madeFile('locked.pdf', locked));
  const row = library.file('locked');
  await row.getByRole('button', { name: 'Enter password' }).click();
  const dialog = page.getByRole('dialog', { name: 'Unlock this file' });
  await dialog.getByLabel('Password').fill('carotene');
  await dialog.getByRole('button', { name: 'Unlock' }).click();
  await expect(dialog.getByRole('alert')).toContainText('not the password');
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByLabel('Password').fill('chlorophyll');
  await dialog.getByRole('button', { name: 'Unlock' }).click();
  await library.whenRead('locked');

  await library.open('locked');
  await page.getByLabel('Password').fill('chlorophyll');
  await page.getByRole('main').getByRole('button', { name: 'Open', exact: true }).click();
  await readerScreen(page).whenDrawn(1);
});

test('a file that cannot be taken says why and does not hold up the others', async ({ page }) => {
  await enterApp(page);
  const library = libraryScreen(page);
  await library.import(
    madeFile('broken.pdf', '%PDF-1.7\nnothing here'),
    madeFile('film.mp4', 'not a document'),
    await plain('good.pdf'),
  );
  await library.whenRead('good');
  await expect(page.getByRole('list', { name: 'Files being added' })).toContainText(
    'This kind of file cannot be imported yet.',
  );
  await expect(library.file('broken')).toContainText('This file cannot be read.');
  await page.getByRole('button', { name: 'Take film.mp4 off the list' }).click();
  await expect(page.getByRole('list', { name: 'Files being added' })).toHaveCount(0);
});

test('the same file twice is recognised and opened instead of doubled', async ({ page }) => {
  await enterApp(page);
  const library = libraryScreen(page);
  const file = await plain('leaves.pdf');
  await library.import(file);
  await library.whenRead('leaves');
  await library.import({ ...file, name: 'leaves again.pdf' });
  await expect(page.getByText('“leaves” is already in your library')).toBeVisible();
  await expect(library.files).toHaveCount(1);
});

test('a file is renamed, moved and deleted, and each of these is undone', async ({ page }) => {
  await enterApp(page);
  const library = libraryScreen(page);
  await library.import(await plain('leaves.pdf'));
  await library.whenRead('leaves');

  await library.choose('leaves', 'Rename');
  await nameIn(page.getByRole('dialog', { name: 'Rename file' }), 'Green leaves');
  await expect(library.file('Green leaves')).toBeVisible();
  await library.undo();
  await expect(library.file('leaves')).toBeVisible();

  await library.choose('leaves', 'Move');
  const move = page.getByRole('dialog', { name: 'Move 1 file' });
  await move.getByRole('combobox', { name: 'Subject' }).click();
  await page.getByRole('option', { name: 'New subject…' }).click();
  await move.getByLabel('Name').fill('Biology');
  await move.getByRole('button', { name: 'Move' }).click();
  await expect(library.shelf(/^Biology 1/)).toBeVisible();
  await page
    .getByText('1 file moved to Biology')
    .locator('xpath=ancestor::li')
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(library.shelf(/^On no shelf 1/)).toBeVisible();

  await library.choose('leaves', 'Delete');
  await expect(library.files).toHaveCount(0);
  await library.shelf(/^Recently deleted 1/).click();
  await expect(page.getByText('deleted now')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Restore' }).click();
  await library.shelf(/^All files/).click();
  await expect(library.file('leaves')).toBeVisible();
});

test('several files are chosen, moved to a topic and deleted for good together', async ({ page }) => {
  await enterApp(page);
  const library = libraryScreen(page);
  const other = await makePdf({ pages: [{ kind: 'text', blocks: ['Roots drink water from the soil.'] }] });
  await library.import(await plain('leaves.pdf'), madeFile('roots.pdf', other));
  await library.whenRead('leaves');
  await library.whenRead('roots');
  await library.newSubject('Biology');
  await library.shelves.getByRole('button', { name: 'Biology: more' }).click();
  await page.getByRole('menuitem', { name: 'New topic' }).click();
  await nameIn(page.getByRole('dialog', { name: 'New topic in Biology' }), 'Plants');
  await library.shelf(/^All files/).click();

  await page.getByRole('checkbox', { name: 'Select leaves' }).click();
  await page.getByRole('button', { name: 'Select all' }).click();
  await page.getByRole('toolbar', { name: 'Selected files' }).getByRole('button', { name: 'Move' }).click();
  const move = page.getByRole('dialog', { name: 'Move 2 files' });
  await move.getByRole('combobox', { name: 'Subject' }).click();
  await page.getByRole('option', { name: 'Biology' }).click();
  await move.getByRole('combobox', { name: 'Topic' }).click();
  await page.getByRole('option', { name: 'Plants' }).click();
  await move.getByRole('button', { name: 'Move' }).click();
  await library.shelf(/^Plants 2/).click();
  await expect(library.files).toHaveCount(2);
  expect(await seriousFaults(page)).toEqual([]);

  await page.getByRole('checkbox', { name: 'Select leaves' }).click();
  await page.getByRole('button', { name: 'Select all' }).click();
  await page.getByRole('toolbar', { name: 'Selected files' }).getByRole('button', { name: 'Delete' }).click();
  await library.shelf(/^Recently deleted 2/).click();
  await page.getByRole('button', { name: 'Delete all for good' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing was deleted' })).toBeVisible();
});

test('a subject that is deleted keeps its files and comes back with them', async ({ page }) => {
  await enterApp(page);
  await goTo(page, 'Library');
  const library = libraryScreen(page);
  await library.newSubject('Biology');
  await expect(page.getByRole('heading', { level: 1, name: 'Biology' })).toBeVisible();
  await library.import(await plain('leaves.pdf'));
  await library.whenRead('leaves');
  await expect(library.shelf(/^Biology 1/)).toBeVisible();
  await library.shelves.getByRole('button', { name: 'Biology: more' }).click();
  await page.getByRole('menuitem', { name: 'Delete subject' }).click();
  await expect(library.shelf(/^Biology/)).toHaveCount(0);
  await expect(library.file('leaves')).toBeVisible();
  await page
    .getByText('“Biology” was deleted. Its files are kept.')
    .locator('xpath=ancestor::li')
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(library.shelf(/^Biology 1/)).toBeVisible();
});

test('files dropped on another screen land in the library', async ({ page }) => {
  await enterApp(page);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Search' }).click();
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.md', { type: 'text/markdown' }));
    return transfer;
  }, '# Dropped\n\nThis came through the window.');
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: dropped });
  await expect(page.getByText('Drop to add to your library')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
  await expect(page.getByText('Drop to add to your library')).toBeHidden();
  await libraryScreen(page).whenRead('dropped');
});
