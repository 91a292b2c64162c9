// Files that were looked at and wait for the student's word, one a profile: a new one takes the place of the last. They lie
// aside in the data folder, and what a stop left there goes at the next start.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { maxPackageBytes } from '#contract/exchange.ts';
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';
import { type IncomingNotes, notesOfPackage } from './incoming-notes.ts';
import { notesOfTable } from './table-notes.ts';
import { withArchive } from './zip-reading.ts';

export interface IncomingFiles {
  /** Where collections are unpacked and packed; it may not be there yet. */
  folder: string;
  /** Keeps the file and reads it; one that cannot be read is not kept. */
  add(userId: string, file: File): Promise<{ importId: string; notes: IncomingNotes }>;
  /** Reads it again, hands it to `work`, and forgets it when that went well. NOT_FOUND when it is another profile's. */
  take<T>(userId: string, importId: string, work: (notes: IncomingNotes) => Promise<T>): Promise<T>;
  forget(userId: string): Promise<void>;
  start(): void;
  close(): Promise<void>;
}

/** A table of cards is text; this much of it nobody types. */
const maxTableBytes = 64 * 1024 * 1024;

export function createIncomingFiles({ dataDir, log }: Pick<Deps, 'dataDir' | 'log'>): IncomingFiles {
  const folder = join(dataDir, 'exchange');
  const waiting = new Map<string, { importId: string; path: string; isZip: boolean }>();
  let sweeping: Promise<void> = Promise.resolve();

  return {
    folder,

    async add(userId, file) {
      if (file.size > maxPackageBytes)
        throw fault('FILE_TOO_LARGE', { maxBytes: maxPackageBytes, reason: 'exchange' });
      const bytes = Buffer.from(await file.arrayBuffer());
      const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK';
      if (!isZip && bytes.length > maxTableBytes)
        throw fault('FILE_TOO_LARGE', { maxBytes: maxTableBytes, reason: 'exchange' });
      if (isOther(bytes)) throw fault('FILE_UNSUPPORTED', { reason: 'exchange' });
      await sweeping;
      await mkdir(folder, { recursive: true });
      const importId = v7();
      const path = join(folder, importId);
      try {
        await writeFile(path, bytes, { flag: 'wx' });
        const notes = await read(path, isZip, bytes);
        if (notes.notes.length === 0) throw fault('FILE_UNREADABLE', { reason: 'no_rows' });
        await forget(userId);
        waiting.set(userId, { importId, path, isZip });
        return { importId, notes };
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
    },

    async take(userId, importId, work) {
      const kept = waiting.get(userId);
      if (kept?.importId !== importId) throw fault('NOT_FOUND');
      const done = await during(kept, work);
      if (waiting.get(userId) === kept) await forget(userId);
      return done;
    },

    forget,

    start() {
      sweeping = rm(folder, { recursive: true, force: true }).catch((error: NodeJS.ErrnoException) => {
        log.write('warn', 'exchange.sweep.failed', { code: error.code });
      });
    },

    async close() {
      await sweeping;
      waiting.clear();
      await rm(folder, { recursive: true, force: true }).catch(() => {});
    },
  };

  async function forget(userId: string): Promise<void> {
    const kept = waiting.get(userId);
    waiting.delete(userId);
    if (kept) await rm(kept.path, { force: true });
  }

  async function read(path: string, isZip: boolean, bytes: Uint8Array): Promise<IncomingNotes> {
    return isZip ? withArchive(path, (archive) => notesOfPackage(archive, folder)) : notesOfTable(bytes);
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

/** What has a signature of its own and is no table and no package. */
function isOther(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 8).toString('latin1');
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
