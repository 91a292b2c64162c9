// Reading: the stored file by byte ranges, a page's text with its map to the drawing, and where one stopped.
import { open } from 'node:fs/promises';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { maxReadBytes, type ReadingPosition } from '#contract/reader.ts';
import { materialPages, materials, readingPositions } from '../db/schema/library.ts';
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';
import { liveMaterial, readMaterial } from '../library/materials.ts';
import type { Store } from '../library/store.ts';
import type { Procedures } from '../procedures.ts';

export function createReaderRouter(
  { owned }: Procedures,
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  store: Pick<Store, 'pathOf'>,
) {
  const { db } = database;

  return {
    recent: owned.reader.recent.handler(({ input, context: { userId } }) =>
      db
        .select({
          materialId: readingPositions.materialId,
          page: readingPositions.page,
          at: readingPositions.updatedAt,
        })
        .from(readingPositions)
        .innerJoin(materials, eq(materials.id, readingPositions.materialId))
        .where(and(eq(readingPositions.userId, userId), isNull(materials.deletedAt)))
        .orderBy(desc(readingPositions.updatedAt))
        .limit(input?.limit ?? 5)
        .all()
        .map(({ materialId, page, at }) => ({
          material: readMaterial(database, userId, materialId),
          page,
          at,
        })),
    ),

    open: owned.reader.open.handler(({ input, context: { userId } }) => {
      const { outline } = liveMaterial(database, userId, input.materialId);
      const material = readMaterial(database, userId, input.materialId);
      return { material, outline: outline ?? [], position: positionOf(userId, input.materialId) };
    }),

    bytes: owned.reader.bytes.handler(async ({ input, context: { userId } }) => {
      const row = liveMaterial(database, userId, input.materialId);
      const to = Math.min(input.to, row.byteSize);
      if (input.from >= to || to - input.from > maxReadBytes) throw fault('BAD_REQUEST');
      const bytes = await readRange(store.pathOf(row.contentHash), input.from, to);
      return new File([bytes], row.fileName, { type: row.contentType });
    }),

    page: owned.reader.page.handler(({ input, context: { userId } }) => {
      liveMaterial(database, userId, input.materialId);
      const row = db
        .select()
        .from(materialPages)
        .where(and(eq(materialPages.materialId, input.materialId), eq(materialPages.page, input.page)))
        .get();
      if (!row) throw fault('NOT_FOUND');
      return row;
    }),

    savePosition: owned.reader.savePosition.handler(({ input, context: { userId } }) => {
      liveMaterial(database, userId, input.materialId);
      const { zoom, ...rest } = input.position;
      const row = {
        userId,
        materialId: input.materialId,
        ...rest,
        zoom: String(zoom),
        updatedAt: clock.now(),
      };
      db.insert(readingPositions)
        .values(row)
        .onConflictDoUpdate({ target: [readingPositions.userId, readingPositions.materialId], set: row })
        .run();
    }),
  };

  function positionOf(userId: string, materialId: string): (ReadingPosition & { updatedAt: number }) | null {
    const row = db
      .select()
      .from(readingPositions)
      .where(and(eq(readingPositions.userId, userId), eq(readingPositions.materialId, materialId)))
      .get();
    if (!row) return null;
    const { page, offset, rotation, zoom, updatedAt } = row;
    return {
      page,
      offset,
      rotation: rotation as ReadingPosition['rotation'],
      zoom: zoom === 'fit-width' || zoom === 'fit-page' ? zoom : Number(zoom),
      updatedAt,
    };
  }
}

async function readRange(path: string, from: number, to: number): Promise<Buffer<ArrayBuffer>> {
  try {
    const file = await open(path, 'r');
    try {
      const bytes = Buffer.alloc(to - from);
      const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
      return bytes.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    throw fault('FILE_UNREADABLE', { reason: 'gone' });
  }
}
