// Estimating tokens, and learning from each answer how far off that was.
import { expect, test } from 'vitest';
import { say } from '../../fakes/ollama.ts';
import { hear, request, startWithOllama } from './kit.ts';

const long = [{ role: 'user' as const, content: 'The wave comes back from the wall. '.repeat(40) }];

/** Asks once and has the server count this many tokens for each that was estimated. */
async function countedAs(app: Awaited<ReturnType<typeof startWithOllama>>, factor: number) {
  const model = await app.model();
  const estimate = model.tokensOf(long[0]?.content ?? '');
  app.fake.chat = () => say('Yes.', { promptTokens: Math.round(estimate * factor) });
  await hear(model.stream(request({ messages: long })));
  return estimate;
}

test('a model that counts more is estimated higher from then on, within bounds', async () => {
  const app = await startWithOllama();
  const first = await countedAs(app, 1.3);
  const second = (await app.model()).tokensOf(long[0]?.content ?? '');
  expect(second).toBeGreaterThan(first * 1.2);
  for (let n = 0; n < 20; n++) await countedAs(app, 3);
  expect((await app.model()).tokensOf(long[0]?.content ?? '')).toBeLessThanOrEqual(Math.ceil(first * 1.6));
});

test('a count that is missing, or too small to be the whole prompt, teaches nothing', async () => {
  const app = await startWithOllama();
  const before = await countedAs(app, 0.1);
  expect((await app.calls()).at(-1)).toMatchObject({ estimated: true, promptTokens: expect.any(Number) });
  expect((await app.calls()).at(-1)?.promptTokens).toBeGreaterThan(before * 0.9);
  app.fake.chat = () => say('Yes.', { promptTokens: null });
  await hear((await app.model()).stream(request({ messages: long })));
  expect((await app.model()).tokensOf(long[0]?.content ?? '')).toBe(before);
});

test('a text of wide characters is about a token a character', async () => {
  const { model } = await startWithOllama();
  expect((await model()).tokensOf('波は壁から戻ってくる')).toBe(10);
});
