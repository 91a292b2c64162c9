// A clock that is moved by hand, so that a fortnight can be lived through in a moment, each thing at its own time.

import type { Clock } from '../ports.ts';
import { localDay, wallClock } from '../progress/days.ts';

export interface ScriptedClock extends Clock {
  /** Goes to this time of day on this calendar day; never back. */
  goTo(day: string, hour: number, minute: number): void;
  /** Time passes; what runs every so often runs, each time at its moment. */
  advance(ms: number): void;
}

/** Begins at `start`, in the zone it is given. */
export function createScriptedClock(start: number, zone: string): ScriptedClock {
  let now = start;
  let monotonic = 0;
  const timers = new Set<{ ms: number; next: number; work: () => void }>();
  const move = (to: number) => {
    now += to - monotonic;
    monotonic = to;
  };
  const advance = (ms: number) => {
    const end = monotonic + ms;
    for (;;) {
      const due = [...timers].sort((a, b) => a.next - b.next).find(({ next }) => next <= end);
      if (!due) break;
      move(due.next);
      due.next += due.ms;
      due.work();
    }
    move(end);
  };
  return {
    now: () => now,
    monotonic: () => monotonic,
    timeZone: () => zone,
    every(ms, work) {
      const timer = { ms, next: monotonic + ms, work };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance,
    goTo(day, hour, minute) {
      advance(Math.max(0, instantAt(day, hour, minute, zone) - now));
    },
  };
}

/** The instant at which clocks in that zone show this time on this day. */
export function instantAt(day: string, hour: number, minute: number, zone: string): number {
  const guess = Date.parse(`${day}T00:00:00Z`) + (hour * 60 + minute) * 60_000;
  // Zones are whole minutes off; the hours around tell which way the day lies.
  for (let offset = -14 * 60; offset <= 14 * 60; offset += 15) {
    const at = guess - offset * 60_000;
    if (localDay(at, zone, 0) === day && minutesOf(at, zone) === hour * 60 + minute) return at;
  }
  return guess;
}

function minutesOf(at: number, zone: string): number {
  const { hour, minute } = wallClock(at, zone);
  return hour * 60 + minute;
}
