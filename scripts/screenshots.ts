// Takes the pictures of docs/screenshots from the built web host: `node scripts/screenshots.ts` after a build. Nothing in
// them is anybody's own: it is the sample student's fortnight, on the sample chapter, with a session today on top.
// Pixels, not a test: look at every picture before it is committed.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../tests/e2e/support/browser.ts';
import { enter } from '../tests/e2e/support/caller.ts';

const root = join(import.meta.dirname, '..');
const outDir = join(root, 'docs', 'screenshots');
const size = { width: 1280, height: 800 };
const minuteMs = 60_000;
const question = 'What is working memory?';
const marked = [
  { words: /Sensory memory is the store[^.]+\./, colour: 'yellow', note: '' },
  {
    words: /The auditory part is[^.]+\./,
    colour: 'green',
    note: 'Why I can repeat what I did not listen to.',
  },
] as const;
const markedNote = marked[1].note;

type Theme = 'light' | 'dark';

const dataDir = await mkdtemp(join(tmpdir(), 'lectern-screenshots-'));
const host = spawn(process.execPath, [join(root, 'out', 'main', 'web.js')], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, LECTERN_DATA_DIR: dataDir },
});
let printed = '';
let used = '';
host.stdout.on('data', (data) => {
  printed += data;
});
try {
  await mkdir(outDir, { recursive: true });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
  await photograph(browser);
  await browser.close();
} finally {
  host.kill();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
}

async function photograph(browser: Browser): Promise<void> {
  const context = await browser.newContext({ viewport: size, locale: 'en-GB', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(await link());
  await page.getByRole('button', { name: 'Look around with sample data' }).click();
  await page.getByTestId('day-card').waitFor({ timeout: 120_000 });
  await studyToday();
  await page.reload();
  await page.getByTestId('day-card').waitFor();
  // Says that all of this is a sample, which the caption of a picture says as well.
  await page.addStyleTag({ content: 'div[role="note"] { display: none !important }' });
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await page.getByTestId('next-card').waitFor();
  await shoot(page, 'today');

  await open(page, 'Library');
  // Opened by the mouse: a ring of focus is for the keyboard.
  await page.getByTestId('material').getByRole('link').first().click();
  await page.waitForURL(/\/read\/./);
  await page.getByRole('button', { name: 'Contents' }).click();
  await page.getByRole('tab', { name: 'Highlights' }).click();
  await page.getByText(markedNote).click();
  await page.locator('[data-page="3"][data-drawn]').waitFor();
  await page.getByRole('tab', { name: 'Highlights' }).click();
  await shoot(page, 'reader');

  await open(page, 'Search');
  await page.waitForURL(/#\/search/);
  await page
    .getByRole('searchbox')
    .or(page.getByPlaceholder('Search everything you have added'))
    .first()
    .fill('memory');
  await page.keyboard.press('Enter');
  await page.locator('main mark').first().waitFor();
  await shoot(page, 'search');

  await open(page, 'Ask');
  await page.getByRole('textbox', { name: 'Your question' }).fill(question);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/ask\/./);
  await page.locator('[data-testid="answer"] [data-citation="1"]').first().click();
  await page.getByTestId('citation-mark').first().waitFor();
  await shoot(page, 'ask');

  await open(page, 'Practice');
  await page.getByRole('button', { name: 'New quiz' }).click();
  await page.getByRole('button', { name: 'Make quiz' }).click();
  await page.getByRole('radiogroup').waitFor();
  await answerUntilRight(page);
  await shoot(page, 'practice');

  await open(page, 'Progress');
  await page.getByRole('grid').waitFor();
  await shoot(page, 'progress');
  await context.close();
}

/** A session done, one that is running and two highlights, as another window of the student would make them. */
async function studyToday(): Promise<void> {
  const { client, hangUp } = await enter(await link());
  const [profile] = await client.people.list();
  await client.people.select({ id: profile!.id });
  await client.people.update({ name: 'Noor' });
  const [subject] = await client.subjects.list();
  const target = { subjectId: subject!.id };
  await client.timer.start({ kind: 'count_up', target });
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  await client.timer.finish();
  const [session] = await client.timer.sessions({});
  await client.timer.edit({
    sessionId: session!.id,
    startedAt: Date.now() - 40 * minuteMs,
    minutes: 20,
  });
  await client.timer.dismissFinished();
  await client.timer.start({ kind: 'focus', minutes: 25, target });
  const [material] = await client.library.list();
  const { text } = await client.reader.page({ materialId: material!.id, page: 3 });
  for (const { words, ...rest } of marked) {
    const found = words.exec(text);
    if (!found) throw new Error(`The sample no longer says ${words}`);
    const place = { charFrom: found.index, charTo: found.index + found[0].length };
    await client.highlights.create({ materialId: material!.id, page: 3, ...place, ...rest });
  }
  hangUp();
}

/** Ends at the first right answer among four: the picture is of a good day. */
async function answerUntilRight(page: Page): Promise<void> {
  const verdict = page.getByTestId('verdict');
  for (let n = 1; n <= 10; n += 1) {
    await page.getByText(`Question ${n} of`).waitFor();
    if ((await page.getByRole('radio').count()) === 4) {
      await page.keyboard.press('1');
      await page.keyboard.press('Enter');
      await verdict.waitFor();
      if (await verdict.getByText('Right', { exact: true }).isVisible()) return;
      await page.getByRole('button', { name: 'Next', exact: true }).click();
    } else await page.getByRole('button', { name: 'Skip', exact: true }).click();
  }
  throw new Error('None of the first answers was right.');
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

/** One that has not been used yet; the host prints another as soon as it has. */
async function link(): Promise<string> {
  for (let waited = 0; waited < 300; waited += 1) {
    if (host.exitCode !== null) throw new Error(`The host ended with ${host.exitCode}: build first.`);
    const last = printed.match(/http:\/\/127\.0\.0\.1:\d+\/start\?t=[\w-]+/g)?.at(-1);
    if (last && last !== used) {
      used = last;
      return last;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The host printed no link.');
}
