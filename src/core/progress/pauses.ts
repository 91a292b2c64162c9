// Holidays. Planned ahead and no longer than two weeks, so that a streak stays something one did; days that have passed
// in one stay in it.
import { and, eq, gte, lt } from 'drizzle-orm';
import { pauseMaxDays } from '#contract/progress.ts';
import { streakPauses } from '../db/schema/study.ts';
import { fault } from '../faults.ts';
import { addDays, daysBetween } from './days.ts';
import type { Tx } from './ledger.ts';
import type { Pause } from './streak.ts';

/** Takes the place of one that is planned or under way. BAD_REQUEST when it is too long, or over before it begins. */
export function startPause(tx: Tx, now: number, userId: string, today: string, { from, to }: Pause): void {
  if (from < today || to < from) throw fault('BAD_REQUEST', { reason: 'over' });
  if (daysBetween(from, to) + 1 > pauseMaxDays)
    throw fault('BAD_REQUEST', { reason: 'too_long', max: pauseMaxDays });
  endPause(tx, userId, today);
  tx.insert(streakPauses).values({ userId, fromDay: from, toDay: to, createdAt: now }).run();
}

/** Without one, nothing changes. */
export function endPause(tx: Tx, userId: string, today: string): void {
  const own = eq(streakPauses.userId, userId);
  tx.delete(streakPauses)
    .where(and(own, gte(streakPauses.fromDay, today)))
    .run();
  tx.update(streakPauses)
    .set({ toDay: addDays(today, -1) })
    .where(and(own, lt(streakPauses.fromDay, today), gte(streakPauses.toDay, today)))
    .run();
}
