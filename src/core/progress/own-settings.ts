// What progress remembers about a profile between starts, as rows among its preferences that no screen shows.
import { and, eq } from 'drizzle-orm';
import { settings } from '../db/schema/people.ts';
import type { Tx } from './ledger.ts';

interface Remembered {
  /** The newest day of each kind of news that was read. */
  streakNewsSeen: { covered?: string; ended?: string };
  /** The last study day that was reminded of. */
  remindedOf: string;
}

export function recall<K extends keyof Remembered>(tx: Tx, userId: string, key: K): Remembered[K] | null {
  const row = tx
    .select({ value: settings.value })
    .from(settings)
    .where(and(eq(settings.userId, userId), eq(settings.key, key)))
    .get();
  return row ? (row.value as Remembered[K]) : null;
}

export function remember<K extends keyof Remembered>(
  tx: Tx,
  now: number,
  userId: string,
  key: K,
  value: Remembered[K],
): void {
  const row = { userId, key, value, updatedAt: now };
  tx.insert(settings)
    .values(row)
    .onConflictDoUpdate({ target: [settings.userId, settings.key], set: row })
    .run();
}
