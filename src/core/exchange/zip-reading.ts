// Reads an archive that somebody else packed. Every name is judged and every size added up before the first byte is
// unpacked; one name that would land elsewhere, or one link, refuses the whole.
/// <reference path="../embedding/yauzl.d.ts" />
import { buffer } from 'node:stream/consumers';
import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl';
import { maxPackageBytes } from '#contract/exchange.ts';
import { fault, isFault } from '../faults.ts';

/** A deck with a picture on every card has some ten thousand. */
const maxEntries = 100_000;
const fileType = 0o170000;
const link = 0o120000;

export interface Archive {
  has(name: string): boolean;
  /** Bytes it says it unpacks to; 0 when it is not there. */
  sizeOf(name: string): number;
  read(name: string): Promise<Buffer>;
}

/** FILE_UNREADABLE: damaged, unsafe_path, too_large; what `work` throws as it is. */
export async function withArchive<T>(path: string, work: (archive: Archive) => Promise<T>): Promise<T> {
  let zip: ZipFile | undefined;
  try {
    // Names stay bytes until they are judged here, so that a bad one is told from a broken archive.
    zip = await openPromise(path, { decodeStrings: false, autoClose: false });
    return await work(archiveOf(zip, await judged(zip)));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (isFault(error) || code === 'ENOSPC' || code === 'EDQUOT') throw error;
    throw fault('FILE_UNREADABLE', { reason: 'damaged' });
  } finally {
    zip?.close();
  }
}

function archiveOf(zip: ZipFile, entries: Map<string, Entry>): Archive {
  return {
    has: (name) => entries.has(name),
    sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
    async read(name) {
      const entry = entries.get(name);
      if (!entry) throw fault('FILE_UNREADABLE', { reason: 'damaged' });
      // A stream that holds more than its entry says is an error of the archive.
      return buffer(await zip.openReadStreamPromise(entry));
    },
  };
}

async function judged(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > maxEntries) throw fault('FILE_UNREADABLE', { reason: 'too_large' });
  const entries = new Map<string, Entry>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    const { generalPurposeBitFlag, fileNameRaw, extraFields, externalFileAttributes } = entry;
    const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
    const isLink = ((externalFileAttributes >>> 16) & fileType) === link;
    if (isLink || isUnsafe(name)) throw fault('FILE_UNREADABLE', { reason: 'unsafe_path' });
    bytes += entry.uncompressedSize;
    if (bytes > maxPackageBytes) throw fault('FILE_UNREADABLE', { reason: 'too_large' });
    entries.set(name, entry);
  }
  return entries;
}

function isUnsafe(name: string): boolean {
  return (
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    /[\\\u0000-\u001f]|^\/|^[A-Za-z]:/.test(name) ||
    name.split('/').some((part) => part === '..' || part === '.')
  );
}
