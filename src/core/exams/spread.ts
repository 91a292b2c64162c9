// Spreads work over study days. Pure. What was missed is simply work again, so it goes to all days that are left and is
// never piled on one; what does not fit is named, not squeezed in.
import { addDays, mondayOf } from '../progress/days.ts';

export interface Work {
  topicId: string | null;
  minutes: number;
  /** Study days it would rather come after what stands before it of its topic. */
  waits: number;
}

export interface SpreadOver<W extends Work> {
  /** Study days that take work, in order. */
  days: readonly string[];
  minutesPerDay: number;
  /** Most important first. Within a topic the order is kept. */
  work: readonly W[];
  /** What a day holds already: done, pinned, or there every day. */
  taken: readonly { day: string; minutes: number }[];
}

export interface Spread<W extends Work> {
  placed: { item: W; day: string }[];
  leftOut: W[];
  /** The least a day must take for nothing to be left out. */
  neededMinutesPerDay: number;
}

/** Days from one to another, both included, without the weekdays off (0 is Monday). */
export function studyDays(from: string, to: string, daysOff: readonly number[]): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    if (!daysOff.includes(weekdayOf(day))) days.push(day);
  return days;
}

/** 0 for Monday to 6. */
function weekdayOf(day: string): number {
  return Math.round((Date.parse(day) - Date.parse(mondayOf(day))) / (24 * 60 * 60_000));
}

export function spread<W extends Work>(over: SpreadOver<W>): Spread<W> {
  const needed = neededMinutes(over);
  // No more a day than is needed: an even plan leaves air on every day instead of on the last ones.
  const { placed, leftOut } = fill(over, Math.min(over.minutesPerDay, needed));
  return { placed, leftOut, neededMinutesPerDay: needed };
}

/** Found by trying, because breaks between items cannot be summed. */
function neededMinutes<W extends Work>(over: SpreadOver<W>): number {
  const { work, taken, days } = over;
  const total = work.reduce((sum, { minutes }) => sum + minutes, 0);
  if (days.length === 0) return total;
  const inDays = days.map((day) => minutesOn(taken, day));
  const longest = Math.max(0, ...work.map(({ minutes }) => minutes));
  if (work.length === 0) return Math.max(0, ...inDays);
  let low = longest + Math.min(...inDays);
  let high = total + Math.max(...inDays);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fill(over, middle).leftOut.length === 0) high = middle;
    else low = middle + 1;
  }
  return high;
}

function fill<W extends Work>({ days, work, taken }: SpreadOver<W>, level: number) {
  const room = days.map((day) => ({ day, taken: minutesOn(taken, day), work: 0 }));
  const least = Math.min(...room.map((day) => day.taken));
  const lastOf = new Map<string, number>();
  const placed: { item: W; day: string }[] = [];
  const leftOut: W[] = [];
  for (const item of work) {
    const fits = ({ taken, work }: (typeof room)[number]) =>
      taken + work + item.minutes <= level ||
      // Longer than a whole day: it gets a day of its own.
      (item.minutes + least > level && taken === least && work === 0);
    const previous = item.topicId === null ? undefined : lastOf.get(item.topicId);
    const soonest = previous ?? 0;
    const wished = previous === undefined ? 0 : Math.min(previous + item.waits, room.length - 1);
    const after = room.findIndex((day, index) => index >= wished && fits(day));
    const index =
      after >= 0 ? after : room.findLastIndex((day, at) => at >= soonest && at < wished && fits(day));
    const day = room[index];
    if (!day) {
      leftOut.push(item);
      continue;
    }
    day.work += item.minutes;
    placed.push({ item, day: day.day });
    if (item.topicId !== null) lastOf.set(item.topicId, index);
  }
  return { placed, leftOut };
}

function minutesOn(taken: readonly { day: string; minutes: number }[], day: string): number {
  return taken.reduce((sum, one) => sum + (one.day === day ? one.minutes : 0), 0);
}
