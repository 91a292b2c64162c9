// What every screen must be: usable by anyone in both themes, whole at 200 % and with longer words, still when asked.
import type { Page } from '@playwright/test';
import { seriousFaults } from './pages/accessibility.ts';
import { enterApp, goTo } from './pages/entry.ts';
import { clippedButtons, hardCoded, offSideways } from './pages/layout.ts';
import { askedQuestion, makeScreens, openScreen } from './pages/screens.ts';
import { expect, test } from './support/test.ts';

/** What a student named: the profile as it is without a name, the sample, its file, its language, and the question. */
const names = [
  'Student',
  'Lectern',
  'How Memory Works',
  'lectern-sample',
  'lectern-sample.pdf',
  'English',
  askedQuestion,
];

test('every screen is accessible in both themes, whole at 200 %, and speaks only through its messages', async ({
  page,
  host,
  browser,
}) => {
  test.setTimeout(240_000);
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
  const screens = await makeScreens(page);

  await test.step('both themes', async () => {
    for (const screen of screens) {
      await openScreen(page, screen);
      await bothThemes(page, screen.name);
    }
  });

  await test.step('200 %', async () => {
    // A window of 1280 × 800 at twice the size has this many CSS pixels.
    await page.setViewportSize({ width: 640, height: 400 });
    for (const screen of screens) {
      await openScreen(page, screen);
      expect.soft(await offSideways(page), screen.name).toEqual([]);
    }
  });

  await test.step('40 % longer words', async () => {
    // A browser that asks for the pseudo-language gets it, since no other was chosen.
    const context = await browser.newContext({ locale: 'en-XA', viewport: { width: 1280, height: 800 } });
    const longer = await context.newPage();
    await longer.goto(host.link());
    // The shell is up and its first screen chosen; an address set before that would be overtaken.
    await longer.waitForURL(/#\/today$/);
    await expect(longer.locator('main h1').first()).toBeVisible();
    for (const screen of screens) {
      await openScreen(longer, screen);
      expect.soft(await hardCoded(longer, names), screen.name).toEqual([]);
      expect.soft(await clippedButtons(longer), screen.name).toEqual([]);
    }
    await context.close();
  });
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
