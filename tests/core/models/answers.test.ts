// What a caller of a model on this computer gets, what is sent for it, and what is left of an answer that fails.
import { expect, test } from 'vitest';
import { say } from '../../fakes/ollama.ts';
import { hear, question, request, startWithOllama } from './kit.ts';

const echo = 'An echo is a sound thrown back by a wall.';

test('an answer comes in pieces and ends with what it took', async () => {
  const { model, calls } = await startWithOllama({ chat: () => say(echo) });
  const { events, text, done } = await hear((await model()).stream(request()));
  expect(text).toBe(echo);
  expect(events.filter(({ type }) => type === 'delta').length).toBe(10);
  expect(done).toMatchObject({ reason: 'stop', spent: { completionTokens: 10, estimated: false, cost: 0 } });
  expect(await calls()).toMatchObject([
    { id: done?.usageId, status: 'ok', provider: 'ollama', model: 'llama3.2:3b', isLocal: true, cost: 0 },
  ]);
});

test('every request tells the context, forbids truncation and keeps the model in memory', async () => {
  const { fake, model, client } = await startWithOllama();
  await hear((await model()).stream(request()));
  expect(fake.to('/api/chat')[0]?.body).toEqual({
    model: 'llama3.2:3b',
    messages: question,
    stream: true,
    think: false,
    truncate: false,
    shift: false,
    keep_alive: '10m',
    options: { num_ctx: 4096, num_predict: 100, temperature: 0.2 },
  });
  await client.models.configure({ ollama: { contextTokens: 8192 } });
  const larger = await model();
  expect(larger.contextTokens).toBe(8192);
  await hear(larger.stream(request()));
  expect(fake.to('/api/chat')[1]?.body.options.num_ctx).toBe(8192);
});

test('a model that is not in memory, or there with another context, is said to be loading', async () => {
  const { model, fake } = await startWithOllama({ loaded: { 'llama3.2:3b': 8192 } });
  const first = await hear((await model()).stream(request()));
  expect(first.events[0]).toEqual({ type: 'waiting', for: 'loading' });
  expect(fake.loaded.get('llama3.2:3b')).toBe(4096);
  const second = await hear((await model()).stream(request()));
  expect(second.events[0]).toEqual({ type: 'waiting', for: 'first_token' });
});

test('characters split over packets arrive whole', async () => {
  const { model } = await startWithOllama({ chat: () => say('Größe, 波, 🎻.', { packetBytes: 1 }) });
  expect((await hear((await model()).stream(request()))).text).toBe('Größe, 波, 🎻.');
});

test('thoughts are told of and dropped, in a field of their own or in the answer', async () => {
  const { model, fake } = await startWithOllama({
    models: [{ name: 'qwen3:4b', capabilities: ['completion', 'thinking'] }],
    chat: () => say('Yes.', { thinking: ['Hm.', ' Well.'], thinksAnyway: true }),
  });
  const own = await hear((await model()).stream(request()));
  expect(own.events.filter(({ type }) => type === 'thinking').length).toBe(2);
  expect(own.text).toBe('Yes.');
  fake.chat = () => ({ content: ['<th', 'ink>Hm', '. Well', '.</thi', 'nk>\n\nYes, <think> is a tag.'] });
  const inline = await hear((await model()).stream(request()));
  expect(inline.text).toBe('Yes, <think> is a tag.');
  expect(inline.events.some(({ type }) => type === 'thinking')).toBe(true);
});

test('an answer cut off at its limit says so, also when the server does not know the limit', async () => {
  const { model, fake } = await startWithOllama({ chat: () => say('one two three four five') });
  const cut = await hear((await model()).stream(request({ maxTokens: 3 })));
  expect([cut.text.trim(), cut.done?.reason]).toEqual(['one two three', 'length']);
  const words = Array.from({ length: 10_000 }, (_, n) => `word${n} `);
  fake.chat = () => ({ content: words, ignoresLimit: true });
  const endless = await hear((await model()).stream(request({ maxTokens: 50 })));
  expect(endless.done).toMatchObject({ reason: 'length', spent: { estimated: true } });
  expect(endless.text.length).toBeLessThan(50 * 10);
  expect(await fake.to('/api/chat')[1]?.ended).toBe(false);
});

test.each([
  ['an error in the middle', { error: 'llama runner has died' }, 'MODEL_FAILED', 'error'],
  ['a stream that just ends', 'cut', 'MODEL_UNREACHABLE', 'cut'],
  ['a reset connection', 'reset', 'MODEL_UNREACHABLE', 'cut'],
] as const)('%s leaves what was said, and is not tried again', async (_, ending, code, reason) => {
  const { model, fake, calls } = await startWithOllama({ chat: () => say('An echo is', { ending }) });
  const { text, error } = await hear((await model()).stream(request()));
  expect(text).toBe('An echo is');
  expect(error).toMatchObject({ code, data: { params: { reason } } });
  expect(fake.to('/api/chat').length).toBe(1);
  expect(await calls()).toMatchObject([
    { status: 'error', errorCode: code, estimated: true, completionTokens: 5 },
  ]);
});

test('something that is no answer of an Ollama fails, with nothing said', async () => {
  const { model } = await startWithOllama({ chat: () => say('Hello', { garbage: '<html>proxy</html>' }) });
  const { text, error } = await hear((await model()).stream(request()));
  expect(text).toBe('');
  expect(error?.code).toBe('MODEL_FAILED');
});

test('a busy server is asked again, twice at most, and every attempt is in the log', async () => {
  const busy = { refuse: { status: 503, error: 'server busy, please try again.' } };
  const { model, fake, calls } = await startWithOllama({ chat: (_, nth) => (nth < 2 ? busy : say(echo)) });
  expect((await hear((await model()).stream(request()))).text).toBe(echo);
  expect((await calls()).map(({ status }) => status)).toEqual(['error', 'error', 'ok']);
  fake.chat = () => busy;
  const before = fake.to('/api/chat').length;
  expect((await hear((await model()).stream(request()))).error?.code).toBe('MODEL_BUSY');
  expect(fake.to('/api/chat').length - before).toBe(3);
});

test('a model that has gone since is missing, not retried, and the state says so', async () => {
  const { model, fake, models, userId } = await startWithOllama();
  const gone = await model();
  fake.models = [{ name: 'gemma3:4b' }];
  const { error } = await hear(gone.stream(request()));
  expect(error?.code).toBe('MODEL_MISSING');
  expect(fake.to('/api/chat').length).toBe(1);
  await models.watch.look(userId);
  expect(await models.choose(userId, 'tutor')).toMatchObject({ name: 'gemma3:4b' });
});

test('a prompt that cannot fit is refused: by us before it is sent, else by the server', async () => {
  const { model, fake } = await startWithOllama();
  const long = (words: number) => [{ role: 'user' as const, content: 'echo '.repeat(words) }];
  const ours = await hear((await model()).stream(request({ messages: long(4000) })));
  expect(ours.error).toMatchObject({ code: 'MODEL_REFUSED', data: { params: { reason: 'context' } } });
  expect(fake.to('/api/chat').length).toBe(0);
  const refuse = { status: 400, error: 'the prompt is longer than the context length currently available' };
  fake.chat = () => ({ refuse });
  const theirs = await hear((await model()).stream(request({ messages: long(2000) })));
  expect(theirs.error).toMatchObject({ code: 'MODEL_REFUSED', data: { params: { reason: 'context' } } });
  expect(fake.to('/api/chat').length).toBe(1);
});

test('an answer that runs in a circle, or into blanks, is stopped', async () => {
  const { model, fake, calls } = await startWithOllama();
  const circle = Array.from({ length: 3000 }, () => 'and the wave goes back and forth ');
  fake.chat = () => ({ content: ['It starts well. ', ...circle], ignoresLimit: true });
  const loop = await hear((await model()).stream(request({ maxTokens: 900 })));
  expect(loop.error).toMatchObject({ code: 'MODEL_FAILED', data: { params: { reason: 'loop' } } });
  expect(loop.text).toMatch(/^It starts well\./);
  expect(loop.text.length).toBeLessThan(2500);
  fake.chat = () => ({ content: ['{', ...Array.from({ length: 3000 }, () => '\n')], ignoresLimit: true });
  const flood = await hear((await model()).stream(request({ maxTokens: 900 })));
  expect(flood.error).toMatchObject({ code: 'MODEL_FAILED', data: { params: { reason: 'loop' } } });
  expect((await calls()).map(({ status }) => status)).toEqual(['invalid_output', 'invalid_output']);
});

test('a long table is no circle', async () => {
  const rows = Array.from({ length: 60 }, (_, n) => `| ${n} | ${n * n} | ${n % 2 ? 'odd' : 'even'} |\n`);
  const { model } = await startWithOllama({ chat: () => ({ content: rows }) });
  const { text, error } = await hear((await model()).stream(request({ maxTokens: 900 })));
  expect(error).toBeUndefined();
  expect(text).toBe(rows.join(''));
});

test('an empty answer is asked for once more as the model likes it, then given up', async () => {
  const { model, fake } = await startWithOllama({
    chat: ({ think }) => (think === false ? { content: [] } : say(echo)),
  });
  expect((await hear((await model()).stream(request()))).text).toBe(echo);
  fake.chat = () => ({ content: [' \n'] });
  const { error } = await hear((await model()).stream(request()));
  expect(error).toMatchObject({ code: 'MODEL_FAILED', data: { params: { reason: 'empty' } } });
  expect(fake.to('/api/chat').length).toBe(4);
});
