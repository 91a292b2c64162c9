// Sessions of the past.
import { and, desc, eq, gte, inArray, isNull, lt, lte } from 'drizzle-orm';
import type { StudySession } from '#contract/timer.ts';
import { studySessions } from '../db/schema/study.ts';
import { fault } from '../faults.ts';
import type { Tx } from '../progress/ledger.ts';
import { nameTarget } from './targets.ts';

export type SessionRow = typeof studySessions.$inferSelect;

export interface SessionFilter {
  from?: string | undefined;
  to?: string | undefined;
  subjectId?: string | undefined;
  before?: number | undefined;
  limit: number;
}

const studied = and(eq(studySessions.state, 'finished'), inArray(studySessions.kind, ['focus', 'count_up']));

/** Newest first. */
export function listSessions(tx: Tx, userId: string, filter: SessionFilter): StudySession[] {
  const { from, to, subjectId, before, limit } = filter;
  const wanted = and(
    studied,
    eq(studySessions.userId, userId),
    isNull(studySessions.deletedAt),
    from === undefined ? undefined : gte(studySessions.localDay, from),
    to === undefined ? undefined : lte(studySessions.localDay, to),
    subjectId === undefined ? undefined : eq(studySessions.subjectId, subjectId),
    before === undefined ? undefined : lt(studySessions.startedAt, before),
  );
  return tx
    .select()
    .from(studySessions)
    .where(wanted)
    .orderBy(desc(studySessions.startedAt), desc(studySessions.id))
    .limit(limit)
    .all()
    .map((row) => toSession(tx, row));
}

/** NOT_FOUND when it is another profile's, a break, not finished, or (unless `removed`) taken out. */
export function ownSession(tx: Tx, userId: string, sessionId: string, removed = false): SessionRow {
  const own = and(studied, eq(studySessions.id, sessionId), eq(studySessions.userId, userId));
  const row = tx.select().from(studySessions).where(own).get();
  if (!row || (!removed && row.deletedAt !== null)) throw fault('NOT_FOUND');
  return row;
}

export function toSession(tx: Tx, row: SessionRow): StudySession {
  const { id, kind, startedAt, durationSeconds, localDay, tz, xpAwarded, note, clockSuspect } = row;
  return {
    id,
    kind,
    target: nameTarget(tx, row),
    startedAt,
    endedAt: row.endedAt ?? startedAt,
    durationSeconds,
    localDay,
    tz,
    xp: xpAwarded,
    note,
    clockSuspect,
  };
}
