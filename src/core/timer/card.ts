// The card about the session that has just ended, read off the database whenever it is shown: what was edited or cut
// meanwhile shows, and a removed session has no card.
import { and, between, count, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Finished } from '#contract/timer.ts';
import { quizAnswers, quizAttempts } from '../db/schema/quizzes.ts';
import { studySessions } from '../db/schema/study.ts';
import { doubtMessages, doubtSessions } from '../db/schema/tutor.ts';
import type { Tx } from '../progress/ledger.ts';
import { isFocus } from './live.ts';
import { presetsOf } from './presets.ts';
import { nameTarget } from './targets.ts';

type Row = typeof studySessions.$inferSelect;

export function cardOf(tx: Tx, userId: string, sessionId: string): Finished | null {
  const row = tx.select().from(studySessions).where(eq(studySessions.id, sessionId)).get();
  if (!row || row.deletedAt !== null || row.endedAt === null) return null;
  const { kind, startedAt, durationSeconds, complete, xpAwarded, clockSuspect } = row;
  return {
    sessionId,
    kind,
    target: nameTarget(tx, row),
    startedAt,
    durationSeconds,
    complete,
    xp: xpAwarded,
    quizAnswers: answersGiven(tx, userId, startedAt, row.endedAt),
    questionsAsked: questionsAsked(tx, userId, startedAt, row.endedAt),
    clockSuspect,
    nextBreak: isFocus(kind) ? breakAfter(tx, row) : null,
  };
}

/** Long after every nth focus of the study day that ran to its end. */
function breakAfter(tx: Tx, { userId, localDay, complete, kind }: Row): 'break' | 'long_break' {
  if (!complete || kind !== 'focus') return 'break';
  const alike = and(
    eq(studySessions.userId, userId),
    eq(studySessions.localDay, localDay),
    eq(studySessions.kind, 'focus'),
    eq(studySessions.complete, true),
    isNull(studySessions.deletedAt),
  );
  const done = tx.select({ n: count() }).from(studySessions).where(alike).get()?.n ?? 0;
  return done > 0 && done % presetsOf(tx, userId).longBreakEvery === 0 ? 'long_break' : 'break';
}

function answersGiven(tx: Tx, userId: string, from: number, to: number): number {
  const given = and(
    eq(quizAttempts.userId, userId),
    isNotNull(quizAnswers.correct),
    between(quizAnswers.answeredAt, from, to),
  );
  const row = tx
    .select({ n: count() })
    .from(quizAnswers)
    .innerJoin(quizAttempts, eq(quizAttempts.id, quizAnswers.attemptId))
    .where(given)
    .get();
  return row?.n ?? 0;
}

function questionsAsked(tx: Tx, userId: string, from: number, to: number): number {
  const asked = and(
    eq(doubtSessions.userId, userId),
    eq(doubtMessages.role, 'user'),
    between(doubtMessages.createdAt, from, to),
  );
  const row = tx
    .select({ n: count() })
    .from(doubtMessages)
    .innerJoin(doubtSessions, eq(doubtSessions.id, doubtMessages.doubtSessionId))
    .where(asked)
    .get();
  return row?.n ?? 0;
}
