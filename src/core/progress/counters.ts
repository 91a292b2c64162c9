// How far a student has come by each measure of the achievements: one query a measure, all of them read off what is
// stored, so that a new achievement looks at the past as well.
import { type SQL, sql } from 'drizzle-orm';
import { levelAt } from './award.ts';
import { creditFrom } from './day-credit.ts';
import { daysBetween } from './days.ts';
import { type Tx, totalXp } from './ledger.ts';
import { byQuestion, bySession, isCountedFocus, mondaySql } from './shelves.ts';
import { streak } from './streak.ts';
import { creditedDays, pausesOf } from './study-days.ts';

/** `today`: later days come from a clock that ran ahead and do not count. */
type Counter = (tx: Tx, userId: string, today: string) => number;

const minPerfect = 5;

export const counters = {
  lessons_completed: (tx, userId) =>
    one(
      tx,
      sql`SELECT count(*) AS n FROM lesson_progress WHERE user_id = ${userId} AND first_completed_day IS NOT NULL`,
    ),

  quizzes_completed: (tx, userId) =>
    one(
      tx,
      sql`SELECT count(*) AS n FROM quiz_attempts a WHERE a.user_id = ${userId} AND a.status = 'finished'
        AND EXISTS (SELECT 1 FROM quiz_answers q WHERE q.attempt_id = a.id AND q.correct IS NOT NULL)`,
    ),

  perfect_quizzes: (tx, userId) =>
    one(
      tx,
      sql`SELECT count(*) AS n FROM quiz_attempts a WHERE a.user_id = ${userId} AND a.status = 'finished'
        AND a.score_percentage = 100
        AND NOT EXISTS (SELECT 1 FROM quiz_attempts b WHERE b.quiz_id = a.quiz_id AND b.id < a.id)
        AND (SELECT count(*) FROM json_each(a.question_ids) j JOIN quiz_questions q ON q.id = j.value
          WHERE q.status <> 'void') >= ${minPerfect}`,
    ),

  /** Points more than in an earlier attempt of another day, about the same topic or else of the same quiz. */
  score_gain: (tx, userId) =>
    one(
      tx,
      sql`WITH scores AS (
          SELECT coalesce(z.topic_id, z.id) AS about, x.local_day AS day,
            min(a.score_percentage) AS worst, max(a.score_percentage) AS best
          FROM quiz_attempts a JOIN quizzes z ON z.id = a.quiz_id
          JOIN xp_logs x ON x.user_id = a.user_id AND x.source_type = 'quiz' AND x.reference_id = a.id
            AND x.reason = 'earned'
          WHERE a.user_id = ${userId} AND a.status = 'finished' AND a.score_percentage IS NOT NULL
          GROUP BY about, day),
        gains AS (
          SELECT best - min(worst) OVER (PARTITION BY about ORDER BY day
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS gain FROM scores)
        SELECT CAST(max(0, coalesce(max(gain), 0)) AS INTEGER) AS n FROM gains`,
    ),

  mistakes_fixed: (tx, userId) =>
    one(
      tx,
      sql`SELECT count(*) AS n FROM (
        SELECT min(r.local_day) FILTER (WHERE r.correct = 0) AS missed,
          max(r.local_day) FILTER (WHERE r.correct = 1) AS fixed
        FROM quiz_answers r JOIN quiz_attempts a ON a.id = r.attempt_id AND a.user_id = ${userId}
        JOIN quiz_questions q ON q.id = r.question_id AND q.status <> 'void'
        GROUP BY r.question_id)
        WHERE fixed > missed`,
    ),

  streak_days: (tx, userId, today) =>
    streak(creditedDays(tx, userId, today), today, pausesOf(tx, userId)).longest,

  returned_after_days(tx, userId, today) {
    const days = creditedDays(tx, userId, today).map(({ localDay }) => localDay);
    return Math.max(0, ...days.slice(1).map((day, i) => daysBetween(days[i] ?? day, day) - 1));
  },

  study_minutes: (tx, userId) =>
    one(
      tx,
      sql`SELECT coalesce(sum(g.active_ms), 0) / 60000 AS n FROM study_segments g
        JOIN study_sessions s ON s.id = g.session_id WHERE g.user_id = ${userId} AND ${isCountedFocus}`,
    ),

  single_session_minutes: (tx, userId) =>
    one(
      tx,
      sql`SELECT coalesce(max(s.duration_seconds), 0) / 60 AS n FROM study_sessions s
        WHERE s.user_id = ${userId} AND s.state = 'finished' AND ${isCountedFocus}`,
    ),

  subjects_in_week: (tx, userId, today) =>
    one(
      tx,
      sql`WITH done AS (
          SELECT ${mondaySql(sql`g.local_day`)} AS week, ${bySession.subject} AS subject, g.active_ms, 0 AS answers
            FROM study_segments g JOIN study_sessions s ON s.id = g.session_id ${bySession.joins}
            WHERE g.user_id = ${userId} AND g.local_day <= ${today} AND ${isCountedFocus}
          UNION ALL
          SELECT ${mondaySql(sql`r.local_day`)}, ${byQuestion.subject}, 0, 1
            FROM quiz_answers r JOIN quiz_attempts a ON a.id = r.attempt_id AND a.user_id = ${userId}
            JOIN quiz_questions q ON q.id = r.question_id AND q.status <> 'void' ${byQuestion.joins}
            WHERE r.correct IS NOT NULL AND r.local_day <= ${today}),
        subjects_of AS (SELECT week, subject FROM done WHERE subject IS NOT NULL GROUP BY week, subject
          HAVING sum(active_ms) >= ${creditFrom.studyMs} OR sum(answers) >= ${creditFrom.quizAnswers})
        SELECT coalesce(max(n), 0) AS n FROM (SELECT count(*) AS n FROM subjects_of GROUP BY week)`,
    ),

  /** Rows of the ledger outlive the threads they are about. */
  doubts_resolved: (tx, userId) =>
    one(
      tx,
      sql`SELECT count(*) AS n FROM xp_logs
        WHERE user_id = ${userId} AND source_type = 'doubt' AND reason = 'earned'`,
    ),

  materials_ready: (tx, userId) =>
    one(
      tx,
      sql`SELECT count(*) AS n FROM materials WHERE user_id = ${userId} AND processing_status = 'ready'`,
    ),

  /** Each card once a day, as it counts for the day. */
  reviews_done: (tx, userId) =>
    one(
      tx,
      sql`SELECT count(*) AS n FROM (SELECT DISTINCT card_id, local_day FROM review_logs
        WHERE user_id = ${userId} AND given_in = 'review' AND undone_at IS NULL)`,
    ),

  /** Cards that come back after three weeks or more. */
  mature_cards: (tx, userId) =>
    one(
      tx,
      sql`SELECT count(*) AS n FROM review_cards WHERE user_id = ${userId} AND deleted_at IS NULL
        AND state = 'review' AND scheduled_days >= 21`,
    ),

  level: (tx, userId) => levelAt(totalXp(tx, userId)).level,
} satisfies Record<string, Counter>;

/** Measured by slices of a higher rank, which whoever settles hands down; not looked at where nobody does. */
export interface CountersAbove {
  topics_mastered?: Counter;
}

export type Counted = keyof typeof counters | keyof CountersAbove;

function one(tx: Tx, query: SQL): number {
  return tx.get<{ n: number }>(query).n;
}
