// Ending a call: by the one who asked, and by time.
import { expect, test } from 'vitest';
import { say } from '../../fakes/ollama.ts';
import { hear, hearUntil, never, request, startWithOllama } from './kit.ts';

test('a call is stopped while the model is still being loaded', async () => {
  const { model, fake, calls } = await startWithOllama({ chat: () => say('too late', { loading: never }) });
  const stop = new AbortController();
  const { reached, rest } = hearUntil(
    (await model()).stream(request({ signal: stop.signal })),
    (event) => event.type === 'waiting' && event.for === 'loading',
  );
  await reached;
  stop.abort(new Error('stopped by hand'));
  expect((await rest).error).toEqual(new Error('stopped by hand'));
  // What had not reached the server by then never will.
  for (const chat of fake.to('/api/chat')) expect(await chat.ended).toBe(false);
  for (const call of await calls()) expect(call).toMatchObject({ status: 'cancelled', errorCode: null });
});

test('stopping in the middle of a word closes the connection and is written down with what was used', async () => {
  const { model, fake, calls } = await startWithOllama({ chat: () => say('An echo is', { pause: never }) });
  const stop = new AbortController();
  const { reached, rest } = hearUntil(
    (await model()).stream(request({ signal: stop.signal })),
    ({ type }) => type === 'delta',
  );
  await reached;
  stop.abort();
  expect((await rest).error).toBe(stop.signal.reason);
  expect((await rest).text).toBe('An');
  expect(await fake.to('/api/chat')[0]?.ended).toBe(false);
  expect(await calls()).toMatchObject([{ status: 'cancelled', completionTokens: 2, estimated: true }]);
});

test('walking away from an answer ends it', async () => {
  const { model, fake, calls } = await startWithOllama({ chat: () => say('An echo is', { pause: never }) });
  for await (const event of (await model()).stream(request())) if (event.type === 'delta') break;
  expect(await fake.to('/api/chat')[0]?.ended).toBe(false);
  expect(await calls()).toMatchObject([{ status: 'cancelled' }]);
});

test.each([
  ['before the first word', { firstLocalMs: 20 }, { loading: never }, ''],
  ['between words', { idleMs: 20 }, { pause: never }, 'An'],
  ['at the end', { idleMs: 20 }, { ending: 'never' }, 'An echo is'],
  ['in all', { totalMs: 200 }, { ending: 'never' }, 'An echo is'],
] as const)('a server that keeps silent %s is given up', async (_, limits, how, said) => {
  const { model, fake, calls } = await startWithOllama({ chat: () => say('An echo is', how) }, limits);
  const { text, error } = await hear((await model()).stream(request()));
  expect(error).toMatchObject({ code: 'MODEL_UNREACHABLE', data: { params: { reason: 'timeout' } } });
  expect(text).toBe(said);
  expect(fake.to('/api/chat').length).toBe(1);
  expect(await fake.to('/api/chat')[0]?.ended).toBe(false);
  expect(await calls()).toMatchObject([{ status: 'timeout', errorCode: 'MODEL_UNREACHABLE' }]);
});

test('a call that is stopped before it begins sends nothing', async () => {
  const { model, fake, calls } = await startWithOllama();
  const { error } = await hear((await model()).stream(request({ signal: AbortSignal.abort() })));
  expect(error).toMatchObject({ name: 'AbortError' });
  expect(fake.to('/api/chat').length).toBe(0);
  expect(await calls()).toEqual([]);
});
