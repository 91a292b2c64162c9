// Leaving in order: the core with its engine first, then the tray, each awaited, all within one bound. Electron does
// not wait for promises, so the first will-quit is held back and the quit is asked for again when the work is done.
import type { App, Event } from 'electron';
import type { Log } from '#core/ports.ts';
import { describe } from './crash.ts';

export interface ShutdownParts {
  app: Pick<App, 'on' | 'quit'>;
  /** SIGINT and SIGTERM end the app like Quit does. */
  process: Pick<NodeJS.Process, 'on'>;
  log: Log;
  /** The most all closers together may take. */
  boundMs?: number;
}

export interface Shutdown {
  /** Closers run in the order they were added. */
  add(name: string, close: () => Promise<void> | void): void;
  /** This one runs before those that are there. */
  addFirst(name: string, close: () => Promise<void> | void): void;
  /** True from the moment the student asked to quit; the window then closes for real. */
  quitting(): boolean;
}

export function createShutdown({ app, process, log, boundMs = 5_000 }: ShutdownParts): Shutdown {
  const closers: Array<{ name: string; close: () => Promise<void> | void }> = [];
  let quitting = false;
  let state: 'open' | 'closing' | 'closed' = 'open';

  const closeAll = async () => {
    for (const { name, close } of closers) {
      try {
        await close();
      } catch (error) {
        log.write('error', 'shutdown.failed', { part: name, ...describe(error) });
      }
    }
  };

  app.on('before-quit', () => {
    quitting = true;
  });
  app.on('will-quit', (event: Event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    within(closeAll(), boundMs).then((inTime) => {
      if (!inTime) log.write('error', 'shutdown.bound-reached', { boundMs });
      state = 'closed';
      app.quit();
    });
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());

  return {
    add: (name, close) => void closers.push({ name, close }),
    addFirst: (name, close) => void closers.unshift({ name, close }),
    quitting: () => quitting,
  };
}

/** Resolves to whether the work ended before the bound; a bound that is not reached leaves no timer behind. */
function within(work: Promise<void>, boundMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), boundMs);
    work.then(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
