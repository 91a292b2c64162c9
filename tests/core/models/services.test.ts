// A service with an OpenAI-compatible address: what is sent, what comes back, and each way of refusing.
import { expect, test } from 'vitest';
import { write } from '../../fakes/openai.ts';
import { hear, hearUntil, never, question, request, startWithOpenAI } from './kit.ts';

const path = '/v1/chat/completions';
const echo = 'An echo is a sound thrown back by a wall.';

test('an answer comes in pieces, counted by the service', async () => {
  const usage = { prompt_tokens: 21, completion_tokens: 12 };
  const { model, calls } = await startWithOpenAI({ chat: () => write(echo, { usage, packetBytes: 3 }) });
  const { events, text, done } = await hear((await model()).stream(request()));
  expect(text).toBe(echo);
  expect(events.filter(({ type }) => type === 'delta').length).toBe(10);
  expect(done?.spent).toMatchObject({ promptTokens: 21, completionTokens: 12, estimated: false });
  expect(await calls()).toMatchObject([{ provider: 'openai', model: 'small-model', status: 'ok' }]);
});

test('a service that does not count is estimated, and marked so', async () => {
  const { model } = await startWithOpenAI({ chat: () => write(echo, { usage: null }) });
  const { done } = await hear((await model()).stream(request()));
  expect(done?.spent).toMatchObject({ completionTokens: 14, estimated: true });
});

test('the request holds the question, the limits, and nothing about this computer', async () => {
  const { model, fake } = await startWithOpenAI();
  await hear((await model()).stream(request()));
  const [sent] = fake.to(path);
  expect(sent?.body).toEqual({
    model: 'small-model',
    messages: question,
    stream: true,
    stream_options: { include_usage: true },
    max_tokens: 100,
    temperature: 0.2,
  });
  expect(sent?.headers.authorization).toBe('Bearer sk-test');
  expect(Object.keys(sent?.headers ?? {}).filter((name) => name.startsWith('x-stainless'))).toEqual([]);
});

test('a server on this computer that wants no key is sent none', async () => {
  const { model, fake } = await startWithOpenAI({ key: null });
  await hear((await model()).stream(request()));
  expect(fake.to(path)[0]?.headers).not.toHaveProperty('authorization');
});

test('reasoning is told of and dropped', async () => {
  const { model } = await startWithOpenAI({ chat: () => write(echo, { reasoning: ['Let me see.'] }) });
  const { events, text } = await hear((await model()).stream(request()));
  expect(events.map(({ type }) => type).slice(0, 2)).toEqual(['waiting', 'thinking']);
  expect(text).toBe(echo);
});

test('what a server does not know is left out, each once', async () => {
  const { model, fake } = await startWithOpenAI({
    unsupported: ['max_tokens', 'temperature', 'stream_options'],
  });
  expect((await hear((await model()).stream(request()))).error).toBeUndefined();
  const last = fake.to(path).at(-1)?.body;
  expect(last).toMatchObject({ max_completion_tokens: 100 });
  expect(Object.keys(last)).not.toEqual(expect.arrayContaining(['temperature']));
  expect(fake.to(path).length).toBe(4);
  fake.unsupported = ['messages'];
  const hopeless = await hear((await model()).stream(request()));
  expect(hopeless.error).toMatchObject({ code: 'MODEL_REFUSED', data: { params: { reason: 'request' } } });
  expect(fake.to(path).length).toBe(5);
});

const quota = {
  message: 'You exceeded your current quota',
  type: 'insufficient_quota',
  code: 'insufficient_quota',
};
const other = { message: 'No.', type: 'some_error' };
const tooLong = {
  message: "This model's maximum context length is 8192 tokens.",
  code: 'context_length_exceeded',
};

test.each([
  ['a wrong key', 401, other, 'KEY_REJECTED', undefined],
  ['a forbidden model', 403, other, 'KEY_REJECTED', undefined],
  ['no money', 402, other, 'MODEL_REFUSED', 'credit'],
  ['a spent quota', 429, quota, 'MODEL_REFUSED', 'credit'],
  ['a long prompt', 400, tooLong, 'MODEL_REFUSED', 'context'],
  ['a bad request', 400, other, 'MODEL_REFUSED', 'request'],
  [
    'an unknown model',
    404,
    { message: 'No such model', code: 'model_not_found' },
    'MODEL_MISSING',
    undefined,
  ],
  ['a broken server', 500, other, 'MODEL_FAILED', 'error'],
])('%s is told and not tried again', async (_, status, error, code, reason) => {
  const { model, fake, calls } = await startWithOpenAI({ chat: () => ({ refuse: { status, error } }) });
  const { error: told, text } = await hear((await model()).stream(request()));
  expect(told?.code).toBe(code);
  expect(told?.data?.params?.reason).toBe(reason);
  expect(text).toBe('');
  expect(fake.to(path).length).toBe(1);
  expect(await calls()).toMatchObject([{ errorCode: code, promptTokens: null }]);
});

test('too many requests are tried again as late as the service says, if that is soon', async () => {
  const rate = { message: 'Rate limit reached', type: 'requests', code: 'rate_limit_exceeded' };
  const limited = (seconds: string) => ({
    refuse: { status: 429, error: rate, headers: { 'retry-after': seconds } },
  });
  const { model, fake } = await startWithOpenAI({
    chat: (_, nth) => (nth === 0 ? limited('0') : write(echo)),
  });
  expect((await hear((await model()).stream(request()))).text).toBe(echo);
  fake.chat = () => limited('3600');
  const { error } = await hear((await model()).stream(request()));
  expect(error).toMatchObject({ code: 'MODEL_REFUSED', data: { params: { reason: 'rate' } } });
  expect(fake.to(path).length).toBe(3);
});

test.each([
  ['a filter', { finish: 'content_filter' }, 'MODEL_REFUSED', 'filter'],
  ['an error event', { ending: { error: { message: 'overloaded' } } }, 'MODEL_FAILED', 'error'],
  ['a stream that just ends', { ending: 'cut' }, 'MODEL_UNREACHABLE', 'cut'],
  ['a reset connection', { ending: 'reset' }, 'MODEL_UNREACHABLE', 'cut'],
] as const)('%s leaves what was said', async (_, how, code, reason) => {
  const { model, fake } = await startWithOpenAI({ chat: () => write('An echo is', how) });
  const { text, error } = await hear((await model()).stream(request()));
  expect(text).toBe('An echo is');
  expect(error).toMatchObject({ code, data: { params: { reason } } });
  expect(fake.to(path).length).toBe(1);
});

test('a call is stopped before and after the headers', async () => {
  const { model, fake } = await startWithOpenAI({ chat: () => write('An echo', { waiting: never }) });
  const one = await model();
  const before = new AbortController();
  const waiting = hear(one.stream(request({ signal: before.signal })));
  await expect.poll(() => fake.to(path).length).toBe(1);
  before.abort();
  expect((await waiting).error).toBe(before.signal.reason);
  fake.chat = () => write('An echo', { pause: never });
  const after = new AbortController();
  const { reached, rest } = hearUntil(
    one.stream(request({ signal: after.signal })),
    ({ type }) => type === 'delta',
  );
  await reached;
  after.abort();
  expect((await rest).error).toBe(after.signal.reason);
  for (const { ended } of fake.to(path)) expect(await ended).toBe(false);
});

test('its models are listed, with those that cannot write marked', async () => {
  const { client } = await startWithOpenAI({ models: ['small-model', 'text-embedding-3-small'] });
  const models = await client.models.list({ provider: 'openai' });
  expect(models.map(({ name, canWrite, isCloud }) => [name, canWrite, isCloud])).toEqual([
    ['small-model', true, false],
    ['text-embedding-3-small', false, false],
  ]);
});
