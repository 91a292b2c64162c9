// Timers that an end of the program cut off. A focus waits for the student's word; a break that nobody sees any more is
// simply over.
import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Recovered } from '#contract/timer.ts';
import type { Drizzle } from '../db/open.ts';
import { studySessions } from '../db/schema/study.ts';
import type { Clock } from '../ports.ts';
import type { Tx } from '../progress/ledger.ts';
import { settleDays } from '../progress/settle.ts';
import { daysOf, totalOf } from './segments.ts';
import { nameTarget } from './targets.ts';

/** At a start: what runs has lost its process, and removed sessions go for good. */
export function tidySessions(db: Drizzle, clock: Clock): void {
  const left = inArray(studySessions.state, ['running', 'paused']);
  const isBreak = inArray(studySessions.kind, ['break', 'long_break']);
  db.transaction((tx) => {
    tx.update(studySessions)
      .set({
        state: 'finished',
        pausedBy: null,
        endedAt: sql`${studySessions.startedAt} + 1000 * ${studySessions.durationSeconds}`,
      })
      .where(and(left, isBreak))
      .run();
    const cutOff = tx
      .update(studySessions)
      .set({ state: 'interrupted', pausedBy: null })
      .where(left)
      .returning({ id: studySessions.id, userId: studySessions.userId })
      .all();
    // While it ran it may have counted for a day that was settled; now it counts once the student keeps it.
    for (const { id, userId } of cutOff) settleDays(tx, clock, userId, daysOf(tx, id));
    tx.delete(studySessions).where(isNotNull(studySessions.deletedAt)).run();
  });
}

/** Latest first; there is more than one only if the program ended again before an answer. */
export function interrupted(tx: Tx, userId: string) {
  return tx
    .select()
    .from(studySessions)
    .where(and(eq(studySessions.userId, userId), eq(studySessions.state, 'interrupted')))
    .orderBy(desc(studySessions.startedAt), desc(studySessions.id))
    .all();
}

export function recoveredOf(tx: Tx, userId: string): Recovered | null {
  const [row] = interrupted(tx, userId);
  if (!row) return null;
  const { id: sessionId, kind, startedAt, plannedSeconds } = row;
  return {
    sessionId,
    kind,
    target: nameTarget(tx, row),
    startedAt,
    activeMs: totalOf(tx, sessionId).ms,
    plannedMs: plannedSeconds === null ? null : plannedSeconds * 1000,
  };
}
