// Stretches of study as rows: split where the study day changes, never over another one, and cut when time is taken out.
import { and, eq, gt, inArray, isNull, lt, lte, ne, sql, sum } from 'drizzle-orm';
import { studySegments, studySessions } from '../db/schema/study.ts';
import { splitByDay } from '../progress/days.ts';
import type { Tx } from '../progress/ledger.ts';
import { readSettings } from '../settings/read.ts';

export interface Stretch {
  userId: string;
  sessionId: string;
  startedAt: number;
  activeMs: number;
  timeZone: string;
  clockSuspect: boolean;
}

/** A clock that was put right by less than this is no trouble: what comes next is labelled as following on. */
export const tolerableMs = 2 * 60_000;

/**
 * Stores a stretch in place of the segments it was stored as before. Where its label falls on another one, a clock was
 * set: the length still holds, so it is stored as suspect.
 */
export function storeStretch(
  tx: Tx,
  stretch: Stretch,
  before: string[] = [],
): { segmentIds: string[]; clockSuspect: boolean } {
  const { userId, sessionId, startedAt, timeZone } = stretch;
  if (before.length > 0) tx.delete(studySegments).where(inArray(studySegments.id, before)).run();
  if (stretch.activeMs <= 0) return { segmentIds: [], clockSuspect: stretch.clockSuspect };
  const clockSuspect =
    stretch.clockSuspect || inTheWay(tx, userId, startedAt, startedAt + stretch.activeMs) !== undefined;
  const { dayStartHour } = readSettings(tx, userId);
  const segmentIds = splitByDay(startedAt, stretch.activeMs, timeZone, dayStartHour).map(
    (part) =>
      tx
        .insert(studySegments)
        .values({ ...part, userId, sessionId, endedAt: part.startedAt + part.activeMs, clockSuspect })
        .returning({ id: studySegments.id })
        .get().id,
  );
  return { segmentIds, clockSuspect };
}

/** A session that has trusted time between these instants. */
export function inTheWay(tx: Tx, userId: string, from: number, to: number, except?: string) {
  return tx
    .select({ startedAt: studySessions.startedAt, durationSeconds: studySessions.durationSeconds })
    .from(studySegments)
    .innerJoin(studySessions, eq(studySessions.id, studySegments.sessionId))
    .where(
      and(
        eq(studySegments.userId, userId),
        eq(studySegments.clockSuspect, false),
        isNull(studySessions.deletedAt),
        lt(studySegments.startedAt, to),
        gt(studySegments.endedAt, from),
        except === undefined ? undefined : ne(studySegments.sessionId, except),
      ),
    )
    .get();
}

/** Now, or the end of what was just recorded if the wall clock says that this is still to come. */
export function labelFor(tx: Tx, userId: string, now: number): number {
  const last = tx
    .select({ end: sql<number | null>`max(${studySegments.endedAt})` })
    .from(studySegments)
    .innerJoin(studySessions, eq(studySessions.id, studySegments.sessionId))
    .where(
      and(
        eq(studySegments.userId, userId),
        eq(studySegments.clockSuspect, false),
        isNull(studySessions.deletedAt),
        lt(studySegments.startedAt, now),
        gt(studySegments.endedAt, now),
        lte(studySegments.endedAt, now + tolerableMs),
      ),
    )
    .get();
  return last?.end ?? now;
}

/** Takes what lies in these `ms` out of a session. */
export function cut(tx: Tx, sessionId: string, from: number, ms: number): void {
  const to = from + ms;
  const rows = tx
    .select()
    .from(studySegments)
    .where(
      and(
        eq(studySegments.sessionId, sessionId),
        lt(studySegments.startedAt, to),
        gt(studySegments.endedAt, from),
      ),
    )
    // Latest written first, and no more than `ms`: with a clock set back, an earlier stretch may bear the same label.
    .orderBy(sql`${studySegments}.rowid desc`)
    .all();
  let left = ms;
  for (const { id, ...row } of rows) {
    const start = Math.max(row.startedAt, from);
    const end = Math.min(row.endedAt, to, start + left);
    if (end <= start) continue;
    left -= end - start;
    tx.delete(studySegments).where(eq(studySegments.id, id)).run();
    for (const [startedAt, endedAt] of [
      [row.startedAt, start],
      [end, row.endedAt],
    ] as const)
      if (endedAt > startedAt)
        tx.insert(studySegments)
          .values({ ...row, startedAt, endedAt, activeMs: endedAt - startedAt })
          .run();
  }
}

/** What a session's segments come to; `end` is null without any. */
export function totalOf(tx: Tx, sessionId: string): { ms: number; end: number | null } {
  const row = tx
    .select({
      ms: sum(studySegments.activeMs).mapWith(Number),
      end: sql<number | null>`max(${studySegments.endedAt})`,
    })
    .from(studySegments)
    .where(eq(studySegments.sessionId, sessionId))
    .get();
  return { ms: row?.ms ?? 0, end: row?.end ?? null };
}

/** Study days a session has time on. */
export function daysOf(tx: Tx, sessionId: string): string[] {
  return tx
    .select({ day: studySegments.localDay })
    .from(studySegments)
    .where(eq(studySegments.sessionId, sessionId))
    .groupBy(studySegments.localDay)
    .orderBy(studySegments.localDay)
    .all()
    .map(({ day }) => day);
}

/** From now on this session's labels are in doubt; what is stored already, apart from `segmentIds`, is not. */
export function markSuspect(tx: Tx, sessionId: string, segmentIds: string[]): void {
  tx.update(studySessions).set({ clockSuspect: true }).where(eq(studySessions.id, sessionId)).run();
  if (segmentIds.length > 0)
    tx.update(studySegments).set({ clockSuspect: true }).where(inArray(studySegments.id, segmentIds)).run();
}
