// Materials, the text of their pages, and the chunks that search and quizzes stand on.
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { OutlineItem, PageHeading, PageKind, TextRun } from '#contract/engine.ts';
import { flag, instant, json, primaryId } from '../columns.ts';
import { users } from './people.ts';
import { subjects, topics } from './subjects.ts';

export const materials = sqliteTable(
  'materials',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    subjectId: text('subject_id').references(() => subjects.id, { onDelete: 'set null' }),
    topicId: text('topic_id').references(() => topics.id, { onDelete: 'set null' }),
    title: text('title').notNull(),
    fileName: text('file_name').notNull(),
    /** Where a backup lives in S3-compatible storage; null: on this computer only. */
    s3Url: text('s3_url'),
    contentType: text('content_type').notNull(),
    /** SHA-256 of the bytes, lower-case hex; the file is dataDir/files/<2 first>/<hash>. */
    contentHash: text('content_hash').notNull(),
    byteSize: integer('byte_size').notNull(),
    processingStatus: text('processing_status').notNull(),
    paused: flag('paused').notNull().default(false),
    errorCode: text('error_code'),
    errorParams: json<Record<string, string | number>>('error_params'),
    pageCount: integer('page_count'),
    outline: json<OutlineItem[]>('outline'),
    /** ISO 639-3. */
    language: text('language'),
    addressesAi: flag('addresses_ai').notNull().default(false),
    neverSend: flag('never_send').notNull().default(false),
    uploadedAt: instant('uploaded_at').notNull(),
    /** Last change of status, for finding imports that a stop interrupted. */
    updatedAt: instant('updated_at').notNull(),
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    uniqueIndex('materials_user_hash').on(t.userId, t.contentHash),
    index('materials_topic').on(t.topicId),
    index('materials_status').on(t.processingStatus),
  ],
);

export const materialPages = sqliteTable(
  'material_pages',
  {
    materialId: text('material_id')
      .notNull()
      .references(() => materials.id, { onDelete: 'cascade' }),
    page: integer('page').notNull(),
    kind: text('kind').$type<PageKind>().notNull(),
    text: text('text').notNull(),
    charCount: integer('char_count').notNull(),
    /** PDF points, unrotated. */
    width: real('width').notNull(),
    height: real('height').notNull(),
    runs: json<TextRun[]>('runs').notNull(),
    headings: json<PageHeading[]>('headings').notNull(),
    error: text('error'),
  },
  (t) => [primaryKey({ columns: [t.materialId, t.page] })],
);

export const materialChunks = sqliteTable(
  'material_chunks',
  {
    /** What the full-text and vector indexes point at: explicit, because VACUUM renumbers hidden rowids. */
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    materialId: text('material_id')
      .notNull()
      .references(() => materials.id, { onDelete: 'cascade' }),
    ordinal: integer('ordinal').notNull(),
    chunkText: text('chunk_text').notNull(),
    /** The nearest headings above, outermost first, joined by " › ". */
    heading: text('heading'),
    pageFrom: integer('page_from').notNull(),
    pageTo: integer('page_to').notNull(),
    /** Offset in the text of pageFrom, and end offset in the text of pageTo. */
    charFrom: integer('char_from').notNull(),
    charTo: integer('char_to').notNull(),
    textHash: text('text_hash').notNull(),
    tokenCount: integer('token_count').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('material_chunks_ordinal').on(t.materialId, t.ordinal)],
);

/** One row per embedding model that has been used; vectors live in a vec0 table per dimension. */
export const embeddingModels = sqliteTable('embedding_models', {
  id: text('id').primaryKey(),
  dim: integer('dim').notNull(),
  queryPrefix: text('query_prefix').notNull().default(''),
  passagePrefix: text('passage_prefix').notNull().default(''),
  digest: text('digest').notNull(),
  /** building, active or retired. */
  state: text('state').notNull(),
  createdAt: instant('created_at').notNull(),
});

/** Where a student stopped reading. */
export const readingPositions = sqliteTable(
  'reading_positions',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    materialId: text('material_id')
      .notNull()
      .references(() => materials.id, { onDelete: 'cascade' }),
    page: integer('page').notNull(),
    offset: real('offset').notNull(),
    /** A factor as text, or fit-width, fit-page. */
    zoom: text('zoom').notNull(),
    rotation: integer('rotation').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.materialId] })],
);
