// Takes a file's bytes in, in one go or part by part: counts, hashes and looks at them on the way to the disk, so that a
// file we cannot read is refused before it is stored.
import type { ContentType } from '#contract/engine.ts';
import { maxFileBytes } from '#contract/library.ts';
import { fault } from '../faults.ts';
import { refuseByName, sniff, sniffedBytes } from './sniff.ts';
import type { Incoming, Store } from './store.ts';

export interface Received {
  fileName: string;
  hash: string;
  contentType: ContentType;
  byteSize: number;
  incoming: Incoming;
}

export interface Receiver<T = Received> {
  readonly size: number;
  write(chunk: Uint8Array): Promise<void>;
  finish(): Promise<T>;
  abort(): Promise<void>;
}

const maxNameChars = 255;

/** Refuses what name and size already rule out: FILE_EMPTY, FILE_TOO_LARGE, FILE_UNSUPPORTED, STORAGE_FULL. */
export async function createReceiver(store: Store, name: string, byteSize: number): Promise<Receiver> {
  const fileName = safeName(name);
  if (byteSize === 0) throw fault('FILE_EMPTY');
  if (byteSize > maxFileBytes) throw fault('FILE_TOO_LARGE', { maxBytes: maxFileBytes });
  refuseByName(fileName);
  const incoming = await store.begin(byteSize);
  let head = new Uint8Array(0);

  return {
    get size() {
      return incoming.size;
    },
    async write(chunk) {
      if (head.length < sniffedBytes)
        head = Buffer.concat([head, chunk.subarray(0, sniffedBytes - head.length)]);
      await incoming.write(chunk);
    },
    async finish() {
      try {
        if (incoming.size === 0) throw fault('FILE_EMPTY');
        const contentType = sniff(head, fileName);
        const hash = await incoming.finish();
        return { fileName, hash, contentType, byteSize: incoming.size, incoming };
      } catch (error) {
        await incoming.abort();
        throw error;
      }
    },
    abort: () => incoming.abort(),
  };
}

/** Receives a whole file from a stream. */
export async function receive(
  store: Store,
  name: string,
  byteSize: number,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Received> {
  const receiver = await createReceiver(store, name, byteSize);
  try {
    for await (const chunk of bytes) {
      if (receiver.size + chunk.length > maxFileBytes)
        throw fault('FILE_TOO_LARGE', { maxBytes: maxFileBytes });
      await receiver.write(chunk);
    }
  } catch (error) {
    await receiver.abort();
    throw isGone(error) ? fault('FILE_UNREADABLE', { reason: 'gone' }) : error;
  }
  return receiver.finish();
}

/** The source vanished or refuses to be read while we read it. */
function isGone(error: unknown): boolean {
  const { code, name } = error as { code?: string; name?: string };
  return name === 'NotReadableError' || ['ENOENT', 'EACCES', 'EPERM', 'EIO', 'EISDIR'].includes(code ?? '');
}

/** The last part of a path, without control characters. */
export function safeName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  const clean = base.replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  return clean.length > maxNameChars ? clean.slice(-maxNameChars) : clean;
}
