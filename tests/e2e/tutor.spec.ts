// Asking with a model on this computer: words as they come, sentences held against their sources, and quotes whenever
// the model fails. The model is a fake that speaks Ollama's protocol on a loopback port.
import type { Page } from '@playwright/test';
import { type ChatBody, type ChatReply, type FakeOllama, say, startFakeOllama } from '../fakes/ollama.ts';
import { seriousFaults } from './pages/accessibility.ts';
import { askScreen } from './pages/ask.ts';
import { enterApp, goTo, importFile } from './pages/entry.ts';
import { chooseOllama } from './pages/model.ts';
import { samplePath } from './support/material.ts';
import { test as base, expect } from './support/test.ts';

const test = base.extend<{ ollama: FakeOllama }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
  ollama: async ({}, use) => {
    const ollama = await startFakeOllama();
    await use(ollama);
    await ollama.close();
  },
});

/** A sentence of a source with its mark, as an honest model would use it; one that follows another is no heading. */
function firstSentence({ messages }: ChatBody): string {
  const sources = messages.map(({ content }) => content).join('\n');
  for (const [, mark, inside = ''] of sources.matchAll(/<src[^>]*id="(S\d+)"[^>]*>([\s\S]*?)<\/src/g)) {
    const sentence = /(?<=[.!?]\s+)[A-Z](?:(?!\n\n)[^.!?]){40,300}\./.exec(inside)?.[0];
    if (sentence && /memory/i.test(sentence)) return `${sentence.replace(/\s+/g, ' ')} [${mark}]`;
  }
  return '';
}

/** One sentence from the source, one from nowhere. */
const explain = (body: ChatBody): ChatReply =>
  say(`${firstSentence(body)} The emperor Xerxes banned it across Persia in 1723 [S1].`);

async function ready(page: Page, ollama: FakeOllama) {
  await enterApp(page);
  await importFile(page, samplePath);
  await chooseOllama(page, ollama.url, 'llama3.2:3b');
  await goTo(page, 'Ask');
  return askScreen(page);
}

test('a model explains, its sentences lead to the page, and what no source holds is underlined', async ({
  page,
  ollama,
}) => {
  ollama.chat = explain;
  const ask = await ready(page, ollama);
  const answer = await ask.ask('What is working memory?');
  await expect(answer).toContainText('llama3.2:3b, on this computer');
  await expect(answer.getByTitle('not found in your sources')).toContainText('Xerxes');
  expect(await seriousFaults(page)).toEqual([]);
  await ask.marker(answer, 1).click();
  await expect(page.getByTestId('citation-mark').first()).toBeVisible({ timeout: 30_000 });
});

test('words show while the model is still speaking, and stopping keeps them', async ({ page, ollama }) => {
  ollama.chat = (body) => ({
    content: [`${firstSentence(body)} `, 'never said'],
    pause: new Promise(() => {}),
  });
  const ask = await ready(page, ollama);
  await ask.box.fill('What is working memory?');
  await ask.box.press('Enter');
  await expect(page.getByTestId('live-answer')).toContainText('memory');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(ask.answers.last()).toContainText('Stopped.');
  await expect(ask.answers.last()).toContainText('memory');
  await expect.poll(() => ollama.to('/api/chat').at(-1)?.ended).toBe(false);
});

test('when the model is gone, quotes answer and say why', async ({ page, ollama }) => {
  const ask = await ready(page, ollama);
  await ollama.close();
  const answer = await ask.ask('What is working memory?');
  await expect(answer).toContainText('From your material');
  await expect(answer).toContainText(/so these are quotes|stopped answering/);
  await expect(ask.marker(answer, 1)).toBeVisible();
});

test('the last question is fetched with the up arrow, reworded and answered anew', async ({
  page,
  ollama,
}) => {
  ollama.chat = explain;
  const ask = await ready(page, ollama);
  await ask.ask('What is working memory?');
  await ask.box.press('ArrowUp');
  await expect(ask.box).toHaveValue('What is working memory?');
  await ask.box.fill('How large is working memory?');
  await ask.box.press('Enter');
  await expect(page.locator('[data-question]').last()).toContainText('How large');
  await expect(ask.answers).toHaveCount(1);
});

test('an answer is kept as a note, reworded there, and still leads to its page', async ({ page, ollama }) => {
  ollama.chat = explain;
  const ask = await ready(page, ollama);
  const answer = await ask.ask('What is working memory?');
  await answer.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Save as note' }).click();
  // An achievement may be told at the same time.
  await page.getByRole('listitem').filter({ hasText: 'note' }).getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('heading', { name: 'What is working memory?' })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Working memory, in short');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Working memory, in short' })).toBeVisible();
  await page
    .getByRole('article')
    .getByRole('link', { name: /p\. \d+/ })
    .first()
    .click();
  await page.waitForURL(/\/read\//);
});

test('a step-by-step thread gives a hint first, and everything on request', async ({ page, ollama }) => {
  ollama.chat = explain;
  const ask = await ready(page, ollama);
  await page.getByRole('button', { name: /How to answer/ }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Step by step' }).click();
  const first = await ask.ask('What is working memory?');
  await expect(first).toContainText('Your turn');
  await first.getByRole('button', { name: 'Just tell me' }).click();
  await expect(ask.answers).toHaveCount(2);
  await expect(ask.answers.last()).toContainText('The whole answer');
});

test('before anything leaves this computer it is shown word for word, once', async ({ page, ollama }) => {
  const cloud = 'gpt-oss:120b-cloud';
  ollama.models = [{ name: cloud, remote: { model: 'gpt-oss:120b', host: 'https://ollama.com:443' } }];
  ollama.chat = explain;
  await enterApp(page);
  await importFile(page, samplePath);
  await chooseOllama(page, ollama.url, cloud);
  await goTo(page, 'Ask');
  const ask = askScreen(page);
  const question = 'What is working memory?';
  await ask.box.fill(question);
  await ask.box.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'What leaves this computer' });
  await expect(dialog).toContainText('ollama.com');
  await expect(dialog).toContainText(question);
  await expect(dialog).toContainText('p. ');
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(ask.box).toHaveValue(question);
  expect(ollama.to('/api/chat')).toEqual([]);

  await ask.box.press('Enter');
  await dialog.getByRole('button', { name: 'Send, and do not ask again' }).click();
  await expect(ask.answers).toHaveCount(1);
  await expect(ask.answers.first()).toContainText(cloud);
  await ask.ask('What is a chunk?');
  expect(ollama.to('/api/chat').length).toBeGreaterThanOrEqual(2);
});
