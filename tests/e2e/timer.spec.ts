// The timer in the browser: started and steered on any screen, told by the tab, kept over a restart, mended afterwards.
import { seriousFaults } from './pages/accessibility.ts';
import { enterApp, goTo } from './pages/entry.ts';
import { lessonsScreen } from './pages/lessons.ts';
import { expect, test } from './support/test.ts';

test('a session runs on every screen, is kept over a power cut, and its record can be mended', async ({
  page,
  host,
  restart,
}) => {
  await enterApp(page);
  const today = page.getByRole('main');
  await today.getByRole('radio', { name: '25 min' }).click();
  await today.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(today.getByRole('timer')).toHaveText(/^24:5\d$/);
  expect(await seriousFaults(page)).toEqual([]);
  await goTo(page, 'Library');
  const pill = page.getByTestId('timer-pill');
  await expect(pill).toContainText(/24:\d\d/);
  await expect(page).toHaveTitle(/^24:\d\d · /);
  await page.keyboard.press('Control+Shift+T');
  await pill.click();
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.keyboard.press('Escape');

  await host.kill();
  await restart();
  await page.reload();
  const question = page.getByRole('region', { name: 'Timer' });
  await expect(question.getByText(/were recorded when Lectern ended/)).toBeVisible();
  await question.getByRole('button', { name: 'Save' }).click();
  await expect(question.getByText(/done$/)).toBeVisible();
  await question.getByRole('button', { name: 'Put this away' }).click();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('Past study');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Change the session of/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Minutes').fill('900');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('A session is at most 240 minutes long.');
  await dialog.getByLabel('Time of day').fill('00:00');
  await dialog.getByLabel('Day', { exact: true }).fill('2026-01-05');
  await dialog.getByLabel('Minutes').fill('30');
  await dialog.getByLabel('Note').fill('Chapter two');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const row = page.getByRole('row', { name: /Chapter two/ });
  await expect(row).toContainText('30 min');
  await row.getByRole('button', { name: /^Delete/ }).click();
  await expect(page.getByText('No sessions yet')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
});

test('a session is started from a lesson, turned to another one, and its record tells of it', async ({
  page,
}) => {
  await enterApp(page);
  const lessons = lessonsScreen(page);
  await lessons.open();
  await lessons.newSubject('Physics');
  await lessons.newTopic('Waves');
  await lessons.newLesson('Crests', 1, 'A crest is the top of a wave.');
  const pill = page.getByTestId('timer-pill');
  await lessons.main.getByRole('button', { name: 'Study this' }).click();
  await expect(pill).toContainText('Timer: Crests');
  await expect(lessons.main.getByText('On the timer')).toBeVisible();
  await expect(lessons.main.getByRole('button', { name: 'Study this' })).toBeHidden();
  await lessons.main.getByRole('link', { name: 'Physics › Waves' }).click();
  await lessons.newLesson('Echoes', 1, 'An echo comes back.');
  await lessons.main.getByRole('button', { name: 'Use the timer for this' }).click();
  await expect(pill).toContainText('Timer: Echoes');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(pill).toContainText('Timer: Crests');
  expect(await seriousFaults(page)).toEqual([]);

  await pill.click();
  await page.getByRole('button', { name: 'Studying: Crests. Change' }).click();
  await expect(page.getByRole('option', { name: /^Crests.*chosen$/ }).last()).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('combobox').fill('echo');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Studying: Echoes. Change' })).toBeFocused();
  await page.getByRole('button', { name: 'Finish' }).click();

  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Past study');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /Echoes/ })).toBeVisible();
  await page.getByRole('button', { name: /^Change the session of/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Change a session' });
  await dialog.getByRole('button', { name: 'Studying: Echoes. Change' }).click();
  await page.getByRole('combobox').fill('crests');
  await page.getByRole('option', { name: 'Crests' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('row', { name: /Crests/ })).toBeVisible();
});

test('the small window shows the clock alone and steers the same timer', async ({ page }) => {
  await enterApp(page);
  await page.getByTestId('timer-pill').click();
  const [mini] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Small window' }).click(),
  ]);
  await mini.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(mini.getByRole('timer')).toHaveText(/^24:5\d$/);
  await expect(page.getByTestId('timer-clock')).toHaveText(/^24:\d\d$/);
  expect(await seriousFaults(mini)).toEqual([]);
  await mini.getByRole('button', { name: 'Throw this session away' }).click();
  await expect(page.getByTestId('timer-pill')).toHaveText('Start');
});

test('sample data is looked at and taken away with one click', async ({ page }) => {
  await page.getByRole('button', { name: 'Look around with sample data' }).click();
  await expect(page.getByText('Nothing here is yours')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('main').getByText('12 days')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Remove it and start' }).click();
  await expect(page.getByRole('button', { name: 'Look around with sample data' })).toBeVisible();
});
