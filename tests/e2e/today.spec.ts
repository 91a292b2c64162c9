// The day's own screen: what a new student sees first, what makes the day count, and where one goes on.
import { addDays, localDay } from '../../src/renderer/lib/days.ts';
import { seriousFaults } from './pages/accessibility.ts';
import { askScreen } from './pages/ask.ts';
import { enterApp, goTo, importFile } from './pages/entry.ts';
import { practiceScreen } from './pages/practice.ts';
import { readerScreen } from './pages/reader.ts';
import { todayScreen } from './pages/today.ts';
import { samplePath } from './support/material.ts';
import { expect, test } from './support/test.ts';

test('a new student finds a place to drop files, the day and its streak on the first screen', async ({
  page,
}) => {
  await page.setViewportSize({ width: 960, height: 640 });
  await enterApp(page);
  const today = todayScreen(page);
  await expect(page.getByRole('heading', { name: 'Drop a PDF here' })).toBeInViewport();
  await expect(today.goal).toBeInViewport();
  await expect(today.day.getByText('Today can be day 1')).toBeInViewport();
  await expect(today.day.getByText('10 minutes or 5 answers make today count')).toBeInViewport();
  await expect(today.strip).toHaveCount(14);
  await expect(today.strip.last()).toContainText('today: still open');
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Try with a sample chapter' }).click();
  await readerScreen(page).whenDrawn(1);
});

test('five answers make the day count, and Today leads on to what was begun', async ({ page }) => {
  await enterApp(page);
  await importFile(page, samplePath);
  await goTo(page, 'Ask');
  await askScreen(page).ask('What is working memory?');
  const solved = page.getByRole('button', { name: 'Solved' });
  await solved.press('Enter');
  await expect(solved).toHaveAttribute('aria-pressed', 'true');
  await goTo(page, 'Practice');
  const practice = practiceScreen(page);
  await practice.make();
  await practice.takeAll();

  await page.keyboard.press('Control+1');
  const today = todayScreen(page);
  await expect(today.day.getByText('1 day', { exact: true })).toBeVisible();
  await expect(today.day.getByText('Counts today')).toBeVisible();
  await expect(today.strip.last()).toContainText('today: counts');
  await expect(today.goOn(/What is working memory\? solved/)).toBeVisible();

  await goTo(page, 'Practice');
  await practice.make();
  await practice.answer();
  await page.keyboard.press('Control+1');
  await today.goOn(/^Open quiz/).click();
  await expect(page.getByText(/^Question \d of 5$/)).toBeVisible();
});

test('a quiz that was left is the next step, and a kind of steps can be switched off and on', async ({
  page,
}) => {
  await enterApp(page);
  await importFile(page, samplePath);
  await goTo(page, 'Practice');
  const practice = practiceScreen(page);
  await practice.make();
  await practice.answer();
  await page.keyboard.press('Control+1');
  const { next } = todayScreen(page);
  const step = next.getByRole('listitem').filter({ hasText: 'You stopped at question 2 of 5' });
  await step.getByRole('button', { name: 'Open quizzes: put aside' }).click();
  await page.getByRole('menuitem', { name: 'Don’t suggest this kind' }).click();
  await expect(step).toBeHidden();
  await page.goto(page.url().replace(/#.*/, '#/settings/study'));
  await page.getByRole('button', { name: 'Suggest again: Open quizzes' }).press('Enter');
  await page.keyboard.press('Control+1');
  await step.getByRole('link', { name: 'Go on' }).click();
  await expect(page.getByText('Question 2 of 5')).toBeVisible();
});

test('a holiday is planned and ended, and one too long is turned down', async ({ page }) => {
  await enterApp(page);
  const today = todayScreen(page);
  const now = localDay(Date.now());
  await today.planHoliday(addDays(now, 20));
  await expect(today.dialog.getByRole('alert')).toContainText('Choose 1 to 14 days');
  await today.dialog.getByLabel('Last day').fill(addDays(now, 3));
  await today.dialog.getByRole('button', { name: 'Start holiday' }).click();
  await expect(today.day.getByText(/^Holiday until/)).toBeVisible();
  await expect(today.day.getByText('On holiday: the streak waits')).toBeVisible();
  await today.day.getByRole('button', { name: 'End holiday' }).click();
  await expect(today.day.getByRole('button', { name: 'Plan a holiday' })).toBeVisible();
});
