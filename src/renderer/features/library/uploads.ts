// Files on their way into the library, whichever screen they were dropped on. One is sent at a time: the disk is the
// limit, and a list that finishes from the top is easier to follow.
import type { Imported } from '#contract/library.ts';
import type { SendOptions } from '../../lib/send-parts.ts';
import { type Place, sendFile, type UploadCalls } from './send-file.ts';

export interface Upload {
  id: number;
  fileName: string;
  byteSize: number;
  sentBytes: number;
  state: 'waiting' | 'sending' | 'failed';
  error: unknown;
}

export interface Finished {
  imported: readonly Imported[];
  failed: readonly Upload[];
}

export interface Uploads {
  read: () => readonly Upload[];
  subscribe: (listener: () => void) => () => void;
  add: (files: readonly File[], place: Place) => void;
  /** Stops an upload, or takes a failed one off the list. */
  drop: (id: number) => void;
  retry: (id: number) => void;
}

interface Entry extends Upload {
  file: File;
  place: Place;
  stop: AbortController;
}

/** `onFinished` is told once nothing is waiting any more. */
export function createUploads(calls: UploadCalls, onFinished: (result: Finished) => void): Uploads {
  let entries: readonly Entry[] = [];
  let nextId = 1;
  let isRunning = false;
  const listeners = new Set<() => void>();
  const publish = (next: readonly Entry[]) => {
    entries = next;
    for (const listener of listeners) listener();
  };
  const change = (id: number, values: Partial<Entry>) =>
    publish(entries.map((entry) => (entry.id === id ? { ...entry, ...values } : entry)));
  const without = (id: number) => publish(entries.filter((entry) => entry.id !== id));

  const send = async ({ id, file, place, stop }: Entry): Promise<Imported | null> => {
    change(id, { state: 'sending' });
    const options: SendOptions = { signal: stop.signal, onSent: (sentBytes) => change(id, { sentBytes }) };
    try {
      const imported = await sendFile(calls, file, place, options);
      without(id);
      return imported;
    } catch (error) {
      if (stop.signal.aborted) without(id);
      else change(id, { state: 'failed', error });
      return null;
    }
  };
  const run = async () => {
    if (isRunning) return;
    isRunning = true;
    const imported: Imported[] = [];
    const tried = new Set<number>();
    for (let next = waiting(); next; next = waiting()) {
      tried.add(next.id);
      const done = await send(next);
      if (done) imported.push(done);
    }
    isRunning = false;
    onFinished({ imported, failed: entries.filter(({ id, state }) => state === 'failed' && tried.has(id)) });
  };
  const waiting = () => entries.find((entry) => entry.state === 'waiting');

  return {
    read: () => entries,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add(files, place) {
      const fresh = files.map((file): Entry => {
        const stop = new AbortController();
        const upload = { id: nextId++, fileName: file.name, byteSize: file.size, sentBytes: 0 };
        return { ...upload, state: 'waiting', error: null, file, place, stop };
      });
      if (fresh.length === 0) return;
      publish([...entries, ...fresh]);
      void run();
    },
    drop(id) {
      const entry = entries.find((candidate) => candidate.id === id);
      entry?.stop.abort();
      if (entry?.state !== 'sending') without(id);
    },
    retry(id) {
      change(id, { state: 'waiting', sentBytes: 0, error: null, stop: new AbortController() });
      void run();
    },
  };
}
