// Quizzes, their checked questions, and every single answer (scores are recomputed from answers, never edited).
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Scope } from '#contract/ids.ts';
import type { QuestionKind } from '#contract/quizzes.ts';
import { flag, instant, json, primaryId } from '../columns.ts';
import { materials } from './library.ts';
import { users } from './people.ts';
import { topics } from './subjects.ts';

export const quizzes = sqliteTable(
  'quizzes',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    topicId: text('topic_id').references(() => topics.id, { onDelete: 'set null' }),
    materialId: text('material_id').references(() => materials.id, { onDelete: 'set null' }),
    title: text('title').notNull(),
    mode: text('mode').notNull().default('practice'),
    /** What it was made from and how many questions were asked for; for which exam, when it was assembled for one. */
    settings: json<{ scope: Scope; asked: number; seed: number; examId?: string }>('settings').notNull(),
    generatedByAi: flag('generated_by_ai').notNull().default(false),
    generator: text('generator').notNull(),
    /** The language model that wrote questions of it. */
    model: text('model'),
    status: text('status').notNull().default('ready'),
    createdAt: instant('created_at').notNull(),
    deletedAt: instant('deleted_at'),
  },
  (t) => [index('quizzes_user').on(t.userId, t.createdAt)],
);

export interface StoredOption {
  id: string;
  text: string;
  /** Why it is right or wrong; null when nothing can be said. */
  reason: string | null;
}

export const quizQuestions = sqliteTable(
  'quiz_questions',
  {
    id: primaryId(),
    quizId: text('quiz_id')
      .notNull()
      .references(() => quizzes.id, { onDelete: 'cascade' }),
    ordinal: integer('ordinal').notNull(),
    type: text('type').$type<'mcq' | 'true_false' | 'short'>().notNull(),
    kind: text('kind').$type<QuestionKind>().notNull(),
    questionText: text('question_text').notNull(),
    options: json<StoredOption[]>('options').notNull(),
    /** Right option ids, or the accepted answers of a typed question. */
    correctAnswer: json<string[]>('correct_answer').notNull(),
    explanation: text('explanation').notNull(),
    difficulty: text('difficulty').$type<'easy' | 'medium' | 'hard'>().notNull(),
    topicId: text('topic_id').references(() => topics.id, { onDelete: 'set null' }),
    materialId: text('material_id').references(() => materials.id, { onDelete: 'set null' }),
    /** Not a reference: a re-import makes new chunks, the page range stays true. */
    chunkId: text('chunk_id').notNull(),
    page: integer('page').notNull(),
    charFrom: integer('char_from').notNull(),
    charTo: integer('char_to').notNull(),
    quote: text('quote').notNull(),
    /** checked, disputed or void. */
    status: text('status').$type<'draft' | 'checked' | 'disputed' | 'void'>().notNull(),
    generator: text('generator').notNull(),
    stemHash: text('stem_hash').notNull(),
    /** The language model that wrote it; null: rules. */
    model: text('model'),
    /** The model chose the keyed answer again, twice, without being told it. */
    confirmed: flag('confirmed').notNull().default(false),
  },
  (t) => [
    index('quiz_questions_quiz').on(t.quizId, t.ordinal),
    index('quiz_questions_material').on(t.materialId),
  ],
);

export const quizAttempts = sqliteTable(
  'quiz_attempts',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    quizId: text('quiz_id')
      .notNull()
      .references(() => quizzes.id, { onDelete: 'cascade' }),
    mode: text('mode').$type<'practice' | 'exam'>().notNull().default('practice'),
    status: text('status').$type<'open' | 'finished'>().notNull(),
    /** Shuffles the options; stored, so that a resumed attempt looks the same. */
    seed: integer('seed').notNull(),
    /** Question ids in order: all of the quiz's, or those being redone. */
    questionIds: json<string[]>('question_ids').notNull(),
    timeLimitSeconds: integer('time_limit_seconds'),
    /** Null until finished. */
    scorePercentage: real('score_percentage'),
    xpAwarded: integer('xp_awarded').notNull().default(0),
    startedAt: instant('started_at').notNull(),
    completedAt: instant('completed_at'),
  },
  (t) => [index('quiz_attempts_quiz').on(t.quizId), index('quiz_attempts_user').on(t.userId, t.status)],
);

export const quizAnswers = sqliteTable(
  'quiz_answers',
  {
    attemptId: text('attempt_id')
      .notNull()
      .references(() => quizAttempts.id, { onDelete: 'cascade' }),
    questionId: text('question_id')
      .notNull()
      .references(() => quizQuestions.id, { onDelete: 'cascade' }),
    given: json<string[]>('given').notNull(),
    /** Null: flagged but not answered yet. */
    correct: flag('correct'),
    almost: flag('almost').notNull().default(false),
    dontKnow: flag('dont_know').notNull().default(false),
    hinted: flag('hinted').notNull().default(false),
    flagged: flag('flagged').notNull().default(false),
    latencyMs: integer('latency_ms').notNull().default(0),
    answeredAt: instant('answered_at'),
    /** The study day it was answered on and the zone in force, fixed then. */
    localDay: text('local_day'),
    tz: text('tz'),
  },
  (t) => [
    primaryKey({ columns: [t.attemptId, t.questionId] }),
    index('quiz_answers_question').on(t.questionId),
    index('quiz_answers_day').on(t.localDay),
  ],
);

/** A question its student called wrong; undone by setting `withdrawnAt`. */
export const questionReports = sqliteTable(
  'question_reports',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    questionId: text('question_id')
      .notNull()
      .references(() => quizQuestions.id, { onDelete: 'cascade' }),
    reason: text('reason').$type<'wrong' | 'unclear' | 'too_easy'>().notNull(),
    note: text('note'),
    createdAt: instant('created_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [index('question_reports_question').on(t.questionId)],
);
