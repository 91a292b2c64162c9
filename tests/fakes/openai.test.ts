// The fake service, seen through the real client.
import OpenAI from 'openai';
import { expect, onTestFinished, test } from 'vitest';
import { type FakeOpenAIOptions, startFakeOpenAI, write } from './openai.ts';

async function start(options: FakeOpenAIOptions = {}) {
  const fake = await startFakeOpenAI(options);
  onTestFinished(() => fake.close());
  const openai = new OpenAI({ baseURL: `${fake.url}/v1`, apiKey: 'sk-test', maxRetries: 0, logLevel: 'off' });
  return { fake, openai };
}

async function chat(openai: OpenAI, more: Record<string, unknown> = {}) {
  const stream = await openai.chat.completions.create({
    model: 'small-model',
    messages: [{ role: 'user', content: 'Hello' }],
    stream: true,
    stream_options: { include_usage: true },
    ...more,
  });
  let text = '';
  let finish: string | null = null;
  let tokens: number | undefined;
  for await (const { choices, usage } of stream) {
    text += choices[0]?.delta.content ?? '';
    finish = choices[0]?.finish_reason ?? finish;
    tokens = usage?.completion_tokens ?? tokens;
  }
  return { text, finish, tokens };
}

test('it lists its models and streams an answer with its count of tokens', async () => {
  const { openai } = await start({ chat: () => write('Größe 波 done', { packetBytes: 1 }) });
  expect((await openai.models.list()).data.map(({ id }) => id)).toEqual(['small-model', 'large-model']);
  expect(await chat(openai)).toEqual({ text: 'Größe 波 done', finish: 'stop', tokens: 3 });
});

test('a wrong key, an unknown model and an unknown parameter are refused', async () => {
  const { fake, openai } = await start({ unsupported: ['response_format'] });
  await expect(chat(openai, { model: 'nobody' })).rejects.toMatchObject({ status: 404 });
  await expect(chat(openai, { response_format: { type: 'json_object' } })).rejects.toMatchObject({
    status: 400,
    param: 'response_format',
  });
  fake.key = 'sk-other';
  await expect(chat(openai)).rejects.toMatchObject({ status: 401 });
});

test('limits, filters and errors in the middle look as they do from a service', async () => {
  const { fake, openai } = await start();
  const error = { message: 'You exceeded your current quota', type: 'insufficient_quota', code: null };
  fake.chat = () => ({ refuse: { status: 429, error, headers: { 'retry-after': '20' } } });
  await expect(chat(openai)).rejects.toMatchObject({ status: 429, type: 'insufficient_quota' });
  fake.chat = () => write('Well', { finish: 'content_filter' });
  expect(await chat(openai)).toMatchObject({ finish: 'content_filter' });
  fake.chat = () => write('Well', { ending: { error: { message: 'overloaded' } } });
  await expect(chat(openai)).rejects.toThrow('overloaded');
  fake.chat = () => write('Well', { ending: 'cut' });
  expect(await chat(openai)).toMatchObject({ text: 'Well', finish: null });
});
