// Unpacks the files of a model from a zip. An archive with one entry that would land elsewhere is refused as a whole, and
// what may come out of it is bounded before the first byte is written.
/// <reference path="./yauzl.d.ts" />
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl';
import { maxEmbedderBytes } from '#contract/embedding.ts';
import { fault, isFault } from '../faults.ts';
import { isOfUse, isSafePath } from './model-files.ts';

/** A model has a dozen files; a repository some hundreds. */
const maxEntries = 10_000;

const fileType = 0o170000;
const link = 0o120000;

/** EMBEDDER_UNUSABLE (unsafe_path, not_a_model), FILE_TOO_LARGE; errors of the disk as they are. */
export async function unzip(path: string, folder: string, signal?: AbortSignal): Promise<void> {
  let zip: ZipFile | undefined;
  try {
    // Names stay bytes until they are judged here, so that a bad one is told from a broken archive.
    zip = await openPromise(path, { decodeStrings: false, autoClose: false });
    if (zip.entryCount > maxEntries) throw fault('EMBEDDER_UNUSABLE', { reason: 'not_a_model' });
    for (const { entry, name } of await wanted(zip)) {
      signal?.throwIfAborted();
      const target = join(folder, ...name.split('/'));
      await mkdir(dirname(target), { recursive: true });
      // A stream that holds more than its entry says is an error of the archive.
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { flags: 'wx' }), {
        signal,
      });
    }
  } catch (error) {
    signal?.throwIfAborted();
    const { code } = error as NodeJS.ErrnoException;
    if (isFault(error) || code === 'ENOSPC' || code === 'EDQUOT') throw error;
    throw fault('EMBEDDER_UNUSABLE', { reason: 'not_a_model' });
  } finally {
    zip?.close();
  }
}

async function wanted(zip: ZipFile): Promise<{ entry: Entry; name: string }[]> {
  const entries: { entry: Entry; name: string }[] = [];
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    const { generalPurposeBitFlag, fileNameRaw, extraFields, externalFileAttributes } = entry;
    const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
    const isLink = ((externalFileAttributes >>> 16) & fileType) === link;
    if (isLink || !isSafePath(name.replace(/\/$/, '')))
      throw fault('EMBEDDER_UNUSABLE', { reason: 'unsafe_path', file: name.slice(0, 300) });
    if (name.endsWith('/') || !isOfUse(name)) continue;
    bytes += entry.uncompressedSize;
    if (bytes > maxEmbedderBytes) throw fault('FILE_TOO_LARGE', { maxBytes: maxEmbedderBytes });
    entries.push({ entry, name });
  }
  return entries;
}
