// A core with a fake Ollama or a fake service it may reach, and the models it would hand to the tutor.
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ModelFeature } from '#contract/models.ts';
import { openDatabase } from '#core/db/open.ts';
import type { Deps } from '#core/deps.ts';
import { createEvents } from '#core/events.ts';
import { defaultLimits, type Limits } from '#core/models/limits.ts';
import type { ChatMessage, Model, ModelEvent, ModelRequest } from '#core/models/model.ts';
import { createModels } from '#core/models/models.ts';
import { createOutbound } from '#core/network/outbound.ts';
import type { Ports } from '#core/ports.ts';
import { createSessions } from '#core/session.ts';
import { createUsage } from '#core/usage/usage.ts';
import { type FakeOllama, type FakeOllamaOptions, startFakeOllama } from '../../fakes/ollama.ts';
import { type FakeOpenAI, type FakeOpenAIOptions, startFakeOpenAI } from '../../fakes/openai.ts';
import {
  createMemorySecrets,
  createTestPower,
  projectDir,
  type StartOptions,
  startApp,
  testComputer,
} from '../../support/start-app.ts';

export async function fakeOllama(options?: FakeOllamaOptions): Promise<FakeOllama> {
  const fake = await startFakeOllama(options);
  onTestFinished(() => fake.close());
  return fake;
}

export async function fakeOpenAI(options?: FakeOpenAIOptions): Promise<FakeOpenAI> {
  const fake = await startFakeOpenAI(options);
  onTestFinished(() => fake.close());
  return fake;
}

/** A way out that reaches the fakes; an Ollama that a developer has running is not there for tests. */
const toFakes: Ports['fetch'] = (url, init) =>
  new URL(String(url)).port === '11434'
    ? Promise.reject(new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') }))
    : globalThis.fetch(url, init);

/** Ollama is found by OLLAMA_HOST. */
export function startWith(fake: { url: string } | null, { ports, ...options }: StartOptions = {}) {
  const computer = { ...testComputer, ollamaHost: fake?.url };
  return startApp({ ...options, ports: { fetch: toFakes, computer, ...ports } });
}

/**
 * The same slices once more on the app's own data, for what a caller of `Models` sees: time limits are an argument there,
 * so that no test has to wait for them.
 */
export async function startModels(
  fake: { url: string } | null,
  limits: Partial<Limits> = {},
  fetch: Ports['fetch'] = toFakes,
) {
  const secrets = createMemorySecrets();
  const app = await startWith(fake, { ports: { secrets, fetch } });
  const userId = (await app.client.people.current())?.id ?? '';
  const ports: Ports = {
    dataDir: app.dataDir,
    migrationsDir: join(projectDir, 'drizzle'),
    resourcesDir: join(projectDir, 'resources'),
    unpacked: (path) => path,
    version: '0.0.0-test',
    host: 'test',
    clock: app.clock,
    log: { write: () => {} },
    engine: app.engine,
    fetch,
    secrets,
    power: createTestPower(),
    computer: { ...testComputer, ollamaHost: fake?.url },
  };
  const database = openDatabase(ports);
  onTestFinished(() => database.close());
  const deps: Deps = { ...ports, database, events: createEvents(), sessions: createSessions() };
  const usage = createUsage(deps);
  const patience = { ...defaultLimits, retryMs: 1, ...limits };
  const network = createOutbound(deps, ports.fetch);
  const models = createModels(deps, network, usage, patience);
  onTestFinished(() => models.close());
  return {
    ...app,
    models,
    userId,
    network,
    secrets,
    /** The model for this use; the test ends when there is none. */
    async model(feature: ModelFeature = 'tutor'): Promise<Model> {
      const model = await models.choose(userId, feature);
      if ('heldBack' in model) throw new Error(`held back: ${model.heldBack}`);
      return model;
    },
    /** Newest last, as they were made. */
    async calls() {
      return (await app.client.usage.calls({})).reverse();
    },
  };
}

/** A student who chose Ollama, and the fake that answers. */
export async function startWithOllama(options: FakeOllamaOptions = {}, limits: Partial<Limits> = {}) {
  const fake = await fakeOllama(options);
  const app = await startModels(fake, limits);
  await app.client.models.choose({ provider: 'ollama' });
  return { ...app, fake };
}

/**
 * A student who chose a service. It stands on this computer, which needs neither key nor consent: what holds beyond it is
 * in cloud.test.ts.
 */
export async function startWithOpenAI(options: FakeOpenAIOptions = {}, limits: Partial<Limits> = {}) {
  const fake = await fakeOpenAI(options);
  const app = await startModels(null, limits);
  await app.client.models.configure({ openai: { baseUrl: fake.url, model: 'small-model' } });
  if (fake.key) await app.client.models.setKey({ key: fake.key });
  await app.client.models.choose({ provider: 'openai' });
  return { ...app, fake };
}

export const question: ChatMessage[] = [
  { role: 'system', content: 'Answer in one sentence.' },
  { role: 'user', content: 'What is an echo?' },
];

export function request(more: Partial<ModelRequest> = {}): ModelRequest {
  return {
    messages: question,
    maxTokens: 100,
    temperature: 0.2,
    signal: new AbortController().signal,
    ...more,
  };
}

export async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

/** All events, and the error that ended them. */
export async function hear(stream: AsyncIterable<ModelEvent>) {
  const events: ModelEvent[] = [];
  let error: { code?: string; data?: { params?: Record<string, unknown> } } | undefined;
  try {
    for await (const event of stream) events.push(event);
  } catch (thrown) {
    error = thrown as typeof error;
  }
  const text = events.map((event) => (event.type === 'delta' ? event.text : '')).join('');
  const done = events.find((event) => event.type === 'done');
  return { events, text, done, error };
}

/** A way out on which a name of the wide world leads to a fake, as a name server would have it. */
export function leadingTo(fake: { url: string }, name = 'https://models.example'): Ports['fetch'] {
  return (url, init) => toFakes(String(url).replace(name, fake.url), init);
}

/** A student who chose a service elsewhere, gave its key and agreed. */
export async function startWithCloud(options: FakeOpenAIOptions = {}, limits: Partial<Limits> = {}) {
  const fake = await fakeOpenAI(options);
  const app = await startModels(null, limits, leadingTo(fake));
  const { models } = app.client;
  await models.configure({ openai: { baseUrl: 'models.example', model: 'small-model' } });
  await models.setKey({ key: 'sk-test' });
  await models.consent({ provider: 'openai', granted: true });
  await models.choose({ provider: 'openai' });
  return { ...app, fake };
}

/** A promise that is never kept, for a server that never answers. */
export const never = new Promise<never>(() => {});

/** Settles once the stream has given what is asked for; the rest is heard by the second promise. */
export function hearUntil(stream: AsyncIterable<ModelEvent>, wanted: (event: ModelEvent) => boolean) {
  const { promise: reached, resolve } = Promise.withResolvers<void>();
  const rest = hear(
    (async function* () {
      for await (const event of stream) {
        if (wanted(event)) resolve();
        yield event;
      }
    })(),
  );
  return { reached, rest };
}
