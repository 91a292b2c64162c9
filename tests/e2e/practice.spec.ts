// Quizzes: taken, left and resumed, disputed, redone.
import type { Page } from '@playwright/test';
import { seriousFaults } from './pages/accessibility.ts';
import { enterApp, goTo, importFile } from './pages/entry.ts';
import { practiceScreen } from './pages/practice.ts';
import { samplePath } from './support/material.ts';
import { expect, test } from './support/test.ts';

async function withSample(page: Page) {
  await enterApp(page);
  await importFile(page, samplePath);
  await goTo(page, 'Practice');
  return practiceScreen(page);
}

test('an answer shows at once whether it was right, why, and the page', async ({ page }) => {
  const practice = await withSample(page);
  await practice.make();
  await practice.answer();
  await expect(practice.onward).toBeFocused();
  await expect(practice.verdict.getByRole('button', { name: 'Show page' })).toBeInViewport();
  await page.keyboard.press('p');
  await expect(page.getByTestId('citation-mark').first()).toBeVisible({ timeout: 30_000 });
});

test('an attempt goes on where it was left, even after the program was killed', async ({
  page,
  host,
  restart,
}) => {
  const practice = await withSample(page);
  await practice.make();
  await practice.answer();
  await practice.onward.click();
  await expect(page.getByText('Question 2 of')).toBeVisible();
  await host.kill();
  await restart();
  await page.goto(`${host.origin}/#/practice`);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText('Question 2 of')).toBeVisible();
});

test('a question called wrong stops counting, and counts again when the report is taken back', async ({
  page,
}) => {
  const practice = await withSample(page);
  await practice.make();
  await page.keyboard.press('x');
  await page.getByRole('dialog').getByRole('button', { name: 'Take it out' }).click();
  await expect(page.getByText('It no longer counts')).toBeVisible();
  await goTo(page, 'Practice');
  await page.getByRole('tab', { name: 'Reported' }).click();
  await page.getByRole('button', { name: 'Count it again' }).click();
  await expect(page.getByText('No reported questions')).toBeVisible();
});

test('the whole quiz can be taken with the keyboard', async ({ page }) => {
  const practice = await withSample(page);
  await practice.make();
  for (let n = 1; n <= 5; n += 1) {
    const typed = page.getByRole('textbox', { name: 'Your answer' });
    if (await typed.isVisible()) await typed.fill('memory');
    else await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await expect(practice.verdict).toBeVisible();
    await page.keyboard.press('Enter');
    if (n < 5) await expect(practice.verdict).toBeHidden();
  }
  await expect(page.getByText(/^\d+ of \d+ right/)).toBeVisible();
});

test('what was missed is kept as a mistake and can be redone', async ({ page }) => {
  const practice = await withSample(page);
  await practice.make();
  await page.getByRole('button', { name: 'I don’t know' }).click();
  await expect(practice.verdict).toBeVisible();
  await goTo(page, 'Practice');
  await page.getByRole('tab', { name: 'Mistakes' }).click();
  await expect(page.getByText('You did not know')).toBeVisible();
});

test('Practice has no serious accessibility fault, empty, in a question or at the result', async ({
  page,
}) => {
  // A notice that is still fading in would be measured halfway.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const practice = await withSample(page);
  expect(await seriousFaults(page)).toEqual([]);
  await practice.make();
  expect(await seriousFaults(page)).toEqual([]);
  await practice.answer();
  expect(await seriousFaults(page)).toEqual([]);
  await practice.onward.click();
  await expect(practice.verdict).toBeHidden();
  await page.getByRole('button', { name: 'Finish' }).first().click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Finish' }).click();
  await expect(page.getByText(/^\d+ of \d+ right/)).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
});
