// The study day an instant belongs to. Read off the wall clock, not by subtracting hours: on the day the clocks change
// the two differ, and a student looks at the wall.

const hourMs = 3_600_000;
const formats = new Map<string, Intl.DateTimeFormat>();

interface WallClock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/** What a clock on the wall of this zone shows. */
export function wallClock(instant: number, timeZone: string): WallClock {
  const parts = formatOf(timeZone).formatToParts(instant);
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value ?? Number.NaN);
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
  };
}

/**
 * The civil date (YYYY-MM-DD) in `timeZone`, one earlier before `dayStartHour` o'clock. Fixed when an event is written
 * and never computed again when the zone changes.
 */
export function localDay(instant: number, timeZone: string, dayStartHour: number): string {
  const { year, month, day, hour } = wallClock(instant, timeZone);
  const early = hour < dayStartHour ? 1 : 0;
  // Calendar arithmetic only: UTC has no gaps, so one day back is always the day before.
  return civil(Date.UTC(year, month - 1, day - early));
}

/** How far the wall clock is ahead of UTC. */
export function utcOffsetMinutes(instant: number, timeZone: string): number {
  const { year, month, day, hour, minute } = wallClock(instant, timeZone);
  return Date.UTC(year, month - 1, day, hour, minute) / 60_000 - Math.floor(instant / 60_000);
}

/** `n` days after this one by the calendar, before it when negative. */
export function addDays(day: string, n: number): string {
  return civil(Date.parse(day) + n * 24 * hourMs);
}

/** Calendar days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / (24 * hourMs));
}

/** The Monday of this day's week. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
}

export interface DayPart {
  localDay: string;
  startedAt: number;
  activeMs: number;
}

/** A stretch of real time, cut where the study day changes. Parts are in order and add up to `activeMs`. */
export function splitByDay(
  startedAt: number,
  activeMs: number,
  timeZone: string,
  dayStartHour: number,
): DayPart[] {
  const dayOf = (instant: number) => localDay(instant, timeZone, dayStartHour);
  const end = startedAt + activeMs;
  const parts: DayPart[] = [];
  let from = startedAt;
  let day = dayOf(from);
  for (let at = startedAt; at < end; ) {
    const next = Math.min(at + hourMs, end);
    // The last instant inside: a stretch that ends as a day ends has no part in the next.
    const nextDay = dayOf(next - 1);
    if (nextDay === day) {
      at = next;
      continue;
    }
    const cut = firstOutside(day, at - 1, next - 1, dayOf);
    parts.push({ localDay: day, startedAt: from, activeMs: cut - from });
    from = cut;
    at = cut;
    day = dayOf(cut);
  }
  return [...parts, { localDay: day, startedAt: from, activeMs: end - from }];
}

/** The first instant after `within`, the last one known to be on `day`, that is no longer on it; `outside` is not. */
function firstOutside(day: string, within: number, outside: number, dayOf: (instant: number) => string) {
  let low = within;
  let high = outside;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (dayOf(middle) === day) low = middle;
    else high = middle;
  }
  return high;
}

function civil(utcMs: number): string {
  return new Date(utcMs).toISOString().slice(0, 10);
}

/** Making a formatter costs a thousand times what using it does. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-u-ca-iso8601', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  return format;
}
