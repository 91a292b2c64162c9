// Every screen of the app with something on it: made once by walking there, then opened by address.
import { expect, type Page } from '@playwright/test';
import { samplePath } from '../support/material.ts';
import { askScreen } from './ask.ts';
import { goTo, importFile } from './entry.ts';
import { practiceScreen } from './practice.ts';

export const askedQuestion = 'What is working memory?';

export interface Screen {
  name: string;
  /** The part of the address behind the origin. */
  at: string;
  /** What is there, in any language, once the screen is drawn. */
  ready: string;
  /** Done after opening, for states an address does not hold. */
  act?: (page: Page) => Promise<unknown>;
}

/** Fills an empty library and returns where everything is. Expects the shell, leaves the page at the end of the walk. */
export async function makeScreens(page: Page): Promise<Screen[]> {
  const here = () => page.url().slice(new URL(page.url()).origin.length);
  await importFile(page, samplePath);
  await page.getByTestId('material').getByRole('link').first().click();
  await page.waitForURL(/\/read\/./);
  const reader = here();

  await goTo(page, 'Ask');
  await askScreen(page).ask(askedQuestion);
  await page.waitForURL(/\/ask\/./);
  const thread = here();

  await goTo(page, 'Practice');
  const practice = practiceScreen(page);
  await practice.make();
  await practice.takeAll();
  const result = here();
  await goTo(page, 'Practice');
  await practice.make();
  await practice.answer();
  const attempt = here();

  const marker = '[data-testid="answer"] [data-citation="1"]';
  return [
    { name: 'today', at: '/#/today', ready: '[data-testid="day-card"]' },
    { name: 'progress', at: '/#/progress', ready: '[role="grid"]' },
    {
      name: 'a day of the year',
      at: '/#/progress',
      ready: '[role="grid"]',
      act: async (shown) => {
        await shown.locator('[role="gridcell"][tabindex="0"]').click();
        await expect(shown.locator('[aria-labelledby="day-list"]')).toBeVisible();
      },
    },
    { name: 'XP', at: '/#/progress/xp', ready: 'main h1' },
    { name: 'achievements', at: '/#/progress/achievements', ready: '[data-testid="achievement"]' },
    { name: 'library', at: '/#/library', ready: '[data-testid="material"]' },
    { name: 'detail', at: reader.replace('read', 'library'), ready: 'main h1' },
    { name: 'reader', at: reader, ready: '[data-page="1"][data-drawn]' },
    { name: 'search', at: '/#/search?q=memory', ready: 'main mark' },
    { name: 'ask', at: '/#/ask', ready: 'main textarea' },
    { name: 'answer', at: thread, ready: marker },
    {
      name: 'answer beside its page',
      at: thread,
      ready: marker,
      act: async (shown) => {
        await shown.locator(marker).first().click();
        await expect(shown.getByTestId('citation-mark').first()).toBeVisible({ timeout: 30_000 });
      },
    },
    { name: 'quizzes', at: '/#/practice', ready: '[role="tabpanel"] li' },
    { name: 'mistakes', at: '/#/practice?tab=mistakes', ready: '[role="tabpanel"][data-state="active"]' },
    { name: 'reported', at: '/#/practice?tab=reports', ready: '[role="tabpanel"][data-state="active"]' },
    { name: 'make a quiz', at: '/#/practice/new', ready: '[role="dialog"] [role="combobox"]' },
    { name: 'cards', at: '/#/practice/cards', ready: '[data-testid="card-row"]' },
    { name: 'figures of the cards', at: '/#/practice/cards?tab=charts', ready: 'main dl' },
    {
      name: 'settings of the cards',
      at: '/#/practice/cards?tab=settings',
      ready: 'main input[type="range"]',
    },
    { name: 'new card', at: '/#/practice/cards/new', ready: '[role="dialog"] textarea' },
    { name: 'cards from a file', at: '/#/practice/cards/from', ready: '[role="dialog"] li' },
    {
      name: 'review',
      at: '/#/practice/review',
      ready: '[data-testid="card"]',
      act: async (shown) => {
        await shown.keyboard.press('Space');
        await expect(shown.getByTestId('answer-side')).toBeAttached();
      },
    },
    { name: 'question', at: attempt, ready: '[data-question]' },
    {
      name: 'verdict',
      at: attempt,
      ready: '[data-question]',
      act: async (shown) => {
        await shown.locator('main nav li button').first().click();
        await expect(shown.getByTestId('verdict')).toBeVisible();
      },
    },
    { name: 'result', at: result, ready: '[data-testid="xp"]' },
    ...['profile', 'appearance', 'language', 'study', 'keyboard', 'storage', 'about'].map((section) => ({
      name: `settings: ${section}`,
      at: `/#/settings/${section}`,
      ready: current(section),
    })),
  ];
}

export async function openScreen(page: Page, { at, ready, act }: Screen): Promise<void> {
  // By way of another screen, so that one opened twice begins anew.
  await go(page, '/#/settings/about');
  await expect(page.locator(current('about'))).toBeVisible();
  await go(page, at);
  await expect(page.locator(ready).first()).toBeVisible({ timeout: 30_000 });
  await act?.(page);
}

const current = (section: string) => `main a[href="#/settings/${section}"][aria-current="page"]`;

function go(page: Page, at: string): Promise<unknown> {
  return page.evaluate((hash) => location.assign(hash), at.slice(at.indexOf('#')));
}
