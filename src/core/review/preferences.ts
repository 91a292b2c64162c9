// How a student wants to be asked: recall, limits, time off. One row among the preferences, since no other slice needs it.
import { and, eq } from 'drizzle-orm';
import type { ReviewSettings } from '#contract/review.ts';
import { settings } from '../db/schema/people.ts';
import { fault } from '../faults.ts';
import { addDays, daysBetween } from '../progress/days.ts';
import type { Tx } from '../progress/ledger.ts';

const key = 'review';
export const maxTimeOffDays = 60;

const defaults: ReviewSettings = { retention: 0.9, newPerDay: 15, reviewsPerDay: 100, timeOff: null };

type TimeOff = NonNullable<ReviewSettings['timeOff']>;
/** What is left out stays as it is. */
export type Wishes = { [K in keyof ReviewSettings]?: ReviewSettings[K] | undefined };

export function readPreferences(tx: Tx, userId: string): ReviewSettings {
  const row = tx
    .select({ value: settings.value })
    .from(settings)
    .where(and(eq(settings.userId, userId), eq(settings.key, key)))
    .get();
  return { ...defaults, ...(row?.value as Partial<ReviewSettings> | undefined) };
}

/** BAD_REQUEST when the time off is over before it begins or before today, or longer than anybody's memory forgives. */
export function writePreferences(
  tx: Tx,
  now: number,
  userId: string,
  today: string,
  wishes: Wishes,
): ReviewSettings {
  const old = readPreferences(tx, userId);
  const value: ReviewSettings = {
    retention: wishes.retention ?? old.retention,
    newPerDay: wishes.newPerDay ?? old.newPerDay,
    reviewsPerDay: wishes.reviewsPerDay ?? old.reviewsPerDay,
    timeOff: wishes.timeOff === undefined ? old.timeOff : timeOffAfter(old.timeOff, wishes.timeOff, today),
  };
  const row = { userId, key, value, updatedAt: now };
  tx.insert(settings)
    .values(row)
    .onConflictDoUpdate({ target: [settings.userId, settings.key], set: row })
    .run();
  return value;
}

function timeOffAfter(old: TimeOff | null, wish: TimeOff | null, today: string): TimeOff | null {
  // Coming back early: the days that passed were days off, and what they held back is spread.
  if (wish === null)
    return old && old.from < today && old.to >= today ? { from: old.from, to: addDays(today, -1) } : null;
  if (old && wish.from === old.from && wish.to === old.to) return old;
  if (wish.to < wish.from || wish.to < today) throw fault('BAD_REQUEST', { reason: 'time_off_over' });
  if (daysBetween(wish.from, wish.to) + 1 > maxTimeOffDays)
    throw fault('BAD_REQUEST', { reason: 'time_off_too_long', max: maxTimeOffDays });
  return wish;
}
