// What a core is lent outside any host, by scripts and by tests that run one in a process of its own: the real clock, a
// silent log, and nothing beyond this computer: no network, no keychain, no battery.
import { fork } from 'node:child_process';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Clock, Engine, Log, Ports } from '#core/ports.ts';
import { createEngineLink } from '#engine/link.ts';
import { createClock } from '#host/clock.ts';

export const root = join(import.meta.dirname, '..');

export const clock: Clock = { ...createClock(), timeZone: () => 'UTC' };
export const silent: Log = { write() {} };

export function barePorts(own: Pick<Ports, 'dataDir' | 'version' | 'engine'> & Partial<Ports>): Ports {
  return {
    migrationsDir: join(root, 'drizzle'),
    resourcesDir: join(root, 'resources'),
    unpacked: (path) => path,
    host: 'test',
    clock,
    log: silent,
    fetch: () => Promise.reject(new TypeError('no network here')),
    secrets: {
      place: async () => 'session',
      get: async () => null,
      set: () => Promise.reject(new Error('no keys here')),
      remove: async () => {},
    },
    power: {
      onBattery: () => null,
      onChange: () => () => {},
      idleMs: () => null,
      onSleep: () => () => {},
    },
    computer: {
      platform: process.platform,
      ollamaHost: undefined,
      hasProgram: async () => false,
      memoryBytes: totalmem(),
      cores: availableParallelism(),
    },
    ...own,
  };
}

/** The engine in a process of its own, as the app has it. */
export function forkedEngine(log: Log = silent): Engine {
  return createEngineLink({
    spawn: () =>
      fork(join(root, 'src', 'engine', 'serve.ts'), {
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      }),
    log,
  });
}
