// The streak, from the ledger of days alone: what comes in late, twice or out of order ends the same. A streak begins as
// early as its freezes reach: each possible beginning is tried with freezes of its own, so that one more day studied
// never makes a streak shorter.
import type { DayState, Streak } from '#contract/progress.ts';
import { addDays, daysBetween, utcOffsetMinutes } from './days.ts';

/** A day that counts, and when and in which zone it began to. */
export interface CreditedDay {
  localDay: string;
  creditedAt: number;
  tz: string;
}

export interface Pause {
  from: string;
  to: string;
}

export interface StreakHistory extends Streak {
  /** The streak that ended last, and its last day; null: none has. */
  ended: { day: string; count: number } | null;
  /** Days that did not count themselves and ended nothing; days studied and days missed are not in it. */
  covered: ReadonlyMap<string, Extract<DayState, 'frozen' | 'bridged' | 'paused'>>;
}

export const maxFreezes = 2;
/** Days that count for one more freeze. */
const daysPerFreeze = 7;
/** Freezes are saved up a day's share at a time; what is saved beyond the last one stays below another. */
const freezeCost = daysPerFreeze;
const mostSavings = (maxFreezes + 1) * freezeCost - 1;

const never = { creditedAt: Number.POSITIVE_INFINITY, tz: 'UTC' };
const bridge = { withinMs: 36 * 3_600_000, fromOffsetMinutes: 180 };

/** A streak from one possible beginning, as far as it has come. */
interface Run {
  count: number;
  savings: number;
  frozen: string[];
}

interface Circumstances {
  /** This moment, by which a day since the last one may turn out to be lost to travel; none is without it. */
  now?: Omit<CreditedDay, 'localDay'>;
  /** Freezes a streak begins with. */
  freezes?: number;
}

export function streak(
  days: readonly CreditedDay[],
  today: string,
  pauses: readonly Pause[],
  { now = never, freezes = maxFreezes }: Circumstances = {},
): StreakHistory {
  const beginning: Run = { count: 0, savings: freezes * freezeCost, frozen: [] };
  const covered = new Map<string, 'frozen' | 'bridged' | 'paused'>();
  let runs: Run[] = [];
  let longest = 0;
  let ended: StreakHistory['ended'] = null;
  let last: CreditedDay | undefined;

  /** Carries every run that can be carried from `last` over the days before `next`. */
  function carry(next: CreditedDay): Run[] {
    if (!last) return [];
    const gap = gapBetween(last, next, pauses);
    for (const day of gap.paused) covered.set(day, 'paused');
    if (gap.bridged) covered.set(gap.bridged, 'bridged');
    if (gap.missed.length === 0) return runs;
    return runs.flatMap((run) => {
      const savings = run.savings - gap.missed.length * freezeCost;
      return savings < 0 ? [] : [{ ...run, savings, frozen: [...run.frozen, ...gap.missed] }];
    });
  }

  for (const day of inOrder(days, today)) {
    const carried = carry(day);
    if (last && carried.length === 0) ended = { day: last.localDay, count: runs[0]?.count ?? 0 };
    runs = worthKeeping([...carried, beginning].map(oneMore));
    longest = Math.max(longest, runs[0]?.count ?? 0);
    last = day;
  }

  const done = last?.localDay === today;
  const alive = done ? runs : carry({ localDay: today, ...now });
  if (last && alive.length === 0) ended = { day: last.localDay, count: runs[0]?.count ?? 0 };
  const [run = beginning] = alive;
  for (const day of run.frozen) covered.set(day, 'frozen');
  const pending = last && run.frozen.some((day) => day > last.localDay);
  const waiting = pending ? 'frozen' : 'open';
  return {
    current: run.count,
    longest,
    state: done ? 'done' : last && alive.length === 0 ? 'broken' : waiting,
    freezes: freezesIn(run),
    frozen: run.frozen,
    ended,
    covered,
  };
}

function inOrder(days: readonly CreditedDay[], today: string): CreditedDay[] {
  const byDay = new Map<string, CreditedDay>();
  for (const day of days) {
    const known = byDay.get(day.localDay);
    if (day.localDay <= today && !(known && known.creditedAt <= day.creditedAt)) byDay.set(day.localDay, day);
  }
  return [...byDay.values()].sort((a, b) => (a.localDay < b.localDay ? -1 : 1));
}

/** The days between two, by what they are: on holiday, lost to travel, or missed. */
function gapBetween(from: CreditedDay, to: CreditedDay, pauses: readonly Pause[]) {
  const between = Array.from({ length: daysBetween(from.localDay, to.localDay) - 1 }, (_, i) =>
    addDays(from.localDay, i + 1),
  );
  const onHoliday = (day: string) => pauses.some((pause) => pause.from <= day && day <= pause.to);
  const paused = between.filter(onHoliday);
  const missed = between.filter((day) => !onHoliday(day));
  const [only] = missed;
  if (between.length === 1 && only !== undefined && isTravel(from, to))
    return { paused, missed: [], bridged: only };
  return { paused, missed, bridged: null };
}

/** Time alone would also excuse whoever studies every 35 hours; the wall clock must have moved, too. */
function isTravel(from: CreditedDay, to: CreditedDay): boolean {
  const passed = to.creditedAt - from.creditedAt;
  if (passed < 0 || passed > bridge.withinMs) return false;
  const [before, after] = [from, to].map(({ creditedAt, tz }) => utcOffsetMinutes(creditedAt, tz));
  return Math.abs((after ?? 0) - (before ?? 0)) >= bridge.fromOffsetMinutes;
}

function oneMore(run: Run): Run {
  return { ...run, count: run.count + 1, savings: Math.min(mostSavings, run.savings + 1) };
}

/** A later beginning is only worth trying on while it has saved more than every earlier one. */
function worthKeeping(runs: Run[]): Run[] {
  let most = -1;
  return runs.filter(({ savings }) => {
    const more = savings > most;
    if (more) most = savings;
    return more;
  });
}

function freezesIn({ savings }: Run): number {
  return Math.min(maxFreezes, Math.floor(savings / freezeCost));
}
