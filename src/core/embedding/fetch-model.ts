// Fetches the files of one offer, going on where an earlier try ended.
//
// What is checked: each file against the SHA-256 (large files) or git blob id (small ones) that the hub itself told when it
// was asked for the file, else against its size. That proves that everything arrived whole and belongs together. It does not
// prove that the hub, or the mirror the student named, gives what its makers published: no list of hashes ships with the app.
import { mkdir, open, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { maxEmbedderBytes } from '#contract/embedding.ts';
import { fault, isFault } from '../faults.ts';
import type { Fetched } from './fetched.ts';
import { hashFile } from './file-hash.ts';
import type { FileFacts, Hub } from './hub.ts';
import type { Offered } from './offers.ts';

interface Order {
  offer: Offered;
  /** Address the repository's own is appended to. */
  base: string;
  fetched: Fetched;
  hub: Hub;
  signal: AbortSignal;
  onProgress(stage: 'download' | 'verify', completedBytes: number, totalBytes: number): void;
}

/** Afterwards every file is whole. DOWNLOAD_FAILED, OFFLINE, EMBEDDER_UNUSABLE (hash_mismatch), STORAGE_FULL. */
export async function fetchModel({ offer, base, fetched, hub, signal, onProgress }: Order): Promise<void> {
  const { files, repository } = offer;
  const { note } = fetched;
  const factsOf = (file: string) => note.files[file] as FileFacts;
  const address = (file: string) => `${base}/${repository}/resolve/${note.revision ?? 'main'}/${file}`;
  const completed = () => files.reduce((sum, file) => sum + fetched.have(file), 0);
  const total = () => {
    const sizes = files.map((file) => note.files[file]?.bytes ?? null);
    return sizes.includes(null) ? offer.bytes : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  };
  const tell = (stage: 'download' | 'verify') => onProgress(stage, completed(), total());

  if (files.every(fetched.isWhole)) return;
  tell('download');
  for (const file of files) await look(file);
  await fetched.save();
  await checkRoom(total() - completed());
  for (const file of files) if (!fetched.isWhole(file)) await fetchFile(file);
  tell('verify');
  for (const file of files) if (!fetched.isWhole(file)) await verify(file);

  /** Asks what the file is now; what is here of another one is of no use. */
  async function look(file: string): Promise<void> {
    const before = note.files[file];
    const facts = await hub.look(address(file)).catch((error) => {
      const isGone = isFault(error) && error.data.params?.status === 404;
      if (!isGone || note.revision === null) throw error;
      // A mirror may not have the commit an earlier try was given elsewhere.
      note.revision = null;
      return hub.look(address(file));
    });
    // From here on all files are of one commit.
    note.revision ??= facts.revision;
    if (!before || identityOf(before) === null || identityOf(before) !== identityOf(facts))
      await fetched.forget(file);
    note.files[file] = facts;
  }

  /** Found out now rather than in an hour. */
  async function checkRoom(bytes: number): Promise<void> {
    const disk = await statfs(dirname(fetched.folder));
    if (bytes > disk.bavail * disk.bsize) throw fault('STORAGE_FULL', { bytes });
  }

  async function fetchFile(file: string): Promise<void> {
    const { bytes } = factsOf(file);
    const path = fetched.partOf(file);
    const here = fetched.have(file);
    if (bytes !== null && here === bytes && bytes > 0) return;
    await mkdir(dirname(path), { recursive: true });
    const body = await hub.read(address(file), bytes !== null && here > bytes ? 0 : here, factsOf(file));
    const output = await open(path, body.from === 0 ? 'w' : 'a');
    const before = completed() - fetched.have(file);
    let size = body.from;
    try {
      for await (const piece of body.bytes) {
        size += piece.length;
        if (size > (bytes ?? maxEmbedderBytes)) throw fault('DOWNLOAD_FAILED', { reason: 'size' });
        await output.writeFile(piece);
        onProgress('download', before + size, total());
        signal.throwIfAborted();
      }
      await output.sync();
    } finally {
      await output.close();
    }
    if (bytes !== null && size < bytes) throw fault('DOWNLOAD_FAILED', { reason: 'cut' });
    if (bytes === null) note.files[file] = { ...factsOf(file), bytes: size };
    await fetched.save();
  }

  async function verify(file: string): Promise<void> {
    const part = fetched.partOf(file);
    const { sha256, gitBlob, bytes } = factsOf(file);
    const isRight =
      sha256 !== null
        ? (await hashFile(part)) === sha256
        : gitBlob === null || (await hashFile(part, 'sha1', `blob ${bytes}\0`)) === gitBlob;
    signal.throwIfAborted();
    if (!isRight) {
      await fetched.forget(file);
      throw fault('EMBEDDER_UNUSABLE', { reason: 'hash_mismatch', file });
    }
    await fetched.finish(file);
  }
}

/** Tells whether two tries are after the same bytes; null: it cannot be told, so each begins anew. */
function identityOf({ sha256, gitBlob, etag }: FileFacts): string | null {
  return sha256 ?? gitBlob ?? etag;
}
