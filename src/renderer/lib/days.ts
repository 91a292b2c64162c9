// Plain dates as "2026-11-24", so that no change of clocks makes a day longer. Which day it is for the student is the
// core's to say where a study day matters; here days are only counted and shown.

/** Today by this computer's calendar, `back` days ago. */
export function localDay(now: number, back = 0): string {
  const at = new Date(now);
  const shifted = new Date(at.getFullYear(), at.getMonth(), at.getDate() - back);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${shifted.getFullYear()}-${two(shifted.getMonth() + 1)}-${two(shifted.getDate())}`;
}

/** Noon of a plain date, for showing it in any zone. */
export function noonOf(day: string): number {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 12).getTime();
}

const dayMs = 86_400_000;
const startOf = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayAt = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The day `count` days later; earlier when it is negative. */
export function addDays(day: string, count: number): string {
  return dayAt(startOf(day) + count * dayMs);
}

/** Every day from the first to the last. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = startOf(from); at <= startOf(to); at += dayMs) days.push(dayAt(at));
  return days;
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: string): number {
  return (new Date(startOf(day)).getUTCDay() + 6) % 7;
}

/** The Monday of its week. */
export function mondayOf(day: string): string {
  return addDays(day, -weekdayOf(day));
}
