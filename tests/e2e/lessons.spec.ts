// Lessons: a subject that comes with the app, one's own, a video file, and what a PDF proposes.
import { readFile } from 'node:fs/promises';
import { seriousFaults } from './pages/accessibility.ts';
import { enterApp, importFile } from './pages/entry.ts';
import { recordFilm } from './pages/film.ts';
import { lessonsScreen } from './pages/lessons.ts';
import { samplePath } from './support/material.ts';
import { expect, test } from './support/test.ts';

test('a ready-made subject is added, read, and changed like one’s own', async ({ page }) => {
  await enterApp(page);
  const lessons = lessonsScreen(page);
  await lessons.open();
  await expect(lessons.main.getByRole('button', { name: /^Add to my subjects/ }).first()).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await lessons.add('Cell biology');
  await lessons.lesson('Photosynthesis').click();
  await expect(lessons.main.getByRole('heading', { name: 'Two stages in one chloroplast' })).toBeVisible();
  await expect(lessons.main.locator('.katex').first()).toBeVisible();
  await expect(lessons.done).toBeDisabled();
  await expect(lessons.main.getByRole('button', { name: 'Take the quiz' })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);

  await lessons.choose('Photosynthesis', 'Edit');
  await lessons.main.getByRole('textbox', { name: 'Title' }).fill('Sugar from light');
  await lessons.main
    .getByRole('textbox', { name: 'Text' })
    .fill('## Rewritten\n\nLight makes $C_6H_{12}O_6$.');
  await expect(lessons.main.getByRole('heading', { name: 'Rewritten' })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('Control+s');
  await expect(lessons.main.getByRole('heading', { name: 'Sugar from light' })).toBeVisible();
});

test('a lesson of one’s own is done once it has been open for a while, and moves by keys', async ({
  page,
}) => {
  await enterApp(page);
  const lessons = lessonsScreen(page);
  await lessons.open();
  await lessons.newSubject('Physics');
  await lessons.newTopic('Waves');
  await lessons.newLesson('Crests', 1, 'A crest is the top of a wave.');
  await expect(lessons.done).toBeDisabled();
  await expect(lessons.done).toBeEnabled({ timeout: 20_000 });
  await lessons.done.click();
  await expect(page.getByText('+11 XP')).toBeVisible();
  await lessons.main.getByRole('link', { name: 'Physics › Waves' }).click();
  await expect(lessons.main.getByText('1 of 1 lesson done').first()).toBeVisible();

  await lessons.newLesson('Echoes', 1, 'An echo comes back.');
  await lessons.main.getByRole('link', { name: 'Physics › Waves' }).click();
  await lessons.lesson('Echoes').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(lessons.main.locator('ol > li').first()).toContainText('Echoes');
  await expect(lessons.lesson('Echoes')).toBeFocused();
  await lessons.choose('Echoes', 'Put away');
  await expect(lessons.lesson('Echoes')).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(lessons.lesson('Echoes')).toBeVisible();
});

test('a video file is copied in, played, and gone on with where it was left', async ({ page }) => {
  await enterApp(page);
  const lessons = lessonsScreen(page);
  await lessons.open();
  await lessons.newSubject('Physics');
  await lessons.newTopic('Waves');
  await lessons.main.getByRole('link', { name: /^New lesson in/ }).click();
  await lessons.main.getByRole('textbox', { name: 'Title' }).fill('Crests');
  await lessons.main.getByRole('textbox', { name: 'Minutes' }).fill('1');
  await lessons.main.getByRole('radio', { name: 'Video' }).click();
  const picker = lessons.main.locator('input[type=file]');
  // What is dropped on the field is for the lesson, not for the library, which takes what is dropped elsewhere.
  const dataTransfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['not a film, whatever its name'], 'film.mp4', { type: 'video/mp4' }));
    return data;
  });
  const field = lessons.main.getByRole('group', { name: 'A file from this computer' });
  for (const event of ['dragenter', 'dragover', 'drop']) await field.dispatchEvent(event, { dataTransfer });
  await expect(lessons.main.getByRole('alert')).toContainText('MP4, WebM, OGV and MOV work');
  expect(await seriousFaults(page)).toEqual([]);
  const buffer = await recordFilm(page, 5);
  await picker.setInputFiles({ name: 'crests.webm', mimeType: 'video/webm', buffer });
  await expect(lessons.main.getByLabel('crests.webm')).toBeVisible();
  await page.keyboard.press('Control+s');

  const film = lessons.main.getByLabel('Crests').locator('video');
  const at = () => film.evaluate((video: HTMLVideoElement) => video.currentTime);
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.readyState)).toBeGreaterThan(0);
  await expect(lessons.done).toBeDisabled();
  await expect(lessons.main.getByText('of the video')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await film.focus();
  await page.keyboard.press('Space');
  await expect.poll(at).toBeGreaterThan(1.5);
  await page.keyboard.press('Space');
  expect(await film.evaluate((video: HTMLVideoElement) => video.paused)).toBe(true);
  const left = await at();

  await lessons.main.getByRole('link', { name: 'Physics › Waves' }).click();
  await lessons.lesson('Crests').click();
  await expect.poll(at).toBeGreaterThan(left - 0.3);
  expect(await at()).toBeLessThan(left + 0.3);
  const saving = page.waitForEvent('download');
  await lessons.main.getByRole('link', { name: 'Save a copy' }).click();
  const copy = await saving;
  expect(copy.suggestedFilename()).toBe('crests.webm');
  expect((await readFile(await copy.path())).equals(buffer)).toBe(true);

  // Played from end to end it is seen, and the lesson may be done once that was long enough.
  await film.evaluate((video: HTMLVideoElement) => {
    video.currentTime = 0;
  });
  await film.focus();
  await page.keyboard.press('Space');
  await expect(lessons.done).toBeEnabled({ timeout: 30_000 });
  await lessons.done.click();
  await expect(page.getByText('+11 XP')).toBeVisible();

  await lessons.choose('Crests', 'Edit');
  await lessons.main.getByRole('radio', { name: 'An address on the web' }).click();
  await lessons.main.getByRole('textbox', { name: 'Address of the video' }).fill('https://example.org/film');
  await page.keyboard.press('Control+s');
  await expect(lessons.main.getByText('https://example.org/film')).toBeVisible();
  await expect(film).toHaveCount(0);
});

test('a PDF proposes topics and lessons, which open its pages', async ({ page }) => {
  await enterApp(page);
  await importFile(page, samplePath);
  const lessons = lessonsScreen(page);
  await lessons.open();
  await lessons.main.getByRole('button', { name: 'From a PDF' }).click();
  await page.getByRole('dialog').getByRole('button').first().click();
  const wanted = lessons.main.getByRole('checkbox', { name: /^Make the lesson/ });
  await expect(wanted.first()).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await wanted.last().click();
  const title = lessons.main.getByRole('textbox', { name: /^Title of lesson 1 in/ }).first();
  await title.fill('The beginning');
  await lessons.main.getByRole('button', { name: 'Make them' }).click();
  await lessons.lesson('The beginning').click();
  await expect(page.locator('[data-page="1"][data-drawn]')).toBeVisible({ timeout: 30_000 });
});
