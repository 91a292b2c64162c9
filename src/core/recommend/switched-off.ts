// Kinds of suggestions a student does not want: one row among the preferences, since no other slice needs it.
import { and, eq } from 'drizzle-orm';
import type { RecommendationType } from '#contract/recommend.ts';
import { settings } from '../db/schema/people.ts';
import type { Tx } from '../progress/ledger.ts';

const key = 'recommendationsOff';

export function readOff(tx: Tx, userId: string): RecommendationType[] {
  const row = tx
    .select({ value: settings.value })
    .from(settings)
    .where(and(eq(settings.userId, userId), eq(settings.key, key)))
    .get();
  return (row?.value as RecommendationType[] | undefined) ?? [];
}

export function switchOff(
  tx: Tx,
  now: number,
  userId: string,
  { type, off }: { type: RecommendationType; off: boolean },
): RecommendationType[] {
  const others = readOff(tx, userId).filter((one) => one !== type);
  const value = off ? [...others, type] : others;
  const row = { userId, key, value, updatedAt: now };
  tx.insert(settings)
    .values(row)
    .onConflictDoUpdate({ target: [settings.userId, settings.key], set: row })
    .run();
  return value;
}
