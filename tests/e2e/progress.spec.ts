// What studying came to: charts that speak and can be kept, XP with their source, achievements the moment they happen.
import { readFile } from 'node:fs/promises';
import { seriousFaults } from './pages/accessibility.ts';
import { enterApp, goTo, importFile } from './pages/entry.ts';
import { practiceScreen } from './pages/practice.ts';
import { progressScreen } from './pages/progress.ts';
import { samplePath } from './support/material.ts';
import { expect, test } from './support/test.ts';

test('before the first session every chart says when its first bar appears', async ({ page }) => {
  await enterApp(page);
  await page.keyboard.press('Control+7');
  await expect(page.getByText('Your first square fills after one session.')).toBeVisible();
  await expect(page.getByText('Your first bar appears after one session.').first()).toBeVisible();
  await expect(page.getByText('Your first dot appears after one finished quiz.')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
});

test('a quiz is found again in the year, its score, its XP and an achievement, by keyboard', async ({
  page,
}) => {
  await enterApp(page);
  await importFile(page, samplePath);
  await goTo(page, 'Practice');
  const practice = practiceScreen(page);
  await practice.make();
  await practice.takeAll();
  await expect(page.getByText('Achievement: Quiz runner')).toBeVisible();
  await page.keyboard.press('Control+7');
  const progress = progressScreen(page);

  await progress.square.focus();
  await expect(progress.square).toHaveAccessibleName(/: 5 answers$/);
  await page.keyboard.press('ArrowUp');
  await expect(progress.square).toHaveAccessibleName(/: nothing$/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(progress.dayList).toContainText('5 answers · Counted for the streak: Quiz answers');
  await expect(progress.dayList.getByRole('heading')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(progress.dayList).toBeHidden();
  await expect(progress.square).toBeFocused();

  await expect(progress.chart(/^Quiz in the chart/)).toHaveAttribute(
    'aria-valuetext',
    /lectern-sample: \d+%$/,
  );
  await page.getByRole('button', { name: 'Show as a table: Quiz scores' }).click();
  await expect(page.getByRole('region', { name: 'Quiz scores' }).getByRole('row')).toHaveCount(2);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV: Quiz scores' }).click();
  const file = await (await download).path();
  expect(await readFile(file, 'utf8')).toMatch(
    /^\ufeffday,quiz,score_percent\r\n20\d\d-\d\d-\d\d,lectern-sample,\d+\r\n$/,
  );

  await progress.open('Achievements');
  await expect(progress.achievements.filter({ hasText: 'Quiz runner' }).first()).toContainText('Unlocked');
  await expect(progress.achievements.filter({ hasText: 'Steady flame' })).toContainText('1 of 7');
});

test('each XP names its source, opens it, and can be narrowed to one', async ({ page }) => {
  await enterApp(page);
  await importFile(page, samplePath);
  await goTo(page, 'Ask');
  await page.getByRole('textbox', { name: 'Your question' }).fill('What is working memory?');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Solved' }).click();
  await page.getByTestId('xp-pill').click();
  await page.getByRole('link', { name: 'All XP' }).click();
  const progress = progressScreen(page);
  await expect(progress.entries).toHaveCount(1);
  await expect(progress.entries).toContainText(/What is working memory\?.*\+2 XP.*Called solved/);
  await page.getByRole('combobox', { name: 'Source' }).click();
  await page.getByRole('option', { name: 'Quiz' }).click();
  await expect(page.getByRole('heading', { name: 'No XP from this source yet' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Source' }).click();
  await page.getByRole('option', { name: 'Question' }).click();
  await progress.entries.getByRole('link').click();
  await expect(page).toHaveURL(/\/ask\/./);
});
