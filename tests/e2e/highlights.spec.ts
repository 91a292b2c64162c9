// Marking: words highlighted by key and by button, noted, found again in the panel and in Notes, made a card, taken back.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { makePdf } from '../fixtures/pdf.ts';
import { seriousFaults } from './pages/accessibility.ts';
import { enterApp, goTo } from './pages/entry.ts';
import { libraryScreen, madeFile } from './pages/library.ts';
import { readerScreen } from './pages/reader.ts';
import { expect, test } from './support/test.ts';

const marks = (page: Page) => page.locator('mark[data-highlight]');
const panel = (page: Page) => page.getByRole('dialog', { name: /^Highlight, page/ });

/** Selects the words as a pointer would have, and lets go. */
async function select(page: Page, words: string): Promise<void> {
  await page.locator('[data-page]').getByText(words).first().waitFor();
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('[data-page]')!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf(wanted);
      if (at === -1) continue;
      document.getSelection()!.setBaseAndExtent(node, at, node, at + wanted.length);
      document.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
      return;
    }
    throw new Error(`not on the page: ${wanted}`);
  }, words);
  await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeVisible();
}

test('words are highlighted, noted, found again and taken back', async ({ page }) => {
  await enterApp(page);
  const library = libraryScreen(page);
  const pdf = await makePdf({
    pages: [
      { kind: 'text', blocks: ['Osmosis moves water through\na membrane that holds salt back.'] },
      { kind: 'text', blocks: ['Diffusion needs no membrane.'] },
    ],
  });
  await library.import(madeFile('water.pdf', pdf));
  await library.whenRead('water');
  await library.open('water');
  const reader = readerScreen(page);
  await reader.whenDrawn(1);

  await test.step('by key, and with a note', async () => {
    await select(page, 'Osmosis moves');
    await page.keyboard.press('h');
    await expect(marks(page)).toHaveText(['Osmosis moves']);
    await select(page, 'salt back');
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Note' }).fill('Why **salt**?');
    await page.keyboard.press('Escape');
    await expect(panel(page)).toBeHidden();
    await expect(page.locator('mark[data-noted]')).toHaveText('salt back');
    await expect(page.locator('mark[data-noted]')).toBeFocused();
    await expect(page.getByTestId('note-bubble').locator('strong')).toHaveText('salt');
  });

  await test.step('recoloured by keyboard, and there after a reload', async () => {
    await page.getByRole('button', { name: 'Osmosis moves' }).focus();
    await page.keyboard.press('Enter');
    await panel(page).getByRole('button', { name: 'Pink' }).click();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.reload();
    await reader.whenDrawn(1);
    await expect(page.locator('mark[data-colour="pink"]')).toHaveText('Osmosis moves');
    await expect(page.getByRole('button', { name: 'salt back' })).toHaveAccessibleDescription(
      'Yellow highlight. Note: Why **salt**?',
    );
  });

  await test.step('made a card, which knows its page', async () => {
    await page.getByRole('button', { name: 'Osmosis moves' }).click();
    await panel(page).getByRole('button', { name: 'Make a card' }).click();
    const dialog = page.getByRole('dialog', { name: 'Make a card' });
    await dialog.getByRole('textbox', { name: 'Question' }).fill('What moves water?');
    await expect(dialog.getByRole('textbox', { name: 'Answer' })).toHaveValue('Osmosis moves');
    await dialog.getByRole('button', { name: 'Make card' }).click();
    await expect(page.getByText('Card made')).toBeVisible();
  });

  await test.step('listed beside the pages', async () => {
    await page.getByRole('region', { name: 'water, pages' }).focus();
    await page.keyboard.press('t');
    await page.getByRole('tab', { name: 'Highlights' }).click();
    const list = page.getByRole('region', { name: 'Highlights' });
    await expect(list.getByRole('listitem')).toHaveCount(2);
    await list.getByRole('searchbox').fill('why');
    await expect(list.getByRole('listitem')).toHaveCount(1);
    await reader.goTo(2);
    await list.getByRole('button', { name: /salt back/ }).click();
    await expect(page.locator('mark[data-noted]')).toBeInViewport();
    await list.getByRole('button', { name: 'Edit highlight' }).click();
    await expect(panel(page)).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  await test.step('collected in Notes, saved as a file, deleted and brought back', async () => {
    await goTo(page, 'Notes');
    await page.getByRole('navigation', { name: 'Notes and highlights' }).getByText('Highlights').click();
    const rows = page.getByTestId('highlight');
    await expect(rows).toHaveCount(2);
    await page.evaluate(() => {
      document.documentElement.dataset.theme = 'dark';
    });
    expect(await seriousFaults(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as file' }).click();
    const saved = await readFile(await (await download).path(), 'utf8');
    expect(saved).toContain('## water\n\n### Page 1\n\n> Osmosis moves\n\n> salt back\n\nWhy **salt**?');
    await page.getByRole('searchbox').fill('osmosis');
    await expect(rows).toHaveCount(1);
    await rows.getByRole('button', { name: 'Delete' }).click();
    await expect(rows).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(rows).toHaveCount(1);
    await rows.getByRole('link', { name: 'water, p. 1' }).click();
    expect(await reader.marked()).toBe('osmosismoves');
  });
});

test('a text file is marked over its markup', async ({ page }) => {
  await enterApp(page);
  const library = libraryScreen(page);
  await library.import(
    madeFile('cells.md', '# Cells\n\nThe **nucleus** holds the genome.\n\nRibosomes read it.'),
  );
  await library.whenRead('cells');
  await library.open('cells');
  await expect(page.locator('strong', { hasText: 'nucleus' })).toBeVisible();
  await page.evaluate(() => {
    const [strong] = [...document.querySelectorAll('[data-page] strong')];
    const after = strong!.nextSibling!.firstChild!;
    document.getSelection()!.setBaseAndExtent(strong!.firstChild!, 3, after, 6);
    document.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
  });
  await page.getByRole('toolbar').getByRole('button', { name: 'Highlight: Green' }).click();
  await expect(marks(page)).toHaveText(['leus', ' holds']);
  await marks(page).last().click();
  await expect(panel(page).getByRole('button', { name: 'Green', pressed: true })).toBeVisible();
  await panel(page).getByRole('button', { name: 'Delete' }).click();
  await expect(marks(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(marks(page)).toHaveCount(2);
});
