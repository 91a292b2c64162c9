// Files that were looked at and wait for the student's word, one a profile: a new one takes the place of the last. They lie
// aside in the data folder, and what a stop left there goes at the next start.
import { open, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { maxPackageBytes } from '#contract/exchange.ts';
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';
import { type Aside, openAside } from '../library/store.ts';
import { createUploads, type Uploads } from '../library/uploads.ts';
import { type IncomingNotes, notesOfPackage } from './incoming-notes.ts';
import { notesOfTable } from './table-notes.ts';
import { withArchive } from './zip-reading.ts';

export interface IncomingFiles {
  /** Where collections are unpacked and packed; it may not be there yet. */
  folder: string;
  /** Files on their way in, part by part. */
  uploads: Pick<Uploads<Aside>, 'begin' | 'part' | 'abort'>;
  /** Keeps the file and reads it; one that cannot be read is not kept. */
  add(userId: string, file: File): Promise<Kept>;
  /** The same for an upload. BAD_REQUEST while bytes are missing. */
  addUploaded(userId: string, uploadId: string): Promise<Kept>;
  /** Reads it again, hands it to `work`, and forgets it when that went well. NOT_FOUND when it is another profile's. */
  take<T>(userId: string, importId: string, work: (notes: IncomingNotes) => Promise<T>): Promise<T>;
  forget(userId: string): Promise<void>;
  start(): void;
  close(): Promise<void>;
}

export interface Kept {
  importId: string;
  notes: IncomingNotes;
}

/** A table of cards is text; this much of it nobody types. */
const maxTableBytes = 64 * 1024 * 1024;

export function createIncomingFiles({
  dataDir,
  log,
  sessions,
  clock,
}: Pick<Deps, 'dataDir' | 'log' | 'sessions' | 'clock'>): IncomingFiles {
  const folder = join(dataDir, 'exchange');
  const waiting = new Map<string, { importId: string; path: string; isZip: boolean }>();
  let sweeping: Promise<void> = Promise.resolve();
  const uploads = createUploads({
    sessions,
    clock,
    async open(_fileName, byteSize) {
      if (byteSize === 0) throw fault('FILE_EMPTY');
      const aside = await begin(byteSize);
      return {
        get size() {
          return aside.size;
        },
        write: aside.write,
        abort: aside.abort,
        async finish() {
          await aside.finish();
          return aside;
        },
      };
    },
  });

  return {
    folder,
    uploads,

    async add(userId, file) {
      const aside = await begin(file.size);
      try {
        await aside.write(new Uint8Array(await file.arrayBuffer()));
        await aside.finish();
      } catch (error) {
        await aside.abort();
        throw error;
      }
      return keep(userId, aside);
    },

    addUploaded: async (userId, uploadId) => keep(userId, await uploads.finish(userId, uploadId)),

    async take(userId, importId, work) {
      const kept = waiting.get(userId);
      if (kept?.importId !== importId) throw fault('NOT_FOUND');
      const done = await during(kept, work);
      if (waiting.get(userId) === kept) await forget(userId);
      return done;
    },

    async forget(userId) {
      await uploads.abortOf(userId);
      await forget(userId);
    },

    start() {
      sweeping = rm(folder, { recursive: true, force: true }).catch((error: NodeJS.ErrnoException) => {
        log.write('warn', 'exchange.sweep.failed', { code: error.code });
      });
    },

    async close() {
      await sweeping;
      await uploads.abortAll();
      waiting.clear();
      await rm(folder, { recursive: true, force: true }).catch(() => {});
    },
  };

  async function forget(userId: string): Promise<void> {
    const kept = waiting.get(userId);
    waiting.delete(userId);
    if (kept) await rm(kept.path, { force: true });
  }

  async function begin(byteSize: number): Promise<Aside> {
    if (byteSize > maxPackageBytes)
      throw fault('FILE_TOO_LARGE', { maxBytes: maxPackageBytes, reason: 'exchange' });
    await sweeping;
    return openAside(folder, byteSize);
  }

  async function keep(userId: string, aside: Aside): Promise<Kept> {
    const { path } = aside;
    try {
      const head = await headOf(path);
      const isZip = head.startsWith('PK');
      if (!isZip && aside.size > maxTableBytes)
        throw fault('FILE_TOO_LARGE', { maxBytes: maxTableBytes, reason: 'exchange' });
      if (isOther(head)) throw fault('FILE_UNSUPPORTED', { reason: 'exchange' });
      const notes = await during({ path, isZip }, async (read) => read);
      if (notes.notes.length === 0) throw fault('FILE_UNREADABLE', { reason: 'no_rows' });
      await forget(userId);
      const importId = basename(path);
      waiting.set(userId, { importId, path, isZip });
      return { importId, notes };
    } catch (error) {
      await aside.abort();
      throw error;
    }
  }

  async function during<T>(
    { path, isZip }: { path: string; isZip: boolean },
    work: (notes: IncomingNotes) => Promise<T>,
  ): Promise<T> {
    // Pictures are read while cards are taken in, so the archive stays open until then.
    if (isZip) return withArchive(path, async (archive) => work(await notesOfPackage(archive, folder)));
    return work(notesOfTable(await readFile(path)));
  }
}

/** The first bytes, as the letters that signatures are written in. */
async function headOf(path: string): Promise<string> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** What has a signature of its own and is no table and no package. */
function isOther(head: string): boolean {
  return [
    '%PDF',
    '\u0089PNG',
    '\u00ff\u00d8\u00ff',
    'GIF8',
    '7z\u00bc\u00af',
    'Rar!',
    'SQLite f',
    '\u00d0\u00cf\u0011\u00e0',
  ].some((start) => head.startsWith(start));
}
