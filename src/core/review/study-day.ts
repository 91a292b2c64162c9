// The study day that runs: which it is, and when it ends. A card belongs to the day its due time falls on, so what comes
// back this evening can be asked this morning.
import type { Clock } from '../ports.ts';
import { addDays, localDay, splitByDay } from '../progress/days.ts';
import type { Tx } from '../progress/ledger.ts';
import { readSettings } from '../settings/read.ts';

const dayMs = 24 * 60 * 60_000;

export interface StudyDay {
  now: number;
  tz: string;
  day: string;
  tomorrow: string;
  /** The first instant of tomorrow. */
  endsAt: number;
  /** The ends of this many study days, today's first. */
  dayEnds(days: number): number[];
  dayOf(instant: number): string;
}

export function studyDay(tx: Tx, clock: Clock, userId: string): StudyDay {
  const { dayStartHour } = readSettings(tx, userId);
  const now = clock.now();
  const tz = clock.timeZone();
  const dayOf = (instant: number) => localDay(instant, tz, dayStartHour);
  const day = dayOf(now);
  const dayEnds = (days: number) =>
    // A day more than asked for, so that the last one is whole even where a day has 25 hours.
    splitByDay(now, (days + 1) * dayMs, tz, dayStartHour)
      .slice(0, days)
      .map(({ startedAt, activeMs }) => startedAt + activeMs);
  return { now, tz, day, tomorrow: addDays(day, 1), endsAt: dayEnds(1)[0] ?? now, dayEnds, dayOf };
}
