// The files themselves, stored once under the SHA-256 of their bytes. A file is complete or absent: it is written
// aside, flushed, and renamed into place, and whatever a stop left aside is swept up at the next start.
import { createHash, type Hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { v7 } from 'uuid';
import { fault } from '../faults.ts';

export interface Store {
  pathOf(hash: string): string;
  has(hash: string): boolean;
  /** Opens a place for bytes yet to come. STORAGE_FULL when `byteSize` cannot fit. */
  begin(byteSize: number): Promise<Incoming>;
  /** Takes the file out of the store at once; its space is freed soon after. */
  discard(hash: string): void;
  /** Removes what a stop left aside, and files `isWanted` does not know. Call before anything is taken in. */
  sweep(isWanted: (hash: string) => boolean): Promise<void>;
  /** Waits for removals under way. */
  settled(): Promise<void>;
}

export interface Incoming {
  /** Bytes so far. */
  size: number;
  /** Appends in order. STORAGE_FULL leaves nothing behind. */
  write(chunk: Uint8Array): Promise<void>;
  /** Flushes to disk and answers the hash; `place` then puts it under that name. */
  finish(): Promise<string>;
  /** Synchronous, so that the row which refers to the file can follow in the same breath. */
  place(hash: string): void;
  abort(): Promise<void>;
}

export function createStore(dataDir: string): Store {
  const root = join(dataDir, 'files');
  const aside = join(root, 'incoming');
  const removals = new Set<Promise<void>>();
  const pathOf = (hash: string) => join(root, hash.slice(0, 2), hash);
  const remove = (path: string) => {
    const removal = rm(path, { force: true })
      .catch(() => {})
      .finally(() => removals.delete(removal));
    removals.add(removal);
  };

  return {
    pathOf,

    has: (hash) => statSync(pathOf(hash), { throwIfNoEntry: false })?.isFile() ?? false,

    async begin(byteSize) {
      await asStorage(mkdir(aside, { recursive: true }));
      const disk = await statfs(aside);
      if (byteSize > disk.bavail * disk.bsize) throw fault('STORAGE_FULL', { bytes: byteSize });
      const path = join(aside, v7());
      return createIncoming(await asStorage(open(path, 'wx')), path, pathOf);
    },

    discard,

    async sweep(isWanted) {
      if (!existsSync(root)) return;
      if (existsSync(aside)) for (const name of readdirSync(aside)) remove(join(aside, name));
      for (const folder of await readdir(root)) {
        if (!/^[0-9a-f]{2}$/.test(folder)) continue;
        for (const name of await readdir(join(root, folder))) {
          if (/^[0-9a-f]{64}$/.test(name) && !isWanted(name)) discard(name);
        }
      }
    },

    async settled() {
      await Promise.all(removals);
    },
  };

  function discard(hash: string) {
    const trash = join(aside, v7());
    mkdirSync(aside, { recursive: true });
    try {
      renameSync(pathOf(hash), trash);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    remove(trash);
  }
}

function createIncoming(handle: FileHandle, path: string, pathOf: (hash: string) => string): Incoming {
  const hash: Hash = createHash('sha256');
  let isOpen = true;
  const incoming: Incoming = {
    size: 0,

    async write(chunk) {
      hash.update(chunk);
      try {
        for (let at = 0; at < chunk.length; ) at += (await handle.write(chunk, at)).bytesWritten;
      } catch (error) {
        await incoming.abort();
        throw asStorageFault(error);
      }
      incoming.size += chunk.length;
    },

    async finish() {
      try {
        await handle.sync();
        isOpen = false;
        await handle.close();
      } catch (error) {
        await incoming.abort();
        throw asStorageFault(error);
      }
      return hash.digest('hex');
    },

    place(name) {
      const target = pathOf(name);
      mkdirSync(dirname(target), { recursive: true });
      renameSync(path, target);
    },

    async abort() {
      if (isOpen) {
        isOpen = false;
        await handle.close().catch(() => {});
      }
      await rm(path, { force: true });
    },
  };
  return incoming;
}

const fullCodes = new Set(['ENOSPC', 'EDQUOT']);

function asStorageFault(error: unknown): unknown {
  return fullCodes.has((error as NodeJS.ErrnoException).code ?? '') ? fault('STORAGE_FULL') : error;
}

function asStorage<T>(work: Promise<T>): Promise<T> {
  return work.catch((error) => {
    throw asStorageFault(error);
  });
}
