// Long work the core reports on while it runs (getting a model, a download). It belongs to the window and not to a
// screen, so that it goes on while the student looks at something else; one run a key.
import { useSyncExternalStore } from 'react';

export interface Run<E> {
  state: 'running' | 'stopped' | 'done' | 'failed';
  /** The last thing reported. */
  latest: E | null;
  error: unknown;
}

export interface Runs<E> {
  read: () => ReadonlyMap<string, Run<E>>;
  subscribe: (listener: () => void) => () => void;
  /** Begins, or begins again; does nothing while the key is running. */
  start: (key: string, open: (signal: AbortSignal) => Promise<AsyncIterable<E>>) => void;
  stop: (key: string) => void;
  /** Takes a finished run off the list. */
  forget: (key: string) => void;
}

/** `onSettled` hears how each run ended, whichever screen is open then. */
export function createRuns<E>(onSettled: (key: string, run: Run<E>) => void = () => {}): Runs<E> {
  let runs: ReadonlyMap<string, Run<E>> = new Map();
  const controllers = new Map<string, AbortController>();
  const listeners = new Set<() => void>();
  const publish = (next: ReadonlyMap<string, Run<E>>) => {
    runs = next;
    for (const listener of listeners) listener();
  };
  const set = (key: string, run: Run<E>) => publish(new Map(runs).set(key, run));

  const follow = async (key: string, open: (signal: AbortSignal) => Promise<AsyncIterable<E>>) => {
    const stop = new AbortController();
    controllers.set(key, stop);
    let latest: E | null = null;
    let end: Run<E>;
    set(key, { state: 'running', latest, error: null });
    try {
      for await (const event of await open(stop.signal)) {
        if (stop.signal.aborted) break;
        latest = event;
        set(key, { state: 'running', latest, error: null });
      }
      end = { state: stop.signal.aborted ? 'stopped' : 'done', latest, error: null };
    } catch (error) {
      end = stop.signal.aborted
        ? { state: 'stopped', latest, error: null }
        : { state: 'failed', latest, error };
    }
    controllers.delete(key);
    set(key, end);
    onSettled(key, end);
  };

  return {
    read: () => runs,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start(key, open) {
      if (!controllers.has(key)) void follow(key, open);
    },
    stop: (key) => controllers.get(key)?.abort(),
    forget(key) {
      if (controllers.has(key)) return;
      const next = new Map(runs);
      next.delete(key);
      publish(next);
    },
  };
}

export function useRun<E>(runs: Runs<E>, key: string): Run<E> | null {
  return useSyncExternalStore(runs.subscribe, () => runs.read().get(key) ?? null);
}
