// Takes the pictures of docs/screenshots from the built web host, with the sample file only: `node
// scripts/screenshots.ts` after a build. Pixels, not a test: look at every picture before it is committed.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../tests/e2e/support/browser.ts';

const root = join(import.meta.dirname, '..');
const outDir = join(root, 'docs', 'screenshots');
const size = { width: 1280, height: 800 };
const questions = [
  'What is the forgetting curve?',
  'How long should a study session be?',
  'What is working memory?',
];

type Theme = 'light' | 'dark';

const dataDir = await mkdtemp(join(tmpdir(), 'lectern-screenshots-'));
const host = spawn(process.execPath, [join(root, 'out', 'main', 'web.js')], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, LECTERN_DATA_DIR: dataDir },
});
try {
  await mkdir(outDir, { recursive: true });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
  await photograph(browser, await printedLink());
  await browser.close();
} finally {
  host.kill();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
}

async function photograph(browser: Browser, link: string): Promise<void> {
  const context = await browser.newContext({ viewport: size, locale: 'en-GB', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('textbox', { name: 'Name or nickname' }).fill('Noor');
  await page.getByRole('button', { name: 'Open my library' }).click();
  await page.getByRole('button', { name: /sample/i }).click();
  await page.locator('[data-page="1"][data-drawn]').waitFor();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await page.locator('[data-page="3"][data-drawn]').waitFor();
  await shoot(page, 'reader');

  await open(page, 'Library');
  await page
    .getByText(/\d+ pages/)
    .first()
    .waitFor();
  await shoot(page, 'library');

  await open(page, 'Search');
  await page.getByRole('main').getByRole('textbox').first().fill('memory');
  await page.keyboard.press('Enter');
  await page.locator('main mark').first().waitFor();
  await shoot(page, 'search');

  await open(page, 'Ask');
  for (const question of questions) {
    await page.getByRole('button', { name: 'New question' }).click();
    await page.waitForURL(/#\/ask$/);
    await page.getByTestId('answer').waitFor({ state: 'detached' });
    await page.getByRole('textbox', { name: 'Your question' }).fill(question);
    await page.keyboard.press('Enter');
    await page.getByTestId('answer').waitFor();
    await page.waitForURL(/\/ask\/./);
  }
  await page.locator('[data-citation="1"]').first().click();
  await page.getByTestId('citation-mark').first().waitFor();
  await shoot(page, 'ask');

  await open(page, 'Practice');
  await page.getByRole('button', { name: 'New quiz' }).click();
  await page.getByRole('button', { name: 'Make quiz' }).click();
  await page.getByRole('radiogroup').waitFor();
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await page.getByTestId('verdict').waitFor();
  await shoot(page, 'practice');
  await context.close();
}

async function open(page: Page, section: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: section }).click();
}

/** One picture in each theme, by the switch a student uses. */
async function shoot(page: Page, name: string): Promise<void> {
  for (const theme of ['dark', 'light'] satisfies Theme[]) {
    await page.keyboard.press('Control+Shift+L');
    await page.locator(`html[data-theme="${theme}"]`).waitFor();
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(outDir, `${name}-${theme}.png`), animations: 'disabled' });
  }
}

function printedLink(): Promise<string> {
  let printed = '';
  return new Promise((resolve, reject) => {
    host.once('exit', (code) => reject(new Error(`The host ended with ${code}: build first.`)));
    host.stdout.on('data', (data) => {
      printed += data;
      const link = /http:\/\/127\.0\.0\.1:\d+\/start\?t=[\w-]+/.exec(printed);
      if (link) resolve(link[0]);
    });
  });
}
