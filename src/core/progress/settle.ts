// What an act leaves behind besides itself: the XP of the days it touched, those days in the ledger, the streak, and
// achievements. Called inside the act's own transaction, after its rows are written, so that all of it holds or none.
import type { Fact } from '#contract/system.ts';
import { userStreaks } from '../db/schema/study.ts';
import type { Clock } from '../ports.ts';
import { unlockAchievements } from './achievements.ts';
import type { CountersAbove } from './counters.ts';
import { type Tx, today, totalXp } from './ledger.ts';
import { type StreakHistory, streak } from './streak.ts';
import { creditedDays, pausesOf, rewriteDays } from './study-days.ts';
import { bookStudyXp } from './study-xp.ts';

/**
 * Brings study XP, study_days, user_streaks and achievements in line with what is stored for these study days. Doing it
 * again changes nothing. `xpDelta` is what the act itself has booked already: one act tells of one change. Returns what to
 * publish once the transaction is committed.
 */
export function settleDays(
  tx: Tx,
  clock: Clock,
  userId: string,
  days: readonly string[],
  xpDelta = 0,
  above: CountersAbove = {},
): Fact[] {
  const delta = xpDelta + bookStudyXp(tx, clock.now(), userId, days);
  rewriteDays(tx, userId, days);
  settleStreak(tx, clock, userId);
  const unlocked = unlockAchievements(tx, clock, userId, above);
  return [
    ...(days.length > 0 ? [{ type: 'study.changed' } as const] : []),
    ...(delta === 0 ? [] : [{ type: 'xp.changed', total: totalXp(tx, userId), delta } as const]),
    ...unlocked.map((code) => ({ type: 'achievement.unlocked', code }) as const),
  ];
}

/** The streak as the ledger has it at this moment, stored for whoever reads it there. */
export function settleStreak(tx: Tx, clock: Clock, userId: string): StreakHistory {
  const now = clock.now();
  const day = today(tx, clock, userId);
  const credited = creditedDays(tx, userId, day);
  const moment = { creditedAt: now, tz: clock.timeZone() };
  const result = streak(credited, day, pausesOf(tx, userId), { now: moment });
  const row = {
    currentStreak: result.current,
    longestStreak: result.longest,
    lastStudyDate: credited.at(-1)?.localDay ?? null,
    freezes: result.freezes,
    updatedAt: now,
  };
  tx.insert(userStreaks)
    .values({ userId, ...row })
    .onConflictDoUpdate({ target: userStreaks.userId, set: row })
    .run();
  return result;
}
