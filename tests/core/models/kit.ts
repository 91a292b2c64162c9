// A core with a fake Ollama or a fake service it may reach, and the models it would hand to the tutor.
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
import { createInProcessEngine } from '../../support/in-process-engine.ts';
import { type StartOptions, startApp, testComputer } from '../../support/start-app.ts';

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

/** Ollama is found by OLLAMA_HOST, and loopback may be reached. */
export function startWith(fake: { url: string } | null, { ports, ...options }: StartOptions = {}) {
  return startApp({
    ...options,
    ports: {
      fetch: globalThis.fetch,
      computer: { ...testComputer, ollamaHost: fake?.url },
      ...ports,
    },
  });
}

/**
 * The same slices on the profile's own database, for what a caller of `Models` sees: time limits are an argument there,
 * and so a test of them needs no wait.
 */
export async function startModels(
  fake: { url: string } | null,
  limits: Partial<Limits> = {},
  ports: Partial<Ports> = {},
) {
  const app = await startWith(fake, { ports });
  const profile = await app.client.people.current();
  if (!profile) throw new Error('no profile');
  const deps: Deps = {
    ...appPorts(app, fake),
    ...ports,
    database: openDatabase({ ...appPorts(app, fake), ...ports }),
    events: createEvents(),
    sessions: createSessions(),
  };
  onTestFinished(() => deps.database.close());
  const usage = createUsage(deps);
  const outbound = createOutbound(deps, deps.fetch);
  const models = createModels(deps, outbound, usage, { ...defaultLimits, retryMs: 1, ...limits });
  const userId = profile.id;
  return {
    ...app,
    models,
    userId,
    /** The model for this use; the test ends when there is none. */
    async model(feature: ModelFeature = 'tutor'): Promise<Model> {
      const model = await models.choose(userId, feature);
      if ('heldBack' in model) throw new Error(`held back: ${model.heldBack}`);
      return model;
    },
  };
}

function appPorts(app: { dataDir: string; clock: Ports['clock'] }, fake: { url: string } | null): Ports {
  return {
    dataDir: app.dataDir,
    migrationsDir: 'drizzle',
    resourcesDir: 'resources',
    unpacked: (path) => path,
    version: '0.0.0-test',
    host: 'test',
    clock: app.clock,
    log: { write: () => {} },
    engine: createInProcessEngine(),
    fetch: globalThis.fetch,
    secrets: {
      place: async () => 'session',
      get: async () => null,
      set: async () => 'session',
      remove: async () => {},
    },
    power: { onBattery: () => null, onChange: () => () => {} },
    computer: { ...testComputer, ollamaHost: fake?.url },
  };
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
