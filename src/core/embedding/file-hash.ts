// The SHA-256 of a file, read in pieces: weights are larger than what should be held at once.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { fault } from '../faults.ts';
import type { ModelFile } from './description.ts';

/** `opening`: what the hash begins with before the file's own bytes. */
export async function hashFile(
  path: string,
  algorithm: 'sha256' | 'sha1' = 'sha256',
  opening = '',
): Promise<string> {
  const hash = createHash(algorithm).update(opening);
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

/** EMBEDDER_UNUSABLE names the first file that is missing or is another one than the list says. */
export async function checkFiles(
  folder: string,
  files: readonly Pick<ModelFile, 'path' | 'sha256'>[],
): Promise<void> {
  for (const { path, sha256 } of files) {
    const found = await hashFile(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      throw fault('EMBEDDER_UNUSABLE', { reason: 'missing_file', file: path });
    });
    if (found !== sha256) throw fault('EMBEDDER_UNUSABLE', { reason: 'hash_mismatch', file: path });
  }
}
