// Asking: bands, scopes, markers, history, and questions that try to be something else.
import type { Page } from '@playwright/test';
import { seriousFaults } from './pages/accessibility.ts';
import { askScreen } from './pages/ask.ts';
import { enterApp, goTo, importFile } from './pages/entry.ts';
import { samplePath } from './support/material.ts';
import { expect, test } from './support/test.ts';

async function withSample(page: Page) {
  await enterApp(page);
  await importFile(page, samplePath);
  await goTo(page, 'Ask');
  return askScreen(page);
}

test('what the material does not hold is said, with the words nobody wrote', async ({ page }) => {
  const ask = await withSample(page);
  const answer = await ask.ask('Who painted the Rokeby Venus in Zaragoza?');
  await expect(answer).toContainText('Not in your material');
  await expect(answer.locator('[data-citation]')).toHaveCount(0);
  await expect(answer).toContainText(/No page mentions/);
});

test('a question is found again by a word of its answer, renamed, deleted and brought back', async ({
  page,
}) => {
  const ask = await withSample(page);
  await ask.ask('What is working memory?');
  const list = page.getByRole('complementary', { name: 'Your questions' });
  await list.getByRole('searchbox').fill('working');
  await expect(list.getByRole('link', { name: /working memory/ })).toBeVisible();
  await list.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(list.getByRole('link', { name: /working memory/ })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(list.getByRole('link', { name: /working memory/ })).toBeVisible();
});

test('markers are walked with the bracket keys and Escape leads back to the question', async ({ page }) => {
  const ask = await withSample(page);
  const answer = await ask.ask('What is working memory?');
  await answer.click({ position: { x: 4, y: 4 } });
  await page.locator('body').press(']');
  await expect(page.getByTestId('citation-mark').first()).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary', { name: 'Your questions' })).toBeVisible();
  await expect(ask.marker(answer, 1)).toBeFocused();
});

test('search operators and markup in a question are only words', async ({ page }) => {
  const ask = await withSample(page);
  for (const text of ['"memory AND (NEAR/3', 'memory" OR 1=1 --', '<img src=x onerror=alert(1)> memory']) {
    const answer = await ask.ask(text);
    await expect(answer).toBeVisible();
  }
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
});

test('a question of ten thousand characters is refused before it is sent, with the number too many', async ({
  page,
}) => {
  const ask = await withSample(page);
  await ask.box.fill('a'.repeat(10_000));
  await expect(page.getByText(/Too long by 6000 characters/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ask', exact: true })).toBeDisabled();
});

test('an empty question cannot be asked', async ({ page }) => {
  const ask = await withSample(page);
  await ask.box.fill('   ');
  await expect(page.getByRole('button', { name: 'Ask', exact: true })).toBeDisabled();
});

test('Ask has no serious accessibility fault, empty, answered or beside the page', async ({ page }) => {
  const ask = await withSample(page);
  expect(await seriousFaults(page)).toEqual([]);
  const answer = await ask.ask('What is working memory?');
  expect(await seriousFaults(page)).toEqual([]);
  await ask.marker(answer, 1).click();
  await expect(page.getByTestId('citation-mark').first()).toBeVisible({ timeout: 30_000 });
  expect(await seriousFaults(page)).toEqual([]);
});
