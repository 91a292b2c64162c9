// Cards with every answer they were given, and the pictures they show.
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Rating } from '#contract/review.ts';
import { flag, instant, json, primaryId } from '../columns.ts';
import { materials } from './library.ts';
import { users } from './people.ts';
import { quizQuestions } from './quizzes.ts';
import { topics } from './subjects.ts';

export const reviewCards = sqliteTable(
  'review_cards',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    topicId: text('topic_id').references(() => topics.id, { onDelete: 'set null' }),
    type: text('type').$type<'basic' | 'cloze'>().notNull(),
    front: text('front').notNull(),
    back: text('back').notNull(),
    origin: text('origin').$type<'mistake' | 'glossary' | 'own' | 'import'>().notNull(),
    questionId: text('question_id').references(() => quizQuestions.id, { onDelete: 'set null' }),
    materialId: text('material_id').references(() => materials.id, { onDelete: 'set null' }),
    page: integer('page'),
    charFrom: integer('char_from'),
    charTo: integer('char_to'),
    /** Cards of one sentence are not asked on one day. */
    siblingHash: text('sibling_hash'),
    /** SHA-256 of the normalised front: one card of it a profile, removed ones apart. */
    frontHash: text('front_hash').notNull(),
    state: text('state').$type<'new' | 'learning' | 'review' | 'relearning'>().notNull().default('new'),
    due: instant('due').notNull(),
    stability: real('stability').notNull().default(0),
    difficulty: real('difficulty').notNull().default(0),
    scheduledDays: integer('scheduled_days').notNull().default(0),
    learningSteps: integer('learning_steps').notNull().default(0),
    reps: integer('reps').notNull().default(0),
    lapses: integer('lapses').notNull().default(0),
    lastReview: instant('last_review'),
    suspended: flag('suspended').notNull().default(false),
    flagged: flag('flagged').notNull().default(false),
    buriedUntil: text('buried_until'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    index('review_cards_due').on(t.userId, t.due),
    uniqueIndex('review_cards_front').on(t.userId, t.frontHash).where(sql`deleted_at IS NULL`),
  ],
);

/** Every answer, with the card as it was before: what undo, charts and exchange need. */
export const reviewLogs = sqliteTable(
  'review_logs',
  {
    id: primaryId(),
    cardId: text('card_id')
      .notNull()
      .references(() => reviewCards.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    rating: text('rating').$type<Rating>().notNull(),
    /** quiz: its question was missed there; no review the student has sat down to. */
    givenIn: text('given_in').$type<'review' | 'quiz'>().notNull().default('review'),
    /** The wall clock, whatever it said. */
    reviewedAt: instant('reviewed_at').notNull(),
    /** The study day and the zone in force, fixed then. */
    localDay: text('local_day').notNull(),
    tz: text('tz').notNull().default('UTC'),
    elapsedDays: integer('elapsed_days').notNull(),
    latencyMs: integer('latency_ms').notNull(),
    before: json<Record<string, string | number | null>>('before').notNull(),
    undoneAt: instant('undone_at'),
  },
  (t) => [index('review_logs_day').on(t.userId, t.localDay), index('review_logs_card').on(t.cardId)],
);

/** Pictures that cards show; the bytes lie in the file store, by their hash. */
export const cardMedia = sqliteTable(
  'card_media',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** SHA-256. */
    hash: text('hash').notNull(),
    name: text('name').notNull(),
    contentType: text('content_type').notNull(),
    byteSize: integer('byte_size').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.hash] })],
);
