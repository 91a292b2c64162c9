// What the day and its streak are called. Keys of messages only, so that the choice can be tested without a language.
import type { DayState, Streak, TodayStatus } from '#contract/progress.ts';
import { daysBetween } from '../../lib/days.ts';

export type PartOfDay = 'morning' | 'afternoon' | 'evening' | 'night';

/** By the clock on the wall, 0 to 23. */
export function partOfDay(hour: number): PartOfDay {
  if (hour < 5) return 'night';
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}

export type StateWords =
  | 'done'
  | 'open'
  /** Never studied yet, or the streak has ended: nothing is owed. */
  | 'first'
  | 'frozen'
  | 'paused';

/** The one sentence beside the flame. */
export function stateWords({ streak, strip }: Pick<TodayStatus, 'streak' | 'strip'>): StateWords {
  if (streak.state === 'done') return 'done';
  if (strip.at(-1)?.state === 'paused') return 'paused';
  if (streak.state === 'frozen') return 'frozen';
  return streak.current > 0 ? 'open' : 'first';
}

/** What would make today count, in what is still missing of it; null once nothing is. */
export function missingOf({
  missing,
}: Pick<TodayStatus, 'missing'>): { minutes: number; answers: number } | null {
  const minutes = Math.ceil(missing.studySeconds / 60);
  return minutes === 0 && missing.quizAnswers === 0 ? null : { minutes, answers: missing.quizAnswers };
}

/** How many days right before today freezes cover. */
export function coveredDays(strip: TodayStatus['strip']): number {
  const before = strip.slice(0, -1).reverse();
  const end = before.findIndex(({ state }) => state !== 'frozen');
  return end < 0 ? before.length : end;
}

/** Whether the flame burns: today counts already. */
export function isLit({ state }: Pick<Streak, 'state'>): boolean {
  return state === 'done';
}

/** Order of the key beside the strip. */
export const dayStates: readonly DayState[] = [
  'credited',
  'open',
  'frozen',
  'bridged',
  'paused',
  'missed',
  'before',
];

/** Part of the goal that is done, 0 to 1. */
export function shareOf(activeSeconds: number, goalMinutes: number): number {
  return Math.min(1, activeSeconds / 60 / Math.max(1, goalMinutes));
}

/** Whole minutes, as they are shown everywhere: a minute counts once it is over. */
export function minutesOf(activeSeconds: number): number {
  return Math.floor(activeSeconds / 60);
}

/** Days; the core refuses more. */
export const longestHoliday = 14;

/** Whether a holiday may run from one day to another, today being `today`. */
export function fitsHoliday(today: string, from: string, to: string): boolean {
  if (!from || !to || from < today || to < from) return false;
  return daysBetween(from, to).length <= longestHoliday;
}
