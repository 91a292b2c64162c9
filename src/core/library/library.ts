// The library, put together: store, queue, import, uploads and removal, for the router and for the hosts.
import type { Deps } from '../deps.ts';
import type { Embedding } from '../embedding/embedding.ts';
import { createImporter, type Importer } from './import.ts';
import { createIngest } from './ingest.ts';
import { createPageWriter, type PageWriter } from './page-writer.ts';
import { createProgress } from './progress.ts';
import { createPurge } from './purge.ts';
import { createQueue, type Queue } from './queue.ts';
import { createReceiver, type Received } from './receive.ts';
import { createStore, type Store } from './store.ts';
import { createUploads, type Uploads } from './uploads.ts';

export interface Library {
  store: Store;
  queue: Queue;
  importer: Importer;
  uploads: Uploads<Received>;
  writer: PageWriter;
  /** Passwords given for imports under way; never stored. */
  passwords: Map<string, string>;
  /** Removes materials for good, whoever they belong to. */
  purge(ids: string[]): void;
  /** Takes files out of the store that no row of any profile refers to any more. */
  release(hashes: readonly string[]): void;
  /** Everything a profile has here, files included. `andProfile` removes its row in the same breath. */
  removeAllOf(userId: string, andProfile: () => void): Promise<void>;
  importPaths(sessionId: string, paths: string[]): Promise<void>;
  start(): void;
  close(): Promise<void>;
}

export function createLibrary(deps: Deps, embedding: Pick<Embedding, 'kick' | 'drop'>): Library {
  const store = createStore(deps.dataDir);
  const passwords = new Map<string, string>();
  const writer = createPageWriter(deps.database.sqlite, embedding.drop);
  const progress = createProgress(deps);
  const ingest = createIngest({
    ...deps,
    writer,
    progress,
    pathOf: store.pathOf,
    passwordFor: (id) => passwords.get(id),
  });
  const queue = createQueue({
    ...deps,
    progress,
    onIdle: embedding.kick,
    async ingest(row, signal) {
      await ingest(row, signal);
      if (!signal.aborted) passwords.delete(row.id);
    },
  });
  const purged = createPurge({ ...deps, store, dropVectors: embedding.drop });
  const uploads = createUploads({
    ...deps,
    open: (fileName, byteSize) => createReceiver(store, fileName, byteSize),
  });
  const importer = createImporter({
    ...deps,
    store,
    writer,
    release: purged.release,
    onQueued: queue.kick,
  });
  let sweeping: Promise<void> = Promise.resolve();

  const purge = (ids: string[]) => {
    for (const id of ids) {
      queue.interrupt(id);
      passwords.delete(id);
    }
    purged.remove(ids);
  };

  return {
    store,
    queue,
    importer,
    uploads,
    writer,
    passwords,
    purge,
    release: purged.release,
    importPaths: importer.fromPaths,

    async removeAllOf(userId, andProfile) {
      await uploads.abortOf(userId);
      // Nothing may give way in between: a file that arrives now would leave its text in the index for ever.
      purge(purged.ofUser(userId));
      const others = purged.otherFilesOf(userId);
      andProfile();
      purged.release(others);
      await store.settled();
    },

    start() {
      purge(purged.expired());
      sweeping = store.sweep(purged.isHeld).catch((error: NodeJS.ErrnoException) => {
        deps.log.write('warn', 'library.sweep.failed', { code: error.code });
      });
      queue.kick();
    },

    async close() {
      await Promise.all([queue.stop(), uploads.abortAll(), purged.stop(), sweeping]);
      await store.settled();
    },
  };
}
