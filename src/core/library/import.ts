// Takes files into a profile's library: the same bytes are one material however often they come, and the row that owes
// the reading is written in the same breath as the file gets its place.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Imported } from '#contract/library.ts';
import { materials } from '../db/schema/library.ts';
import { subjects, topics } from '../db/schema/subjects.ts';
import type { Deps } from '../deps.ts';
import { fault, toFault } from '../faults.ts';
import { readMaterial } from './materials.ts';
import type { PageWriter } from './page-writer.ts';
import { type Received, receive } from './receive.ts';
import type { Store } from './store.ts';
import { titleFromFileName } from './title.ts';

export interface Place {
  subjectId: string | null;
  topicId: string | null;
}

interface ImportDeps
  extends Pick<Deps, 'database' | 'clock' | 'log' | 'events' | 'resourcesDir' | 'sessions'> {
  store: Store;
  writer: Pick<PageWriter, 'rewind'>;
  /** Takes files out of the store that no row refers to. */
  release(hashes: readonly string[]): void;
  /** A material waits to be read. */
  onQueued(): void;
}

/** What the sample is called in a library: its own title. */
const sampleName = 'How Memory Works.pdf';

export type Importer = ReturnType<typeof createImporter>;

export function createImporter(deps: ImportDeps) {
  const { database, clock, log, events, resourcesDir, sessions, store, writer, release, onQueued } = deps;
  const { db } = database;
  /** Handed over before the session had a profile. */
  const waiting = new Map<string, string[]>();

  sessions.onEnter((sessionId, userId) => {
    const paths = waiting.get(sessionId);
    waiting.delete(sessionId);
    if (paths) void importAll(userId, paths);
  });

  return { placeOf, fromFile, fromSample, fromPaths, keep };

  /** A topic brings its subject along. NOT_FOUND for another profile's. */
  function placeOf(userId: string, subjectId?: string | null, topicId?: string | null): Place {
    if (topicId) {
      const topic = db
        .select({ subjectId: topics.subjectId })
        .from(topics)
        .innerJoin(subjects, eq(subjects.id, topics.subjectId))
        .where(and(eq(topics.id, topicId), eq(subjects.userId, userId)))
        .get();
      if (!topic) throw fault('NOT_FOUND');
      return { subjectId: topic.subjectId, topicId };
    }
    if (!subjectId) return { subjectId: null, topicId: null };
    const own = and(eq(subjects.id, subjectId), eq(subjects.userId, userId));
    if (!db.select({ id: subjects.id }).from(subjects).where(own).get()) throw fault('NOT_FOUND');
    return { subjectId, topicId: null };
  }

  async function fromFile(userId: string, file: File, place: Place): Promise<Imported> {
    return keep(userId, await receive(store, file.name, file.size, file.stream()), place);
  }

  async function fromSample(userId: string): Promise<Imported> {
    return fromPath(userId, join(resourcesDir, 'sample', 'lectern-sample.pdf'), sampleName);
  }

  async function fromPaths(sessionId: string, paths: string[]): Promise<void> {
    const userId = sessions.get(sessionId);
    if (userId) await importAll(userId, paths);
    else waiting.set(sessionId, [...(waiting.get(sessionId) ?? []), ...paths]);
  }

  async function importAll(userId: string, paths: string[]): Promise<void> {
    for (const path of paths) {
      try {
        const { material } = await fromPath(userId, path);
        events.publish(userId, { type: 'material.opened', materialId: material.id });
      } catch (error) {
        const { code } = toFault(error, log, 'library.importPaths');
        events.publish(userId, { type: 'import.rejected', fileName: basename(path), code });
      }
    }
  }

  async function fromPath(userId: string, path: string, fileName = basename(path)): Promise<Imported> {
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) throw fault('FILE_UNREADABLE', { reason: found ? 'not-a-file' : 'gone' });
    const received = await receive(store, fileName, found.size, createReadStream(path));
    return keep(userId, received, placeOf(userId));
  }

  /** Places the file and writes its row, with nothing in between that could give way to another call. */
  async function keep(userId: string, received: Received, place: Place): Promise<Imported> {
    const { hash, incoming, fileName, contentType, byteSize } = received;
    const isOurs = and(eq(materials.userId, userId), eq(materials.contentHash, hash));
    try {
      incoming.place(hash);
      const known = db.select().from(materials).where(isOurs).get();
      const now = clock.now();
      const id = known?.id ?? v7();
      if (known) {
        // Dropping a file again brings it back and, when reading had failed, tries once more.
        const hasFailed = known.processingStatus === 'failed';
        if (hasFailed) writer.rewind(id);
        const again = hasFailed ? requeued : {};
        db.update(materials)
          .set({ ...again, deletedAt: null, updatedAt: now })
          .where(isOurs)
          .run();
      } else {
        const title = titleFromFileName(fileName);
        const row = { id, userId, ...place, title, fileName, contentType, contentHash: hash, byteSize };
        db.insert(materials)
          .values({ ...row, processingStatus: 'queued', uploadedAt: now, updatedAt: now })
          .run();
      }
      events.publish(userId, { type: 'materials.changed', materialId: id });
      onQueued();
      return { material: readMaterial(database, userId, id), duplicate: known !== undefined };
    } catch (error) {
      await incoming.abort();
      release([hash]);
      throw error;
    }
  }
}

/** What a material that is to be read again starts from. */
export const requeued = {
  processingStatus: 'queued',
  paused: false,
  errorCode: null,
  errorParams: null,
} as const;
