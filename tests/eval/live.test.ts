// A run with a host: what it says when it cannot start, what it asks before it sends anything away, and how it goes on.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Estimate } from '../../scripts/eval/reach.ts';
import { evaluateLive, type LiveOptions } from '../../scripts/eval/sessions.ts';
import { syntheticModel, syntheticReply } from '../../scripts/eval/synthetic-model.ts';
import { tasksFor } from '../../scripts/eval/tasks.ts';
import { evaluate } from '../../scripts/eval/with-model.ts';
import { type FakeOllamaOptions, startFakeOllama } from '../fakes/ollama.ts';
import { startFakeOpenAI } from '../fakes/openai.ts';

async function start(options: FakeOllamaOptions = {}) {
  const printed: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line) => void printed.push(String(line)));
  const folder = mkdtempSync(join(tmpdir(), 'lectern-results-'));
  const fake = await startFakeOllama({
    models: [{ name: syntheticModel }],
    chat: syntheticReply,
    ...options,
  });
  onTestFinished(async () => {
    await fake.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const run = (more: Partial<LiveOptions> = {}) =>
    evaluateLive(
      {
        provider: 'ollama',
        written: fake.url,
        model: syntheticModel,
        secondModel: null,
        key: null,
        price: null,
        limit: 1,
        record: null,
        yes: false,
        anew: false,
        ...more,
      },
      folder,
    );
  const files = () => readdirSync(folder).sort();
  return { fake, run, printed, files, folder };
}

test('a host that does not answer is named in one sentence', async () => {
  const { fake, run, files } = await start();
  await fake.close();
  await expect(run()).rejects.toThrow(
    `No Ollama answers at ${fake.url}: start it there, or name where it is with --host HOST:PORT.`,
  );
  expect(files()).toEqual([]);
});

test('a model that is not there is named with those that are', async () => {
  const { run, fake } = await start();
  await expect(run({ model: 'llama3.2:3b' })).rejects.toThrow(
    `Ollama at ${fake.url} has no model "llama3.2:3b"; it has ${syntheticModel}.`,
  );
});

test('a run leaves a result, a table and a sheet, and the next is compared with it', async () => {
  const { run, files, printed, folder } = await start();
  await run();
  const [sheet = '', json = '', table = ''] = files();
  expect(files()).toHaveLength(3);
  expect(JSON.parse(readFileSync(join(folder, json), 'utf8'))).toMatchObject({
    model: syntheticModel,
    digest: expect.any(String),
  });
  expect(readFileSync(join(folder, table), 'utf8')).toContain('| grounding |');
  expect(readFileSync(join(folder, sheet), 'utf8')).toContain('"What is osmosis?"');
  expect(printed.join('\n')).not.toContain('compared with');
  await run();
  expect(files()).toHaveLength(6);
  expect(printed.join('\n')).toContain('compared with');
});

test('a run that was interrupted goes on where it was, and asks nothing twice', async () => {
  const { run, fake, files } = await start();
  const all = tasksFor(1).length;
  const { chat } = fake;
  fake.chat = (body, nth) => (nth < 1 ? chat(body, nth) : { ending: 'reset' });
  await expect(run()).rejects.toThrow(/stopped answering .* go on from there/);
  expect(files()).toEqual(['synthetic-1b.part.jsonl']);
  fake.chat = chat;
  const before = fake.to('/api/chat').length;
  await run();
  const asked = fake.to('/api/chat').slice(before);
  expect(all).toBeGreaterThan(2);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.some(({ body }) => JSON.stringify(body).includes('Question: What is osmosis?'))).toBe(false);
  expect(files()).toHaveLength(3);
});

test('nothing is sent to a service elsewhere before its cost was agreed to', async () => {
  const fake = await startFakeOpenAI();
  onTestFinished(() => fake.close());
  let seen: Estimate | null = null;
  const evaluation = {
    target: {
      provider: 'openai' as const,
      address: 'https://models.example/v1',
      model: 'small-model',
      secondModel: null,
      key: 'sk-test',
      price: [1, 2] as [number, number],
    },
    limit: 1,
    fetch: ((url, init) =>
      fetch(String(url).replace('https://models.example', fake.url), init)) as typeof fetch,
    now: () => 0,
    onRecord() {},
  };
  const agrees = (estimate: Estimate, answer: boolean) => {
    seen = estimate;
    return Promise.resolve(answer);
  };
  expect(await evaluate({ ...evaluation, agrees: (one) => agrees(one, false) })).toBeNull();
  expect(fake.requests).toEqual([]);
  expect(seen).toMatchObject({ currency: 'USD', tokens: expect.any(Number), cost: expect.any(Number) });
  expect(await evaluate({ ...evaluation, agrees: (one) => agrees(one, true) })).toHaveLength(
    tasksFor(1).length,
  );
  expect(fake.to('/v1/chat/completions').length).toBeGreaterThan(0);
});

test('a host that was not named is never asked', async () => {
  const { fake } = await start();
  const asked = new Set<string>();
  await evaluate({
    target: {
      provider: 'ollama',
      address: fake.url,
      model: syntheticModel,
      secondModel: null,
      key: null,
      price: null,
    },
    limit: 1,
    fetch: (url, init) => {
      asked.add(new URL(String(url)).origin);
      return fetch(url, init);
    },
    now: () => 0,
    agrees: async () => false,
    onRecord() {},
  });
  expect([...asked]).toEqual([fake.url]);
});
