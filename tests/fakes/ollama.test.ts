// The fake Ollama, seen through the real client: what the app's tests lean on must hold.
import { Ollama } from 'ollama';
import { expect, onTestFinished, test } from 'vitest';
import { type FakeOllamaOptions, say, startFakeOllama } from './ollama.ts';

async function start(options: FakeOllamaOptions = {}) {
  const fake = await startFakeOllama(options);
  onTestFinished(() => fake.close());
  return { fake, ollama: new Ollama({ host: fake.url }) };
}

const hello = { model: 'llama3.2:3b', messages: [{ role: 'user', content: 'Hello' }] };

async function chat(ollama: Ollama, more: Record<string, unknown> = {}) {
  let text = '';
  let thoughts = '';
  for await (const part of await ollama.chat({ ...hello, ...more, stream: true })) {
    text += part.message.content;
    thoughts += part.message.thinking ?? '';
    if (part.done) return { text, thoughts, last: part };
  }
  throw new Error('no last line');
}

test('it tells its version, its models and which of them are in memory', async () => {
  const { ollama } = await start({
    models: [
      { name: 'mistral' },
      { name: 'gpt-oss:120b-cloud', remote: { model: 'gpt-oss:120b', host: 'https://ollama.com:443' } },
    ],
    loaded: { mistral: 4096 },
  });
  expect(await ollama.version()).toEqual({ version: '0.13.2' });
  const { models } = await ollama.list();
  expect(models.map(({ name }) => name)).toEqual(['mistral:latest', 'gpt-oss:120b-cloud']);
  expect(models[1]).toMatchObject({ remote_model: 'gpt-oss:120b', remote_host: 'https://ollama.com:443' });
  expect((await ollama.ps()).models.map(({ name }) => name)).toEqual(['mistral:latest']);
  expect((await ollama.show({ model: 'mistral' })).capabilities).toEqual(['completion']);
});

test('an answer streams word by word, also with characters split over packets', async () => {
  const { ollama } = await start({ chat: () => say('Größe é 波 done', { packetBytes: 1 }) });
  const { text, last } = await chat(ollama);
  expect(text).toBe('Größe é 波 done');
  expect(last).toMatchObject({ done_reason: 'stop', eval_count: 4 });
});

test('thoughts come before the words, and not when thinking is off', async () => {
  const { ollama } = await start({
    models: [{ name: 'llama3.2:3b', capabilities: ['completion', 'thinking'] }],
    chat: () => say('Yes.', { thinking: ['Hm, ', 'well.'] }),
  });
  expect((await chat(ollama)).thoughts).toBe('Hm, well.');
  expect((await chat(ollama, { think: false })).thoughts).toBe('');
});

test('it ends at num_predict and says so', async () => {
  const { ollama } = await start({ chat: () => say('one two three four') });
  const { text, last } = await chat(ollama, { options: { num_predict: 2 } });
  expect(text.trim()).toBe('one two');
  expect(last.done_reason).toBe('length');
});

test('a prompt that is too long is truncated in silence, or refused when asked to', async () => {
  const seen: string[][] = [];
  const { ollama } = await start({
    chat: ({ messages }) => {
      seen.push(messages.map(({ content }) => content.slice(0, 3)));
      return say('ok');
    },
  });
  const messages = [
    { role: 'system', content: 'sys' },
    { role: 'user', content: 'old'.repeat(3000) },
    { role: 'user', content: 'new' },
  ];
  await chat(ollama, { messages, options: { num_ctx: 2048 } });
  expect(seen).toEqual([['sys', 'new']]);
  await expect(chat(ollama, { messages, options: { num_ctx: 2048 }, truncate: false })).rejects.toMatchObject(
    {
      status_code: 400,
      message: expect.stringContaining('context length'),
    },
  );
});

test('each way of failing reaches the client as from a real one', async () => {
  const { fake, ollama } = await start();
  await expect(chat(ollama, { model: 'nobody' })).rejects.toMatchObject({
    status_code: 404,
    message: "model 'nobody' not found",
  });
  await expect(chat(ollama, { think: true })).rejects.toMatchObject({ status_code: 400 });
  fake.chat = () => ({ refuse: { status: 503, error: 'server busy, please try again.' } });
  await expect(chat(ollama)).rejects.toMatchObject({ status_code: 503 });
  fake.chat = () => say('half of', { ending: { error: 'llama runner has died' } });
  await expect(chat(ollama)).rejects.toThrow('llama runner has died');
  fake.chat = () => say('half of', { ending: 'cut' });
  await expect(chat(ollama)).rejects.toThrow('Did not receive done');
  fake.chat = () => say('half of', { ending: 'reset' });
  await expect(chat(ollama)).rejects.toThrow();
});

test('no messages load a model, and keep_alive 0 unloads it', async () => {
  const { fake, ollama } = await start();
  const load = { model: 'llama3.2:3b', messages: [] };
  expect((await ollama.chat(load)).done_reason).toBe('load');
  expect([...fake.loaded.keys()]).toEqual(['llama3.2:3b']);
  expect((await ollama.chat({ ...load, keep_alive: 0 })).done_reason).toBe('unload');
  expect(fake.loaded.size).toBe(0);
});

test('a pull stops when the client leaves, and goes on where it stopped', async () => {
  const digest = 'dde5aa3fc5ffc17176b5e8bdc82f587b24b2678c6c66101bf7da77af9f7ccdff';
  const { fake, ollama } = await start({
    registry: { models: { 'qwen3:4b': [{ digest, total: 5_000_000 }] } },
  });
  const first = await ollama.pull({ model: 'qwen3:4b', stream: true });
  for await (const { completed } of first) if (completed >= 2_000_000) break;
  first.abort();
  expect(await fake.to('/api/pull')[0]?.ended).toBe(false);
  const stopped = fake.registry.here.get(digest) ?? 0;
  expect(stopped).toBeGreaterThanOrEqual(2_000_000);
  const statuses: string[] = [];
  const counts: number[] = [];
  for await (const { status, completed } of await ollama.pull({ model: 'qwen3:4b', stream: true })) {
    statuses.push(status);
    if (completed !== undefined) counts.push(completed);
  }
  expect(counts[0]).toBe(stopped);
  expect(statuses.at(0)).toBe('pulling manifest');
  expect(statuses.at(-1)).toBe('success');
  expect(fake.models.map(({ name }) => name)).toContain('qwen3:4b');
});
