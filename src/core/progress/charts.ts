// The figures behind the charts of one range, summed from what is stored: parts add up to their whole, to the second.
import { type SQL, sql } from 'drizzle-orm';
import type { Charts, CreditedBy, XpSource } from '#contract/progress.ts';
import { fault } from '../faults.ts';
import { daysBetween, utcOffsetMinutes } from './days.ts';
import type { Tx } from './ledger.ts';
import { byQuestion, byQuiz, bySession, isCountedFocus, mondaySql } from './shelves.ts';

const maxDays = 400;
const hourMs = 3_600_000;

export interface Range {
  from: string;
  to: string;
  subjectId?: string | undefined;
}

interface SegmentRow {
  day: string;
  startedAt: number;
  activeMs: number;
  tz: string;
  subjectId: string | null;
}

export function charts(tx: Tx, userId: string, range: Range): Charts {
  const length = daysBetween(range.from, range.to) + 1;
  if (length < 1 || length > maxDays) throw fault('BAD_REQUEST', { reason: 'range', max: maxDays });
  const segments = segmentsIn(tx, userId, range);
  return {
    days: daysIn(tx, userId, range, segments),
    subjects: namesOf(tx, userId, segments),
    hours: byHour(segments),
    xpWeeks: tx.all<{ week: string; sourceType: XpSource; amount: number }>(
      sql`SELECT ${mondaySql(sql`local_day`)} AS week, source_type AS sourceType, sum(xp_amount) AS amount
        FROM xp_logs WHERE user_id = ${userId} AND ${within(sql`local_day`, range)}
        GROUP BY week, source_type HAVING sum(xp_amount) <> 0 ORDER BY week, source_type`,
    ),
    quizzes: tx.all<Charts['quizzes'][number]>(
      sql`SELECT a.id AS attemptId, z.id AS quizId, z.title, x.local_day AS day, a.completed_at AS finishedAt,
          CAST(round(a.score_percentage) AS INTEGER) AS score
        FROM quiz_attempts a JOIN quizzes z ON z.id = a.quiz_id AND z.deleted_at IS NULL
        JOIN xp_logs x ON x.user_id = a.user_id AND x.source_type = 'quiz' AND x.reference_id = a.id
          AND x.reason = 'earned' ${byQuiz.joins}
        WHERE a.user_id = ${userId} AND a.status = 'finished' AND a.score_percentage IS NOT NULL
          AND ${within(sql`x.local_day`, range)} ${narrowed(byQuiz.subject, range)}
        ORDER BY a.completed_at, a.id`,
    ),
  };
}

function segmentsIn(tx: Tx, userId: string, range: Range): SegmentRow[] {
  return tx.all<SegmentRow>(
    sql`SELECT g.local_day AS day, g.started_at AS startedAt, g.active_ms AS activeMs, s.tz,
        ${bySession.subject} AS subjectId
      FROM study_segments g JOIN study_sessions s ON s.id = g.session_id ${bySession.joins}
      WHERE g.user_id = ${userId} AND ${within(sql`g.local_day`, range)} AND ${isCountedFocus}
        ${narrowed(bySession.subject, range)}
      ORDER BY g.started_at, g.id`,
  );
}

function daysIn(tx: Tx, userId: string, range: Range, segments: SegmentRow[]): Charts['days'] {
  const answers = tx.all<{ day: string; n: number }>(
    sql`SELECT r.local_day AS day, count(*) AS n
      FROM quiz_answers r JOIN quiz_attempts a ON a.id = r.attempt_id AND a.user_id = ${userId}
      JOIN quiz_questions q ON q.id = r.question_id AND q.status <> 'void' ${byQuestion.joins}
      WHERE r.correct IS NOT NULL AND ${within(sql`r.local_day`, range)} ${narrowed(byQuestion.subject, range)}
      GROUP BY r.local_day`,
  );
  const credits = tx.all<{ day: string; by: CreditedBy | null }>(
    sql`SELECT local_day AS day, credited_by AS by FROM study_days
      WHERE user_id = ${userId} AND ${within(sql`local_day`, range)}`,
  );
  const answered = new Map(answers.map(({ day, n }) => [day, n]));
  const creditedBy = new Map(credits.map(({ day, by }) => [day, by]));
  const studied = Map.groupBy(segments, ({ day }) => day);
  return [...new Set([...studied.keys(), ...answered.keys()])].sort().map((day) => ({
    day,
    quizAnswers: answered.get(day) ?? 0,
    creditedBy: creditedBy.get(day) ?? null,
    ...partsOf(studied.get(day) ?? []),
  }));
}

/** Whole seconds by subject that add up to the whole seconds of the day. */
function partsOf(segments: SegmentRow[]): Pick<Charts['days'][number], 'activeSeconds' | 'subjects'> {
  const sumOf = (rows: SegmentRow[]) => rows.reduce((ms, { activeMs }) => ms + activeMs, 0);
  let ms = 0;
  const subjects = [...Map.groupBy(segments, ({ subjectId }) => subjectId)].map(([subjectId, rows]) => {
    const before = Math.floor(ms / 1000);
    ms += sumOf(rows);
    return { subjectId, seconds: Math.floor(ms / 1000) - before };
  });
  return { activeSeconds: Math.floor(ms / 1000), subjects };
}

function namesOf(tx: Tx, userId: string, segments: SegmentRow[]): Charts['subjects'] {
  const met = new Set(segments.map(({ subjectId }) => subjectId));
  return tx
    .all<{ id: string; name: string }>(
      sql`SELECT id, name FROM subjects WHERE user_id = ${userId} ORDER BY position, id`,
    )
    .filter(({ id }) => met.has(id));
}

/** Cut at full hours of the clock on the wall where it was studied. */
function byHour(segments: SegmentRow[]): number[] {
  const ms = Array.from({ length: 24 }, () => 0);
  for (const { startedAt, activeMs, tz } of segments) {
    for (let at = startedAt; at < startedAt + activeMs; ) {
      const wall = at + utcOffsetMinutes(at, tz) * 60_000;
      const part = Math.min(hourMs - (wall % hourMs), startedAt + activeMs - at);
      const hour = new Date(wall).getUTCHours();
      ms[hour] = (ms[hour] ?? 0) + part;
      at += part;
    }
  }
  return ms.map((each) => Math.round(each / 1000));
}

function within(day: SQL, { from, to }: Range): SQL {
  return sql`${day} BETWEEN ${from} AND ${to}`;
}

function narrowed(subject: SQL, { subjectId }: Range): SQL {
  return subjectId === undefined ? sql`` : sql`AND ${subject} = ${subjectId}`;
}
