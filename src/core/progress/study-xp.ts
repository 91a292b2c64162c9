// XP for time studied, by day. The day's cap goes to sessions in the order in which they ended, so a change to one may
// move what later ones earned; every move is a row.
import { and, asc, eq, inArray, isNull, sum } from 'drizzle-orm';
import { xpLogs } from '../db/schema/progress.ts';
import { studySegments, studySessions } from '../db/schema/study.ts';
import { dayCap, studyAward } from './award.ts';
import { type Earning, earnOrCorrect, type Tx } from './ledger.ts';
import { focusKinds } from './study-days.ts';

/** Brings what these days earned in line with what is stored; returns the change. */
export function bookStudyXp(tx: Tx, now: number, userId: string, days: readonly string[]): number {
  return days.reduce((delta, day) => delta + bookDay(tx, now, userId, day), 0);
}

function bookDay(tx: Tx, now: number, userId: string, localDay: string): number {
  const earning = (referenceId: string): Earning => ({ userId, sourceType: 'study', referenceId, localDay });
  const parts = finishedParts(tx, userId, localDay);
  const counting = new Set(parts.map(({ sessionId }) => sessionId));
  const gone = paidOn(tx, userId, localDay).filter((sessionId) => !counting.has(sessionId));
  let delta = 0;
  for (const sessionId of gone) delta += earnOrCorrect(tx, now, earning(sessionId), nothing, {});
  let room: number = dayCap.study;
  for (const { sessionId, activeMs, durationSeconds } of parts) {
    const basis = { activeMs, sessionMs: durationSeconds * 1000, room };
    const awarded = studyAward(basis);
    room -= awarded.amount;
    delta += earnOrCorrect(tx, now, earning(sessionId), awarded, basis);
  }
  for (const sessionId of [...counting, ...gone]) noteAwarded(tx, userId, sessionId);
  return delta;
}

const nothing = { amount: 0, capped: 0, lines: [] };

function finishedParts(tx: Tx, userId: string, localDay: string) {
  return tx
    .select({
      sessionId: studySessions.id,
      durationSeconds: studySessions.durationSeconds,
      activeMs: sum(studySegments.activeMs).mapWith(Number),
    })
    .from(studySegments)
    .innerJoin(studySessions, eq(studySessions.id, studySegments.sessionId))
    .where(
      and(
        eq(studySegments.userId, userId),
        eq(studySegments.localDay, localDay),
        inArray(studySessions.kind, focusKinds),
        eq(studySessions.state, 'finished'),
        isNull(studySessions.deletedAt),
      ),
    )
    .groupBy(studySessions.id)
    .orderBy(asc(studySessions.endedAt), asc(studySessions.id))
    .all();
}

function paidOn(tx: Tx, userId: string, localDay: string): string[] {
  // By the day alone, which has an index of its own; the few rows of other sources are left out here.
  const rows = tx
    .select({ sourceType: xpLogs.sourceType, referenceId: xpLogs.referenceId })
    .from(xpLogs)
    .where(and(eq(xpLogs.userId, userId), eq(xpLogs.localDay, localDay)))
    .all();
  const studied = rows.filter(({ sourceType }) => sourceType === 'study');
  return [...new Set(studied.map(({ referenceId }) => referenceId))];
}

/** What a session has earned on all its days, kept with it for showing. */
function noteAwarded(tx: Tx, userId: string, sessionId: string): void {
  const own = and(
    eq(xpLogs.userId, userId),
    eq(xpLogs.sourceType, 'study'),
    eq(xpLogs.referenceId, sessionId),
  );
  const row = tx
    .select({ xp: sum(xpLogs.xpAmount).mapWith(Number) })
    .from(xpLogs)
    .where(own)
    .get();
  tx.update(studySessions)
    .set({ xpAwarded: row?.xp ?? 0 })
    .where(eq(studySessions.id, sessionId))
    .run();
}
