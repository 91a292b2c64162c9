// What is known of a topic: evidence is only ever added to, topic progress is a cache of it.
import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { flag, instant, primaryId } from '../columns.ts';
import { users } from './people.ts';
import { quizQuestions } from './quizzes.ts';
import { topics } from './subjects.ts';

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
