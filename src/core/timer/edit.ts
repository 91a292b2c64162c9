// Changing, taking out and putting back a session of the past. Its segments give way to one stretch, split by day in the
// zone the session was recorded in; days, streak and XP follow in the same transaction.
import { eq, inArray } from 'drizzle-orm';
import type { Fact } from '#contract/system.ts';
import { maxSessionMinutes, type StudySession, type TimerTarget } from '#contract/timer.ts';
import { studyDays, studySegments, studySessions } from '../db/schema/study.ts';
import { fault } from '../faults.ts';
import type { Clock } from '../ports.ts';
import { localDay, utcOffsetMinutes } from '../progress/days.ts';
import { summary, type Tx } from '../progress/ledger.ts';
import { settleDays } from '../progress/settle.ts';
import { readSettings } from '../settings/read.ts';
import { book } from './booking.ts';
import { ownSession, type SessionRow, toSession } from './list.ts';
import { daysOf, inTheWay, storeStretch, totalOf } from './segments.ts';
import { resolveTarget } from './targets.ts';

export interface Edit {
  startedAt?: number | undefined;
  minutes?: number | undefined;
  target?: { [K in keyof TimerTarget]?: TimerTarget[K] | undefined } | undefined;
  note?: string | undefined;
}

export function editSession(
  tx: Tx,
  clock: Clock,
  userId: string,
  sessionId: string,
  { startedAt, minutes, target, note }: Edit,
): { session: StudySession; facts: Fact[] } {
  const row = ownSession(tx, userId, sessionId);
  const days = daysOf(tx, sessionId);
  const words = {
    ...(target === undefined ? {} : resolveTarget(tx, userId, target)),
    ...(note === undefined ? {} : { note }),
    updatedAt: clock.now(),
  };
  tx.update(studySessions).set(words).where(eq(studySessions.id, sessionId)).run();
  if (startedAt !== undefined || minutes !== undefined)
    moveTo(tx, clock, row, startedAt ?? row.startedAt, lengthOf(tx, row, minutes));
  const { facts } = book(tx, clock, sessionId, days);
  return { session: toSession(tx, ownSession(tx, userId, sessionId)), facts };
}

/** What was lost is looked up, not reckoned: without it, the day's cap may pay for another session. */
export function removeSession(tx: Tx, clock: Clock, userId: string, sessionId: string) {
  ownSession(tx, userId, sessionId);
  const days = daysOf(tx, sessionId);
  const xpBefore = summary(tx, clock, userId).total;
  const creditedBefore = creditedOf(tx, userId, days);
  const facts = setRemoved(tx, clock, userId, sessionId, clock.now());
  const credited = creditedOf(tx, userId, days);
  const lost = {
    xp: Math.max(0, xpBefore - summary(tx, clock, userId).total),
    uncreditedDay: creditedBefore.find((day) => !credited.includes(day)) ?? null,
  };
  return { lost, facts };
}

export function restoreSession(
  tx: Tx,
  clock: Clock,
  userId: string,
  sessionId: string,
): { session: StudySession; facts: Fact[] } {
  ownSession(tx, userId, sessionId, true);
  for (const { startedAt, endedAt } of trusted(tx, sessionId))
    refuseOverlap(tx, userId, sessionId, startedAt, endedAt);
  const facts = setRemoved(tx, clock, userId, sessionId, null);
  return { session: toSession(tx, ownSession(tx, userId, sessionId)), facts };
}

/** Without minutes the exact length stays. */
function lengthOf(tx: Tx, { id }: SessionRow, minutes: number | undefined): number {
  if (minutes === undefined) return totalOf(tx, id).ms;
  if (!Number.isFinite(minutes) || minutes < 1) throw fault('BAD_REQUEST', { reason: 'too_short' });
  if (minutes > maxSessionMinutes) throw fault('BAD_REQUEST', { reason: 'too_long', max: maxSessionMinutes });
  return Math.round(minutes * 60_000);
}

function moveTo(tx: Tx, clock: Clock, row: SessionRow, startedAt: number, activeMs: number): void {
  const { id: sessionId, userId, tz, clockSuspect } = row;
  if (startedAt + activeMs > clock.now()) throw fault('BAD_REQUEST', { reason: 'future' });
  refuseOverlap(tx, userId, sessionId, startedAt, startedAt + activeMs);
  tx.delete(studySegments).where(eq(studySegments.sessionId, sessionId)).run();
  storeStretch(tx, { userId, sessionId, startedAt, activeMs, timeZone: tz, clockSuspect });
  tx.update(studySessions)
    .set({
      startedAt,
      utcOffsetMinutes: utcOffsetMinutes(startedAt, tz),
      localDay: localDay(startedAt, tz, readSettings(tx, userId).dayStartHour),
    })
    .where(eq(studySessions.id, sessionId))
    .run();
}

function refuseOverlap(tx: Tx, userId: string, sessionId: string, from: number, to: number): void {
  const other = inTheWay(tx, userId, from, to, sessionId);
  if (!other) return;
  const minutes = Math.round(other.durationSeconds / 60);
  throw fault('CONFLICT', { reason: 'overlap', startedAt: other.startedAt, minutes });
}

function setRemoved(
  tx: Tx,
  clock: Clock,
  userId: string,
  sessionId: string,
  deletedAt: number | null,
): Fact[] {
  tx.update(studySessions)
    .set({ deletedAt, updatedAt: clock.now() })
    .where(eq(studySessions.id, sessionId))
    .run();
  return settleDays(tx, clock, userId, daysOf(tx, sessionId));
}

function trusted(tx: Tx, sessionId: string) {
  return tx
    .select()
    .from(studySegments)
    .where(eq(studySegments.sessionId, sessionId))
    .all()
    .filter((segment) => !segment.clockSuspect);
}

function creditedOf(tx: Tx, userId: string, days: string[]): string[] {
  return tx
    .select()
    .from(studyDays)
    .where(inArray(studyDays.localDay, days))
    .all()
    .filter((day) => day.userId === userId && day.creditedBy !== null)
    .map((day) => day.localDay);
}
