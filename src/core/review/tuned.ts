// What tuning left behind: the weights in use, those they took the place of, and how the last attempt went. One row among
// the preferences; the weights replaced stay in it, since they cannot be trained again once more answers have come.
import { and, eq } from 'drizzle-orm';
import type { Tuning } from '#contract/review.ts';
import { settings } from '../db/schema/people.ts';
import type { Tx } from '../progress/ledger.ts';

const key = 'reviewWeights';

export type Attempt = Omit<NonNullable<Tuning['last']>, 'tunedAt'>;
export type Weights = readonly number[];

interface Tuned {
  /** null: the published ones. */
  weights: Weights | null;
  previous: Weights | null;
  last: Tuning['last'];
}

export function readTuned(tx: Tx, userId: string): Tuned {
  const row = tx
    .select({ value: settings.value })
    .from(settings)
    .where(and(eq(settings.userId, userId), eq(settings.key, key)))
    .get();
  return { weights: null, previous: null, last: null, ...(row?.value as Partial<Tuned> | undefined) };
}

/** `weights` is null when the attempt was not adopted: those in use stay. */
export function writeTuned(
  tx: Tx,
  now: number,
  userId: string,
  attempt: Attempt,
  weights: Weights | null,
): void {
  const { weights: used, previous } = readTuned(tx, userId);
  const kept = weights ? { weights, previous: used } : { weights: used, previous };
  write(tx, now, userId, { ...kept, last: { ...attempt, tunedAt: now } });
}

export function dropTuned(tx: Tx, now: number, userId: string): void {
  const { weights } = readTuned(tx, userId);
  if (weights) write(tx, now, userId, { weights: null, previous: weights, last: null });
}

function write(tx: Tx, now: number, userId: string, tuned: Tuned): void {
  const row = { userId, key, value: tuned, updatedAt: now };
  tx.insert(settings)
    .values(row)
    .onConflictDoUpdate({ target: [settings.userId, settings.key], set: row })
    .run();
}
