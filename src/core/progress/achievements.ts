// Achievements, unlocked once and for good: what is taken out later locks nothing again, and no XP comes with them. A new
// definition looks at the past as well, because every start evaluates all of them.
import { eq } from 'drizzle-orm';
import type { Achievement } from '#contract/progress.ts';
import { achievements, userAchievements } from '../db/schema/progress.ts';
import type { Clock } from '../ports.ts';
import { definitions } from './achievement-list.ts';
import { type Counted, type CountersAbove, counters } from './counters.ts';
import { type Tx, today } from './ledger.ts';

/** Brings the table of definitions in line with the list. */
export function writeDefinitions(tx: Tx): void {
  for (const [position, definition] of definitions.entries()) {
    const row = { ...definition, position };
    tx.insert(achievements).values(row).onConflictDoUpdate({ target: achievements.code, set: row }).run();
  }
}

/** Unlocks what has been reached; returns the codes of what was locked before. */
export function unlockAchievements(
  tx: Tx,
  clock: Clock,
  userId: string,
  above: CountersAbove = {},
): string[] {
  const unlocked = unlockedBy(tx, userId);
  const countOf = createCount(tx, userId, today(tx, clock, userId), above);
  return definitions
    .filter(({ code }) => !unlocked.has(code))
    .filter(({ criteriaType, criteriaValue }) => countOf(criteriaType) >= criteriaValue)
    .map(({ code }) => {
      const { id } = tx
        .select({ id: achievements.id })
        .from(achievements)
        .where(eq(achievements.code, code))
        .get() ?? { id: null };
      if (id === null) throw new Error(`the achievement ${code} was never written`);
      tx.insert(userAchievements).values({ userId, achievementId: id, unlockedAt: clock.now() }).run();
      return code;
    });
}

export function listAchievements(
  tx: Tx,
  clock: Clock,
  userId: string,
  above: CountersAbove = {},
): Achievement[] {
  const unlocked = unlockedBy(tx, userId);
  const countOf = createCount(tx, userId, today(tx, clock, userId), above);
  return definitions.map(({ code, criteriaType, criteriaValue, tier }) => {
    const unlockedAt = unlocked.get(code) ?? null;
    // What was reached stays reached, even when a reported question makes the count fall behind.
    const value = unlockedAt === null ? Math.min(countOf(criteriaType), criteriaValue) : criteriaValue;
    return { code, criteriaType, criteriaValue, tier, value, unlockedAt };
  });
}

function unlockedBy(tx: Tx, userId: string): Map<string, number> {
  const rows = tx
    .select({ code: achievements.code, unlockedAt: userAchievements.unlockedAt })
    .from(userAchievements)
    .innerJoin(achievements, eq(achievements.id, userAchievements.achievementId))
    .where(eq(userAchievements.userId, userId))
    .all();
  return new Map(rows.map(({ code, unlockedAt }) => [code, unlockedAt]));
}

/** Counts each measure at most once. */
function createCount(
  tx: Tx,
  userId: string,
  day: string,
  above: CountersAbove,
): (criteria: Counted) => number {
  const all = { ...above, ...counters };
  const known = new Map<Counted, number>();
  return (criteria) => {
    const count = known.get(criteria) ?? all[criteria]?.(tx, userId, day) ?? 0;
    known.set(criteria, count);
    return count;
  };
}
