// What every screen must be: usable by anyone in both themes, whole at 200 %, with longer words and from right to left,
// still when asked. A screen is opened once a language, and everything is looked at on that one visit.
import type { Page } from '@playwright/test';
import { seriousFaults } from './pages/accessibility.ts';
import { enterApp, goTo, importFile } from './pages/entry.ts';
import { clippedButtons, hardCoded, offSideways } from './pages/layout.ts';
import { makeScreens, openScreen, ownWords } from './pages/screens.ts';
import { enter } from './support/caller.ts';
import type { Host } from './support/host.ts';
import { samplePath } from './support/material.ts';
import { expect, test } from './support/test.ts';

const usual = { width: 1280, height: 800 };
/** The smallest window the app opens. */
const smallest = { width: 960, height: 640 };
/** What a window of 1280 × 800 has in CSS pixels at twice the size. */
const doubled = { width: 640, height: 400 };

test('every screen is accessible in both themes and whole at 200 %', async ({ page, host }) => {
  test.setTimeout(300_000);
  // Colours that fade from one theme to the other would be measured halfway.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await bothThemes(page, 'welcome');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Skip' })).toBeVisible();
  await bothThemes(page, 'about you');
  await page.getByRole('button', { name: 'Skip' }).click();
  await expect(page.getByRole('button', { name: /sample/i })).toBeVisible();
  await bothThemes(page, 'first day');
  await goTo(page, 'Library');
  await bothThemes(page, 'empty library');
  for (const screen of await makeScreens(page, host)) {
    await openScreen(page, screen);
    await bothThemes(page, screen.name);
    await page.setViewportSize(doubled);
    expect.soft(await offSideways(page), `${screen.name} at 200 %`).toEqual([]);
    await page.setViewportSize(usual);
  }
});

test('every screen speaks only through its messages, and longer words fit in both directions', async ({
  page,
  host,
  browser,
}) => {
  test.setTimeout(240_000);
  await enterApp(page);
  const screens = await makeScreens(page, host);
  const names = ['Student', 'Lectern', 'How Memory Works', 'lectern-sample', 'lectern-sample.pdf', 'USD'];
  const known = [...names, 'English', 'Español', ...ownWords, ...(await shippedWords(host))];
  // A browser that asks for the mirrored pseudo-language gets it, since no other was chosen.
  const context = await browser.newContext({ locale: 'ar-XB', viewport: smallest });
  const mirrored = await context.newPage();
  await mirrored.goto(host.link());
  // The shell is up and its first screen chosen; an address set before that would be overtaken.
  await mirrored.waitForURL(/#\/today$/);
  await expect(mirrored.locator('html[dir="rtl"] main h1').first()).toBeVisible();
  for (const screen of screens) {
    await openScreen(mirrored, screen);
    expect.soft(await hardCoded(mirrored, known), screen.name).toEqual([]);
    for (const direction of ['rtl', 'ltr']) {
      await turn(mirrored, direction);
      const faults = [...(await clippedButtons(mirrored)), ...(await offSideways(mirrored))];
      expect.soft(faults, `${screen.name}, ${direction}`).toEqual([]);
    }
    await turn(mirrored, 'rtl');
  }
  await context.close();
});

test('nothing moves for a student whose system asks for less motion', async ({ page }) => {
  await enterApp(page);
  const menu = page.getByRole('menu');
  const duration = async () => {
    await page.getByRole('button', { name: /profile menu/ }).click();
    const seconds = await menu.evaluate((box) => Number.parseFloat(getComputedStyle(box).animationDuration));
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    return seconds;
  };
  expect(await duration()).toBeGreaterThan(0.05);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await duration()).toBeLessThanOrEqual(0.001);
});

test('less motion leaves measuring alone: a page far down opens where the address says', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await enterApp(page);
  await importFile(page, samplePath);
  await page.getByTestId('material').getByRole('link').first().click();
  await page.waitForURL(/\/read\/./);
  const { hash } = new URL(page.url());
  await page.evaluate(() => location.assign('#/today'));
  await expect(page.getByTestId('day-card')).toBeVisible();
  await page.evaluate((to) => location.assign(to), `${hash.split('?')[0]}?p=9`);
  await expect(page.locator('[data-page="9"][data-drawn]')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Page' })).toHaveValue('9');
});

/** The theme is an attribute of the document; colours are all it changes, so contrast is all that is measured twice. */
async function bothThemes(page: Page, name: string): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'light';
  });
  expect.soft(await seriousFaults(page), `${name}, light`).toEqual([]);
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'dark';
  });
  expect.soft(await seriousFaults(page, ['color-contrast']), `${name}, dark`).toEqual([]);
}

function turn(page: Page, direction: string): Promise<void> {
  return page.evaluate((dir) => {
    document.documentElement.dir = dir;
  }, direction);
}

/** Of the subjects that come with the app: material, in the language it was written in. */
async function shippedWords(host: Host): Promise<string[]> {
  const { client, hangUp } = await enter(host.link());
  const [profile] = await client.people.list();
  await client.people.select({ id: profile!.id });
  const starters = await client.lessons.starters();
  hangUp();
  return starters.flatMap(({ name, description, topics }) => [
    name,
    description,
    ...topics.map((topic) => topic.name),
  ]);
}
