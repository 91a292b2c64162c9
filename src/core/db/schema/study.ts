// Time studied, the days it makes, and the streak they make. Sessions and segments are the ground truth; study days and
// the streak are caches of them that can be rebuilt.
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { TimerKind } from '#contract/timer.ts';
import { flag, instant, primaryId } from '../columns.ts';
import { lessons } from './lessons.ts';
import { materials } from './library.ts';
import { users } from './people.ts';
import { subjects, topics } from './subjects.ts';

export const studySessions = sqliteTable(
  'study_sessions',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<TimerKind>().notNull(),
    state: text('state').$type<'running' | 'paused' | 'interrupted' | 'finished'>().notNull(),
    pausedBy: text('paused_by').$type<'student' | 'sleep' | 'lock' | 'gap' | 'idle'>(),
    subjectId: text('subject_id').references(() => subjects.id, { onDelete: 'set null' }),
    topicId: text('topic_id').references(() => topics.id, { onDelete: 'set null' }),
    materialId: text('material_id').references(() => materials.id, { onDelete: 'set null' }),
    lessonId: text('lesson_id').references(() => lessons.id, { onDelete: 'set null' }),
    note: text('note').notNull().default(''),
    /** Null: counts up. */
    plannedSeconds: integer('planned_seconds'),
    startedAt: instant('started_at').notNull(),
    /** Null until it is finished. */
    endedAt: instant('ended_at'),
    /** Sum of its segments, kept up while it runs. */
    durationSeconds: integer('duration_seconds').notNull().default(0),
    /** What it has earned as it stands; the rows are in xp_logs. */
    xpAwarded: integer('xp_awarded').notNull().default(0),
    /** The countdown ran to its end. */
    complete: flag('complete').notNull().default(false),
    /** IANA zone and offset in force when it began. */
    tz: text('tz').notNull(),
    utcOffsetMinutes: integer('utc_offset_minutes').notNull(),
    /** Study day it began on, fixed then. */
    localDay: text('local_day').notNull(),
    /** Wall and monotonic clock disagreed by more than two minutes; the length is the monotonic one. */
    clockSuspect: flag('clock_suspect').notNull().default(false),
    /** Taken out by the student; gone for good at the next start. */
    deletedAt: instant('deleted_at'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    index('study_sessions_user').on(t.userId, t.startedAt),
    uniqueIndex('study_sessions_live').on(t.userId).where(sql`state IN ('running', 'paused')`),
  ],
);

/** A stretch without a pause, within one study day. Never overlaps another one of the profile (trigger). */
export const studySegments = sqliteTable(
  'study_segments',
  {
    id: primaryId(),
    sessionId: text('session_id')
      .notNull()
      .references(() => studySessions.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Wall clock, as a label. */
    startedAt: instant('started_at').notNull(),
    /** startedAt + activeMs. */
    endedAt: instant('ended_at').notNull(),
    /** Monotonic length. */
    activeMs: integer('active_ms').notNull(),
    localDay: text('local_day').notNull(),
    clockSuspect: flag('clock_suspect').notNull().default(false),
  },
  (t) => [
    index('study_segments_session').on(t.sessionId),
    index('study_segments_day').on(t.userId, t.localDay),
    index('study_segments_time').on(t.userId, t.startedAt),
  ],
);

/** The ledger of days: one row for each study day with anything on it. */
export const studyDays = sqliteTable(
  'study_days',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    localDay: text('local_day').notNull(),
    tz: text('tz').notNull(),
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
    activeSeconds: integer('active_seconds').notNull().default(0),
    quizAnswers: integer('quiz_answers').notNull().default(0),
    reviews: integer('reviews').notNull().default(0),
    lessons: integer('lessons').notNull().default(0),
    /** What first made it count; null: it does not. */
    creditedBy: text('credited_by').$type<'study' | 'quiz' | 'review' | 'lesson'>(),
    creditedAt: instant('credited_at'),
  },
  (t) => [primaryKey({ columns: [t.userId, t.localDay] })],
);

/** Holidays: days that neither count nor cost. */
export const streakPauses = sqliteTable(
  'streak_pauses',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    fromDay: text('from_day').notNull(),
    toDay: text('to_day').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('streak_pauses_user').on(t.userId, t.fromDay)],
);

/** A cache of what study_days come to. */
export const userStreaks = sqliteTable('user_streaks', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  currentStreak: integer('current_streak').notNull(),
  longestStreak: integer('longest_streak').notNull(),
  lastStudyDate: text('last_study_date'),
  freezes: integer('freezes').notNull(),
  updatedAt: instant('updated_at').notNull(),
});
