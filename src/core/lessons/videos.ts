// The video files of lessons. A file and the row that knows it come in the same breath, and go once no lesson shows them;
// the bytes stay for as long as anything of any profile holds the same ones.
import { createReadStream } from 'node:fs';
import { and, eq, isNull } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { LessonVideo } from '#contract/lessons.ts';
import type { Drizzle } from '../db/open.ts';
import { lessons, lessonVideos } from '../db/schema/lessons.ts';
import type { Deps } from '../deps.ts';
import { toFault } from '../faults.ts';
import type { Library } from '../library/library.ts';
import { createUploads, type Uploads } from '../library/uploads.ts';
import { type Bytes, bytesPrefix } from '../ports.ts';
import type { Tx } from '../progress/ledger.ts';
import { createVideoReceiver, type ReceivedVideo } from './receive-video.ts';

export type StoredVideo = typeof lessonVideos.$inferSelect;

/** Read at a time. */
const readBytes = 256 * 1024;

/** What a host's address for the bytes of a video begins with; its id follows. */
export const videoAddress = `${bytesPrefix}video/`;

export interface Videos {
  uploads: Uploads<ReceivedVideo>;
  /** Places the file and writes its row, with nothing in between that could give way to another call. */
  keep(userId: string, received: ReceivedVideo): Promise<LessonVideo>;
  /** Frees the files of videos that are gone, unless something else holds the same bytes. Never throws. */
  release(hashes: readonly string[]): void;
  /** Null when it is another profile's, or its file is gone from the disk. */
  bytes(userId: string, videoId: string): Bytes | null;
  close(): Promise<void>;
}

export function createVideos(
  deps: Pick<Deps, 'database' | 'clock' | 'sessions' | 'log'>,
  library: Pick<Library, 'store' | 'release'>,
): Videos {
  const { db } = deps.database;
  const { store } = library;
  const uploads = createUploads({
    ...deps,
    open: (fileName, byteSize) => createVideoReceiver(store, fileName, byteSize),
  });
  return {
    uploads,

    async keep(userId, { incoming, hash, ...rest }) {
      try {
        incoming.place(hash);
        const row = { id: v7(), userId, contentHash: hash, ...rest, createdAt: deps.clock.now() };
        db.insert(lessonVideos).values(row).run();
        return toVideo(row);
      } catch (error) {
        await incoming.abort();
        library.release([hash]);
        throw error;
      }
    },

    release(hashes) {
      try {
        library.release(hashes);
      } catch (error) {
        // A file that cannot be moved now goes with the sweep of the next start.
        toFault(error, deps.log, 'lessons.releaseVideo');
      }
    },

    bytes(userId, videoId) {
      const row = ownVideo(db, userId, videoId);
      if (!row || !store.has(row.contentHash)) return null;
      const { fileName, contentType, byteSize, contentHash } = row;
      const path = store.pathOf(contentHash);
      return {
        fileName,
        contentType,
        byteSize,
        isDownload: false,
        read: (from, to) => createReadStream(path, { start: from, end: to - 1, highWaterMark: readBytes }),
      };
    },

    close: () => uploads.abortAll(),
  };
}

export function toVideo({ id, fileName, contentType, byteSize }: StoredVideo): LessonVideo {
  return { id, fileName, contentType, byteSize, address: `${videoAddress}${id}` };
}

export function ownVideo(tx: Tx, userId: string, videoId: string): StoredVideo | undefined {
  const own = and(eq(lessonVideos.id, videoId), eq(lessonVideos.userId, userId));
  return tx.select().from(lessonVideos).where(own).get();
}

/** Removes the row of a video that no lesson shows, and answers the hash to release; nothing while one shows it. */
export function dropUnshown(tx: Tx, userId: string, videoId: string): string[] {
  const row = ownVideo(tx, userId, videoId);
  const shown = tx.select({ id: lessons.id }).from(lessons).where(eq(lessons.videoId, videoId)).get();
  if (!row || shown) return [];
  tx.delete(lessonVideos).where(eq(lessonVideos.id, videoId)).run();
  return [row.contentHash];
}

/** At a start: videos whose lesson was never saved. Their files go with the library's sweep. */
export function tidyVideos(db: Drizzle): void {
  const unshown = db
    .select({ id: lessonVideos.id })
    .from(lessonVideos)
    .leftJoin(lessons, eq(lessons.videoId, lessonVideos.id))
    .where(isNull(lessons.id))
    .all();
  for (const { id } of unshown) db.delete(lessonVideos).where(eq(lessonVideos.id, id)).run();
}
