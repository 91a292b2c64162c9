// Doubt threads, their messages, and the exact words each answer quotes.
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Scope } from '#contract/ids.ts';
import type { Sentence, Style } from '#contract/tutor.ts';
import { flag, instant, json, primaryId } from '../columns.ts';
import { aiUsageLogs } from './ai.ts';
import { materials } from './library.ts';
import { users } from './people.ts';
import { topics } from './subjects.ts';

export const doubtSessions = sqliteTable(
  'doubt_sessions',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    topicId: text('topic_id').references(() => topics.id, { onDelete: 'set null' }),
    title: text('title').notNull(),
    scope: json<Scope>('scope').notNull(),
    /** direct or socratic. */
    mode: text('mode').$type<Style>().notNull().default('direct'),
    /** The next rung of a step-by-step thread, 0..5. */
    rung: integer('rung').notNull().default(0),
    solvedAt: instant('solved_at'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    deletedAt: instant('deleted_at'),
  },
  (t) => [index('doubt_sessions_user').on(t.userId, t.updatedAt)],
);

export const doubtMessages = sqliteTable(
  'doubt_messages',
  {
    id: primaryId(),
    doubtSessionId: text('doubt_session_id')
      .notNull()
      .references(() => doubtSessions.id, { onDelete: 'cascade' }),
    role: text('role').$type<'user' | 'assistant'>().notNull(),
    messageText: text('message_text').notNull(),
    status: text('status').$type<'streaming' | 'done' | 'stopped' | 'failed'>().notNull(),
    /** extractive, local or cloud; null for the student's own. */
    mode: text('mode').$type<'extractive' | 'local' | 'cloud'>(),
    band: text('band').$type<'answer' | 'closest' | 'none'>(),
    reason: text('reason').$type<'not_found' | 'no_readable_text' | 'no_material' | 'still_reading'>(),
    unknownWords: json<string[]>('unknown_words').notNull(),
    /** The question an answer belongs to. */
    parentId: text('parent_id'),
    model: text('model'),
    /** Quotes shown before a model's text that its sources do not bear out. */
    extract: text('extract'),
    sentences: json<Sentence[]>('sentences'),
    /** Why the chosen model did not answer, or not first. */
    fallback: text('fallback'),
    general: flag('general').notNull().default(false),
    rung: integer('rung'),
    passagesUsed: integer('passages_used'),
    passagesFound: integer('passages_found'),
    contextTokens: integer('context_tokens'),
    usageId: text('usage_id').references(() => aiUsageLogs.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('doubt_messages_session').on(t.doubtSessionId, t.createdAt)],
);

export const messageCitations = sqliteTable(
  'message_citations',
  {
    messageId: text('message_id')
      .notNull()
      .references(() => doubtMessages.id, { onDelete: 'cascade' }),
    marker: integer('marker').notNull(),
    /** 0, or 1 for the second half of a quote that crosses a page. */
    part: integer('part').notNull().default(0),
    /** Null once the material is gone for good. */
    materialId: text('material_id').references(() => materials.id, { onDelete: 'set null' }),
    /** Kept so that an old answer still names its source. */
    materialTitle: text('material_title').notNull(),
    page: integer('page').notNull(),
    charFrom: integer('char_from').notNull(),
    charTo: integer('char_to').notNull(),
    quote: text('quote').notNull(),
    /** SHA-256 of the normalised quote. */
    quoteHash: text('quote_hash').notNull(),
    /** Share of the quote found on the page when it was stored, 0..1. */
    match: real('match').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.messageId, t.marker, t.part] }),
    index('message_citations_material').on(t.materialId),
  ],
);
