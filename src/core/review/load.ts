// How much of what is due is asked today: never more than the limit, the least certain first, and after time off what
// has gathered is spread over as many days as it lasted, at most two weeks.
import { daysBetween } from '../progress/days.ts';

export const mostSpreadDays = 14;

export interface TimeOff {
  from: string;
  to: string;
}

export interface Backlog {
  /** The last day off: what was due by its end has gathered. */
  to: string;
  /** Days it may still be spread over, this one included. */
  daysLeft: number;
}

export function isOff(timeOff: TimeOff | null, day: string): boolean {
  return timeOff !== null && timeOff.from <= day && day <= timeOff.to;
}

/** Null when there was no time off, or it is long enough ago. */
export function backlogOn(timeOff: TimeOff | null, day: string): Backlog | null {
  if (!timeOff || day <= timeOff.to) return null;
  const spread = Math.min(mostSpreadDays, daysBetween(timeOff.from, timeOff.to) + 1);
  const daysLeft = spread - (daysBetween(timeOff.to, day) - 1);
  return daysLeft > 0 ? { to: timeOff.to, daysLeft } : null;
}

/** `due` in the order to ask; `gathered` tells which of it come from time off, `gatheredDone` how many were done today. */
export function todaysShare<T>(
  due: readonly T[],
  room: number,
  spread: { daysLeft: number; gathered(card: T): boolean; gatheredDone: number } | null,
): T[] {
  let share = Number.POSITIVE_INFINITY;
  if (spread) {
    const all = due.filter(spread.gathered).length + spread.gatheredDone;
    share = Math.ceil(all / spread.daysLeft) - spread.gatheredDone;
  }
  return due
    .filter((card) => {
      if (!spread?.gathered(card)) return true;
      share -= 1;
      return share >= 0;
    })
    .slice(0, Math.max(0, room));
}
