// Files that arrive in parts, for materials and decks of cards alike: `open` says where their bytes go. An upload lives in
// memory and in one temporary file; it ends with the session that began it, because nobody could go on with it afterwards.
import { v7 } from 'uuid';
import { uploadPartBytes } from '#contract/library.ts';
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';
import type { Receiver } from './receive.ts';

interface Upload<T> {
  userId: string;
  sessionId: string;
  receiver: Receiver<T>;
  byteSize: number;
  nextIndex: number;
  /** A part is being written. */
  isBusy: boolean;
  touchedAt: number;
}

/** A window that was closed in the middle of an upload never says so. */
const abandonedAfterMs = 60 * 60_000;

export type Uploads<T> = ReturnType<typeof createUploads<T>>;

export function createUploads<T>({
  sessions,
  clock,
  open,
}: Pick<Deps, 'sessions' | 'clock'> & {
  open: (fileName: string, byteSize: number) => Promise<Receiver<T>>;
}) {
  const uploads = new Map<string, Upload<T>>();
  const aborting = new Set<Promise<void>>();

  sessions.onLeave((sessionId) => void abortWhere((upload) => upload.sessionId === sessionId));

  return {
    async begin(sessionId: string, userId: string, fileName: string, byteSize: number): Promise<string> {
      const now = clock.monotonic();
      await abortWhere(({ touchedAt }) => now - touchedAt > abandonedAfterMs);
      const receiver = await open(fileName, byteSize);
      const id = v7();
      uploads.set(id, { userId, sessionId, receiver, byteSize, nextIndex: 0, isBusy: false, touchedAt: now });
      return id;
    },

    /** BAD_REQUEST: out of order, two at once, or more bytes than announced. Answers the bytes so far. */
    async part(userId: string, id: string, index: number, part: File): Promise<number> {
      const upload = own(userId, id);
      const { receiver } = upload;
      const fits = part.size <= uploadPartBytes && receiver.size + part.size <= upload.byteSize;
      if (upload.isBusy || index !== upload.nextIndex || !fits) throw fault('BAD_REQUEST');
      upload.isBusy = true;
      upload.touchedAt = clock.monotonic();
      try {
        await receiver.write(new Uint8Array(await part.arrayBuffer()));
      } catch (error) {
        uploads.delete(id);
        await receiver.abort();
        throw error;
      }
      upload.isBusy = false;
      upload.nextIndex += 1;
      return receiver.size;
    },

    /** BAD_REQUEST while bytes are missing. */
    async finish(userId: string, id: string): Promise<T> {
      const upload = own(userId, id);
      if (upload.isBusy || upload.receiver.size !== upload.byteSize) throw fault('BAD_REQUEST');
      uploads.delete(id);
      return upload.receiver.finish();
    },

    async abort(userId: string, id: string): Promise<void> {
      await abortWhere((upload, key) => key === id && upload.userId === userId);
    },

    abortOf: (userId: string) => abortWhere((upload) => upload.userId === userId),

    async abortAll() {
      await abortWhere(() => true);
      await Promise.all(aborting);
    },
  };

  function own(userId: string, id: string): Upload<T> {
    const upload = uploads.get(id);
    if (upload?.userId !== userId) throw fault('NOT_FOUND');
    return upload;
  }

  async function abortWhere(matches: (upload: Upload<T>, id: string) => boolean): Promise<void> {
    const chosen = [...uploads].filter(([id, upload]) => matches(upload, id));
    for (const [id] of chosen) uploads.delete(id);
    const work = Promise.all(chosen.map(([, upload]) => upload.receiver.abort())).then(() => {});
    aborting.add(work);
    await work.finally(() => aborting.delete(work));
  }
}
