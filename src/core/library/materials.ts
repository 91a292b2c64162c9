// Rows of materials as the contract's materials, with their pages counted by kind.
import { and, count, desc, eq, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm';
import { type ContentType, type PageKind, pageKind } from '#contract/engine.ts';
import type { Material, MaterialDetail, ProcessingStatus } from '#contract/library.ts';
import type { Database } from '../db/open.ts';
import { materialChunks, materialPages, materials } from '../db/schema/library.ts';
import { fault } from '../faults.ts';

export type MaterialRow = typeof materials.$inferSelect;

interface PageCount {
  materialId: string;
  kind: PageKind;
  page: number;
}

/** The row, whoever asks and deleted or not; NOT_FOUND when it is another profile's. */
export function ownMaterial({ db }: Database, userId: string, id: string): MaterialRow {
  const row = db
    .select()
    .from(materials)
    .where(and(eq(materials.id, id), eq(materials.userId, userId)))
    .get();
  if (!row) throw fault('NOT_FOUND');
  return row;
}

/** As `ownMaterial`, but a deleted one is not found. */
export function liveMaterial(database: Database, userId: string, id: string): MaterialRow {
  const row = ownMaterial(database, userId, id);
  if (row.deletedAt !== null) throw fault('NOT_FOUND');
  return row;
}

export function readMaterial(database: Database, userId: string, id: string): Material {
  return withPages(database, [ownMaterial(database, userId, id)])[0] as Material;
}

/** Newest first. */
export function listMaterials(
  database: Database,
  userId: string,
  filter: {
    subjectId?: string | undefined;
    topicId?: string | undefined;
    deleted?: boolean | undefined;
  } = {},
): Material[] {
  const conditions: (SQL | undefined)[] = [
    eq(materials.userId, userId),
    filter.deleted ? isNotNull(materials.deletedAt) : isNull(materials.deletedAt),
    filter.subjectId === undefined ? undefined : eq(materials.subjectId, filter.subjectId),
    filter.topicId === undefined ? undefined : eq(materials.topicId, filter.topicId),
  ];
  const rows = database.db
    .select()
    .from(materials)
    .where(and(...conditions))
    .orderBy(desc(materials.uploadedAt), desc(materials.id))
    .all();
  return withPages(database, rows);
}

export function readDetail(database: Database, userId: string, id: string): MaterialDetail {
  const row = liveMaterial(database, userId, id);
  const pages = database.db
    .select({
      page: materialPages.page,
      kind: materialPages.kind,
      charCount: materialPages.charCount,
      error: materialPages.error,
    })
    .from(materialPages)
    .where(eq(materialPages.materialId, id))
    .orderBy(materialPages.page)
    .all();
  const passages = database.db
    .select({ n: count() })
    .from(materialChunks)
    .where(eq(materialChunks.materialId, id))
    .get();
  return {
    ...toMaterial(
      row,
      pages.map(({ kind, page }) => ({ materialId: id, kind, page })),
    ),
    outline: row.outline ?? [],
    pages,
    passageCount: passages?.n ?? 0,
  };
}

function withPages({ db }: Database, rows: MaterialRow[]): Material[] {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const byMaterial = Map.groupBy(
    db
      .select({ materialId: materialPages.materialId, kind: materialPages.kind, page: materialPages.page })
      .from(materialPages)
      .where(inArray(materialPages.materialId, ids))
      .all(),
    ({ materialId }) => materialId,
  );
  return rows.map((row) => toMaterial(row, byMaterial.get(row.id) ?? []));
}

function toMaterial(row: MaterialRow, pages: PageCount[]): Material {
  const unreadable = Object.fromEntries(pageKind.options.map((kind) => [kind, []])) as unknown as Record<
    PageKind,
    number[]
  >;
  for (const { kind, page } of pages) if (kind !== 'text') unreadable[kind].push(page);
  for (const list of Object.values(unreadable)) list.sort((a, b) => a - b);
  return {
    id: row.id,
    title: row.title,
    fileName: row.fileName,
    contentType: row.contentType as ContentType,
    byteSize: row.byteSize,
    status: row.processingStatus as ProcessingStatus,
    paused: row.paused,
    errorCode: row.errorCode,
    errorParams: row.errorParams,
    pageCount: row.pageCount,
    pagesDone: pages.length,
    readablePages: pages.filter(({ kind }) => kind === 'text').length,
    unreadable,
    language: row.language,
    subjectId: row.subjectId,
    topicId: row.topicId,
    addressesAi: row.addressesAi,
    neverSend: row.neverSend,
    uploadedAt: row.uploadedAt,
    deletedAt: row.deletedAt,
  };
}
