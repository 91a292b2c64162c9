// What a caller of a local model gets, and what is sent for it.
import { expect, test } from 'vitest';
import { say } from '../../fakes/ollama.ts';
import { fakeOllama, hear, question, request, startModels } from './kit.ts';

async function start(
  options: Parameters<typeof fakeOllama>[0] = {},
  limits: Parameters<typeof startModels>[1] = {},
) {
  const fake = await fakeOllama(options);
  const app = await startModels(fake, limits);
  await app.client.models.choose({ provider: 'ollama' });
  return { fake, ...app };
}

test('an answer comes in pieces and ends with what it took', async () => {
  const { model, client } = await start({ chat: () => say('An echo is a sound thrown back by a wall.') });
  const { events, text, done } = await hear((await model()).stream(request()));
  expect(text).toBe('An echo is a sound thrown back by a wall.');
  expect(events[0]).toEqual({ type: 'waiting', for: 'loading' });
  expect(events.filter(({ type }) => type === 'delta').length).toBe(10);
  expect(done).toMatchObject({
    reason: 'stop',
    spent: { completionTokens: 10, estimated: false, cost: 0 },
  });
  const [call] = await client.usage.calls({});
  expect(call).toMatchObject({
    status: 'ok',
    provider: 'ollama',
    model: 'llama3.2:3b',
    isLocal: true,
    cost: 0,
  });
});

test('every request tells the context, forbids truncation and keeps the model in memory', async () => {
  const { fake, model } = await start();
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
});
