// A session becomes part of the past: its length and end are read off its segments, and the days it touched are settled
// in the same transaction. Whatever changes a session's time later books it again.
import { eq } from 'drizzle-orm';
import type { Fact } from '#contract/system.ts';
import { studySessions } from '../db/schema/study.ts';
import { fault } from '../faults.ts';
import type { Clock } from '../ports.ts';
import type { Tx } from '../progress/ledger.ts';
import { settleDays } from '../progress/settle.ts';
import { isFocus } from './live.ts';
import { daysOf, totalOf } from './segments.ts';

export interface Booked {
  facts: Fact[];
  xp: number;
  seconds: number;
}

/** `formerDays`: days it had time on before this change. A break's length is the one stored while it ran. */
export function book(tx: Tx, clock: Clock, sessionId: string, formerDays: string[] = []): Booked {
  const row = tx.select().from(studySessions).where(eq(studySessions.id, sessionId)).get();
  if (!row) throw fault('NOT_FOUND');
  const focus = isFocus(row.kind);
  const { ms, end } = focus ? totalOf(tx, sessionId) : { ms: row.durationSeconds * 1000, end: null };
  const complete = row.plannedSeconds !== null && ms >= row.plannedSeconds * 1000;
  tx.update(studySessions)
    .set({
      state: 'finished',
      pausedBy: null,
      complete,
      durationSeconds: Math.floor(ms / 1000),
      // A clock set back in between may have put every stretch before the start.
      endedAt: Math.max(row.startedAt, end ?? row.startedAt + ms),
      updatedAt: clock.now(),
    })
    .where(eq(studySessions.id, sessionId))
    .run();
  const days = [...new Set([...formerDays, ...(focus ? daysOf(tx, sessionId) : [])])];
  const facts = settleDays(tx, clock, row.userId, days);
  const booked = tx
    .select({ xp: studySessions.xpAwarded })
    .from(studySessions)
    .where(eq(studySessions.id, sessionId))
    .get();
  return { facts, xp: booked?.xp ?? 0, seconds: Math.floor(ms / 1000) };
}
