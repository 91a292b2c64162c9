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

/** A file being written aside. */
export interface Aside {
  readonly path: string;
  /** Bytes so far. */
  size: number;
  /** Appends in order. STORAGE_FULL leaves nothing behind. */
  write(chunk: Uint8Array): Promise<void>;
  /** Flushes to disk and answers the hash. */
  finish(): Promise<string>;
  /** Removes the file, finished or not. */
  abort(): Promise<void>;
}

export interface Incoming extends Aside {
  /** Puts the finished file under its hash; synchronous, so that the row which refers to it can follow in the same breath. */
  place(hash: string): void;
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
      const written = await openAside(aside, byteSize);
      return Object.assign(written, {
        place(hash: string) {
          const target = pathOf(hash);
          mkdirSync(dirname(target), { recursive: true });
          renameSync(written.path, target);
        },
      });
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

/** Opens a file with a name of its own in `folder`. STORAGE_FULL when `byteSize` cannot fit. */
export async function openAside(folder: string, byteSize: number): Promise<Aside> {
  await asStorage(mkdir(folder, { recursive: true }));
  const disk = await statfs(folder);
  if (byteSize > disk.bavail * disk.bsize) throw fault('STORAGE_FULL', { bytes: byteSize });
  const path = join(folder, v7());
  return writing(await asStorage(open(path, 'wx')), path);
}

function writing(handle: FileHandle, path: string): Aside {
  const hash: Hash = createHash('sha256');
  let isOpen = true;
  const aside: Aside = {
    path,
    size: 0,

    async write(chunk) {
      hash.update(chunk);
      try {
        for (let at = 0; at < chunk.length; ) at += (await handle.write(chunk, at)).bytesWritten;
      } catch (error) {
        await aside.abort();
        throw asStorageFault(error);
      }
      aside.size += chunk.length;
    },

    async finish() {
      try {
        await handle.sync();
        isOpen = false;
        await handle.close();
      } catch (error) {
        await aside.abort();
        throw asStorageFault(error);
      }
      return hash.digest('hex');
    },

    async abort() {
      if (isOpen) {
        isOpen = false;
        await handle.close().catch(() => {});
      }
      await rm(path, { force: true });
    },
  };
  return aside;
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
