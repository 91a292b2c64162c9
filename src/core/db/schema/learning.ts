// Lessons and what was learnt: evidence is only ever added to, topic progress is a cache of it, cards keep every answer.
import { sql } from 'drizzle-orm';
import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { LessonType } from '#contract/lessons.ts';
import type { RecommendationType } from '#contract/recommend.ts';
import type { Rating } from '#contract/review.ts';
import { flag, instant, json, primaryId } from '../columns.ts';
import { materials } from './library.ts';
import { users } from './people.ts';
import { quizQuestions, quizzes } from './quizzes.ts';
import { topics } from './subjects.ts';

export const lessons = sqliteTable(
  'lessons',
  {
    id: primaryId(),
    topicId: text('topic_id')
      .notNull()
      .references(() => topics.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
    content: text('content').notNull(),
    contentType: text('content_type').$type<LessonType>().notNull(),
    estimatedDurationMinutes: integer('estimated_duration_minutes').notNull(),
    videoUrl: text('video_url'),
    materialId: text('material_id').references(() => materials.id, { onDelete: 'set null' }),
    pageFrom: integer('page_from'),
    pageTo: integer('page_to'),
    position: integer('position').notNull(),
    source: text('source').$type<'starter' | 'own' | 'material'>().notNull().default('own'),
    /** A quiz that came with it. */
    quizId: text('quiz_id').references(() => quizzes.id, { onDelete: 'set null' }),
    archivedAt: instant('archived_at'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('lessons_topic').on(t.topicId, t.position)],
);

export const lessonProgress = sqliteTable(
  'lesson_progress',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    lessonId: text('lesson_id')
      .notNull()
      .references(() => lessons.id, { onDelete: 'cascade' }),
    completed: flag('completed').notNull().default(false),
    completedAt: instant('completed_at'),
    /** The study day it was first completed on, fixed then; it earned its XP there. */
    firstCompletedDay: text('first_completed_day'),
    openedSeconds: integer('opened_seconds').notNull().default(0),
    lastPosition: real('last_position').notNull().default(0),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [uniqueIndex('lesson_progress_once').on(t.userId, t.lessonId)],
);

export const evidenceEvents = sqliteTable(
  'evidence_events',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    topicId: text('topic_id')
      .notNull()
      .references(() => topics.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<'choice' | 'true_false' | 'typed' | 'dont_know' | 'review'>().notNull(),
    right: flag('right').notNull(),
    difficulty: text('difficulty').$type<'easy' | 'medium' | 'hard'>().notNull(),
    /** b, g and w of the filter, as they were when it was written. */
    b: real('b').notNull(),
    guess: real('guess').notNull(),
    weight: real('weight').notNull(),
    /** From a quiz over more than one topic. */
    mixed: flag('mixed').notNull().default(false),
    questionId: text('question_id').references(() => quizQuestions.id, { onDelete: 'set null' }),
    attemptId: text('attempt_id'),
    cardId: text('card_id'),
    at: instant('at').notNull(),
    localDay: text('local_day').notNull(),
    /** The question was called wrong: it counts no more. */
    voidedAt: instant('voided_at'),
  },
  (t) => [index('evidence_topic').on(t.userId, t.topicId, t.at), index('evidence_question').on(t.questionId)],
);

/** A cache of evidence_events. */
export const topicProgress = sqliteTable(
  'topic_progress',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    topicId: text('topic_id')
      .notNull()
      .references(() => topics.id, { onDelete: 'cascade' }),
    /** 0..100 at lastEvidenceAt, before any ageing. */
    masteryScore: real('mastery_score').notNull(),
    mu: real('mu').notNull(),
    v: real('v').notNull(),
    n: real('n').notNull(),
    answers: integer('answers').notNull(),
    /** Typed, or medium or hard from a mixed quiz, and right. */
    strongAnswers: integer('strong_answers').notNull(),
    days: integer('days').notNull(),
    lastEvidenceAt: instant('last_evidence_at'),
    ruleVersion: integer('rule_version').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [uniqueIndex('topic_progress_once').on(t.userId, t.topicId)],
);

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

export const userRecommendations = sqliteTable(
  'user_recommendations',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    recommendationType: text('recommendation_type').$type<RecommendationType>().notNull(),
    referenceId: text('reference_id'),
    topicId: text('topic_id'),
    priorityScore: integer('priority_score').notNull(),
    why: json<Record<string, string | number>>('why').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** Not shown before this instant: dismissed or snoozed. */
    hiddenUntil: instant('hidden_until'),
    dismissedAt: instant('dismissed_at'),
    doneAt: instant('done_at'),
    ruleVersion: integer('rule_version').notNull(),
    generatedAt: instant('generated_at').notNull(),
  },
  (t) => [index('user_recommendations_user').on(t.userId, t.recommendationType)],
);
