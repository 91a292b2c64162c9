// The library's procedures: taking files in, shelving them, steering their reading, removing them.
import { eq, inArray } from 'drizzle-orm';
import type { ContentType } from '#contract/engine.ts';
import type { ProcessingStatus } from '#contract/library.ts';
import { materials } from '../db/schema/library.ts';
import type { Deps } from '../deps.ts';
import { fault, isFault } from '../faults.ts';
import type { Procedures } from '../procedures.ts';
import { requeued } from './import.ts';
import type { Library } from './library.ts';
import {
  listMaterials,
  liveMaterial,
  type MaterialRow,
  ownMaterial,
  readDetail,
  readMaterial,
} from './materials.ts';
import { unfinished } from './progress.ts';

export function createLibraryRouter({ owned }: Procedures, deps: Deps, library: Library) {
  const { database, clock, events, engine } = deps;
  const { db } = database;
  const { importer, uploads, queue, store } = library;

  return {
    import: owned.library.import.handler(async ({ input, context: { userId } }) => {
      const place = importer.placeOf(userId, input.subjectId, input.topicId);
      return importer.fromFile(userId, input.file, place);
    }),

    beginUpload: owned.library.beginUpload.handler(async ({ input, context: { userId, sessionId } }) => ({
      uploadId: await uploads.begin(sessionId, userId, input.fileName, input.byteSize),
    })),

    uploadPart: owned.library.uploadPart.handler(async ({ input, context: { userId } }) => ({
      receivedBytes: await uploads.part(userId, input.uploadId, input.index, input.part),
    })),

    finishUpload: owned.library.finishUpload.handler(async ({ input, context: { userId } }) => {
      const place = importer.placeOf(userId, input.subjectId, input.topicId);
      return importer.keep(userId, await uploads.finish(userId, input.uploadId), place);
    }),

    abortUpload: owned.library.abortUpload.handler(({ input, context: { userId } }) =>
      uploads.abort(userId, input.uploadId),
    ),

    importSample: owned.library.importSample.handler(({ context }) => importer.fromSample(context.userId)),

    list: owned.library.list.handler(({ input, context }) => listMaterials(database, context.userId, input)),

    get: owned.library.get.handler(({ input, context }) => readDetail(database, context.userId, input.id)),

    rename: owned.library.rename.handler(({ input, context: { userId } }) => {
      liveMaterial(database, userId, input.id);
      return change(userId, input.id, { title: input.title });
    }),

    move: owned.library.move.handler(({ input, context: { userId } }) => {
      own(userId, input.ids);
      const place = importer.placeOf(userId, input.subjectId, input.topicId);
      changeAll(userId, input.ids, place);
      events.publish(userId, { type: 'subjects.changed' });
    }),

    setNeverSend: owned.library.setNeverSend.handler(({ input, context: { userId } }) => {
      const ids = own(userId, input.ids).map(({ id }) => id);
      changeAll(userId, ids, { neverSend: input.neverSend });
    }),

    remove: owned.library.remove.handler(({ input, context: { userId } }) => {
      const rows = own(userId, input.ids);
      for (const { id } of rows) queue.interrupt(id);
      const live = rows.filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id);
      changeAll(userId, live, { deletedAt: clock.now() });
    }),

    restore: owned.library.restore.handler(({ input, context: { userId } }) => {
      own(userId, input.ids);
      changeAll(userId, input.ids, { deletedAt: null });
      queue.kick();
    }),

    purge: owned.library.purge.handler(async ({ input, context: { userId } }) => {
      own(userId, input.ids);
      library.purge(input.ids);
      await store.settled();
      events.publish(userId, { type: 'materials.changed', materialId: null });
    }),

    pause: owned.library.pause.handler(({ input, context: { userId } }) => {
      const row = liveMaterial(database, userId, input.id);
      if (!isUnfinished(row)) return readMaterial(database, userId, row.id);
      queue.interrupt(row.id);
      return change(userId, row.id, { paused: true });
    }),

    resume: owned.library.resume.handler(({ input, context: { userId } }) => {
      const { id } = liveMaterial(database, userId, input.id);
      const material = change(userId, id, { paused: false });
      queue.kick();
      return material;
    }),

    cancel: owned.library.cancel.handler(({ input, context: { userId } }) => {
      const row = liveMaterial(database, userId, input.id);
      if (!isUnfinished(row) && row.processingStatus !== 'locked')
        return readMaterial(database, userId, row.id);
      queue.interrupt(row.id);
      library.passwords.delete(row.id);
      return change(userId, row.id, { ...requeued, processingStatus: 'cancelled' });
    }),

    retry: owned.library.retry.handler(({ input, context: { userId } }) => {
      const row = liveMaterial(database, userId, input.id);
      if (!['failed', 'cancelled'].includes(row.processingStatus))
        return readMaterial(database, userId, row.id);
      library.writer.rewind(row.id);
      const material = change(userId, row.id, requeued);
      queue.kick();
      return material;
    }),

    unlock: owned.library.unlock.handler(async ({ input, context: { userId }, signal }) => {
      const row = liveMaterial(database, userId, input.id);
      if (row.processingStatus !== 'locked') return readMaterial(database, userId, row.id);
      await tryPassword(row, input.password, signal);
      // The material may have been removed while the engine was trying.
      liveMaterial(database, userId, row.id);
      library.passwords.set(row.id, input.password);
      const material = change(userId, row.id, requeued);
      queue.kick();
      return material;
    }),
  };

  async function tryPassword(
    { contentHash, contentType }: MaterialRow,
    password: string,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const path = store.pathOf(contentHash);
    try {
      const { handle } = await engine.client.open(
        { path, contentType: contentType as ContentType, password },
        { signal },
      );
      await engine.client.close({ handle });
    } catch (error) {
      if (isFault(error) && error.code === 'FILE_LOCKED') throw fault('FILE_LOCKED', { reason: 'wrong' });
      // Whatever else is wrong with the file is told by the import that follows.
      if (!isFault(error) || error.code === 'ENGINE_LOST') throw fault('ENGINE_LOST');
    }
  }

  function own(userId: string, ids: string[]): MaterialRow[] {
    return ids.map((id) => ownMaterial(database, userId, id));
  }

  function change(userId: string, id: string, values: Partial<MaterialRow>) {
    changeAll(userId, [id], values);
    return readMaterial(database, userId, id);
  }

  function changeAll(userId: string, ids: string[], values: Partial<MaterialRow>): void {
    if (ids.length === 0) return;
    db.update(materials)
      .set({ ...values, updatedAt: clock.now() })
      .where(ids.length === 1 ? eq(materials.id, ids[0] as string) : inArray(materials.id, ids))
      .run();
    const materialId = ids.length === 1 ? (ids[0] as string) : null;
    events.publish(userId, { type: 'materials.changed', materialId });
  }
}

function isUnfinished(row: MaterialRow): boolean {
  return unfinished.includes(row.processingStatus as ProcessingStatus);
}
