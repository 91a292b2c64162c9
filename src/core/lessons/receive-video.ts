// Takes a video's bytes in, part by part: looked at as soon as there is enough to see, counted and hashed on the way
// to the disk. What is no video is refused before the rest of it arrives.
import { maxVideoBytes, type VideoType } from '#contract/lessons.ts';
import { fault } from '../faults.ts';
import { type Receiver, safeName } from '../library/receive.ts';
import type { Incoming, Store } from '../library/store.ts';
import { videoHeadBytes, videoTypeOf } from './video-type.ts';

export interface ReceivedVideo {
  fileName: string;
  hash: string;
  contentType: VideoType;
  byteSize: number;
  incoming: Incoming;
}

/** Refuses what the size already rules out: FILE_EMPTY, FILE_TOO_LARGE, STORAGE_FULL. */
export async function createVideoReceiver(
  store: Pick<Store, 'begin'>,
  name: string,
  byteSize: number,
): Promise<Receiver<ReceivedVideo>> {
  const fileName = safeName(name);
  if (byteSize === 0) throw fault('FILE_EMPTY');
  if (byteSize > maxVideoBytes) throw fault('FILE_TOO_LARGE', { maxBytes: maxVideoBytes, reason: 'video' });
  const incoming = await store.begin(byteSize);
  let head = new Uint8Array(0);
  let contentType: VideoType | null = null;

  return {
    get size() {
      return incoming.size;
    },
    async write(chunk) {
      if (contentType === null) {
        head = Buffer.concat([head, chunk.subarray(0, videoHeadBytes - head.length)]);
        if (head.length >= Math.min(videoHeadBytes, byteSize)) contentType = typeOf(head, fileName);
      }
      await incoming.write(chunk);
    },
    async finish() {
      try {
        contentType ??= typeOf(head, fileName);
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

function typeOf(head: Uint8Array, fileName: string): VideoType {
  const type = videoTypeOf(head, fileName);
  if (type === null) throw fault('FILE_UNSUPPORTED', { reason: 'video' });
  return type;
}
