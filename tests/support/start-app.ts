// Starts the real core on a real SQLite file in a temporary folder, with a clock that tests move by hand.
// `client` is in process and belongs to a fresh profile; `as` gives further sessions.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { onTestFinished } from 'vitest';
import type { Contract } from '#contract/index.ts';
import { type App, createApp } from '#core/app.ts';
import type { Clock, Engine, LogFields, Ports, Power, PowerEvent } from '#core/ports.ts';
import { createInProcessEngine } from './in-process-engine.ts';

export type Client = ContractRouterClient<Contract>;

export interface TestClock extends Clock {
  /** Time passes: what runs every so often runs, each time at its moment. */
  advance(ms: number): void;
  /** Both clocks move on while nothing runs, as when a process is stopped or starved. */
  jump(ms: number): void;
  /** The wall clock is set, and perhaps the zone changed; no time passes. */
  set(now: number, timeZone?: string): void;
}

export interface TestApp {
  app: App;
  /** Session "test", inside a profile named Ada (unless `profile: false`). */
  client: Client;
  clock: TestClock;
  engine: Engine;
  dataDir: string;
  log: { event: string; fields: LogFields | undefined }[];
  as(sessionId: string): Client;
  /** Stops and starts the core on the same folder, as a new process would. */
  restart(): Promise<TestApp>;
}

export interface StartOptions {
  profile?: boolean;
  dataDir?: string;
  clock?: TestClock;
  engine?: Engine;
  ports?: Partial<Ports>;
}

export const projectDir = join(import.meta.dirname, '..', '..');

export function createTestClock(start = Date.UTC(2026, 2, 10, 9, 0, 0), zone = 'Europe/Berlin'): TestClock {
  let now = start;
  let monotonic = 0;
  let timeZone = zone;
  const timers = new Set<{ ms: number; next: number; work: () => void }>();
  return {
    now: () => now,
    monotonic: () => monotonic,
    timeZone: () => timeZone,
    every(ms, work) {
      const timer = { ms, next: monotonic + ms, work };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms) {
      const end = monotonic + ms;
      for (;;) {
        const due = [...timers].sort((a, b) => a.next - b.next).find(({ next }) => next <= end);
        if (!due) break;
        now += due.next - monotonic;
        monotonic = due.next;
        due.next += due.ms;
        due.work();
      }
      now += end - monotonic;
      monotonic = end;
    },
    jump(ms) {
      now += ms;
      monotonic += ms;
      for (const timer of timers) timer.next = Math.max(timer.next, monotonic);
    },
    set(instant, nextZone = timeZone) {
      now = instant;
      timeZone = nextZone;
    },
  };
}

export interface TestPower extends Power {
  setBattery(onBattery: boolean | null): void;
  setIdle(ms: number | null): void;
  tell(event: PowerEvent): void;
}

/** A power monitor moved by hand; at first it can tell nothing. */
export function createTestPower(): TestPower {
  let battery: boolean | null = null;
  let idle: number | null = null;
  const changes = new Set<() => void>();
  const sleeps = new Set<(event: PowerEvent) => void>();
  return {
    onBattery: () => battery,
    onChange(listener) {
      changes.add(listener);
      return () => void changes.delete(listener);
    },
    idleMs: () => idle,
    onSleep(listener) {
      sleeps.add(listener);
      return () => void sleeps.delete(listener);
    },
    setBattery(onBattery) {
      battery = onBattery;
      for (const listener of changes) listener();
    },
    setIdle(ms) {
      idle = ms;
    },
    tell(event) {
      for (const listener of sleeps) listener(event);
    },
  };
}

/** What a test's way out is unless it brings its own. */
export const refuseNetwork: Ports['fetch'] = () => Promise.reject(new TypeError('no network in tests'));

export const testComputer: Ports['computer'] = {
  platform: 'linux',
  ollamaHost: undefined,
  hasProgram: async () => false,
  memoryBytes: 8 * 2 ** 30,
  cores: 2,
};

/** A keychain of this test's own. */
export function createMemorySecrets(): Ports['secrets'] {
  const values = new Map<string, string>();
  return {
    place: async () => 'keychain',
    async get(name) {
      const value = values.get(name);
      return value === undefined ? null : { value, place: 'keychain' };
    },
    async set(name, value) {
      values.set(name, value);
      return 'keychain';
    },
    async remove(name) {
      values.delete(name);
    },
  };
}

export async function startApp(options: StartOptions = {}): Promise<TestApp> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'lectern-test-')));
  const clock = options.clock ?? createTestClock();
  const engine = options.engine ?? createInProcessEngine();
  const log: TestApp['log'] = [];
  const app = await createApp({
    dataDir,
    migrationsDir: join(projectDir, 'drizzle'),
    resourcesDir: join(projectDir, 'resources'),
    unpacked: (path) => path,
    version: '0.0.0-test',
    host: 'test',
    clock,
    engine,
    log: { write: (_level, event, fields) => void log.push({ event, fields }) },
    // Words alone, nothing beyond this process, and a computer without Ollama: a test that wants more says so.
    embedder: null,
    fetch: refuseNetwork,
    secrets: createMemorySecrets(),
    power: createTestPower(),
    computer: testComputer,
    ...options.ports,
  });
  app.start();
  const as = (sessionId: string) => createRouterClient(app.router, { context: { sessionId } }) as Client;
  const client = as('test');
  if (options.profile !== false) {
    const current = await client.people.current();
    if (!current) await client.people.create({ name: 'Ada' });
  }
  onTestFinished(async () => {
    await app.close();
    if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
  });
  const restart = async () => {
    await app.close();
    return startApp({ ...options, dataDir, clock, engine: options.engine ?? createInProcessEngine() });
  };
  return { app, client, clock, engine, dataDir, log, as, restart };
}
