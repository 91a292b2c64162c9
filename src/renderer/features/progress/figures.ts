// What the charts draw, from what the core counted. Pure, so that no picture and no table can tell a different story.
import type { Charts, XpSource } from '#contract/progress.ts';
import { addDays, daysBetween, mondayOf } from '../../lib/days.ts';
import { type ChartTone, chartTones } from '../../ui/chart.tsx';

export type ChartDay = Charts['days'][number];

/** A share of a column. `id` null: nothing was chosen; 'others': those beyond the fifth. */
export interface SubjectPart {
  id: string | null;
  tone: ChartTone;
}
export const others = 'others';

/** The subjects with most time, each with its tone, at most five; whatever is left shares one. */
export function subjectParts(days: readonly ChartDay[]): SubjectPart[] {
  const totals = new Map<string | null, number>();
  for (const { subjects } of days)
    for (const { subjectId, seconds } of subjects)
      totals.set(subjectId, (totals.get(subjectId) ?? 0) + seconds);
  const ordered = [...totals].sort((a, b) => b[1] - a[1]).map(([id]) => id);
  const named = ordered.slice(0, chartTones.length).map((id, at) => ({ id, tone: chartTones[at]! }));
  return ordered.length > named.length ? [...named, { id: others, tone: 'rest' }] : named;
}

export interface MinutesDay {
  day: string;
  minutes: number;
  /** In the order of `parts`. */
  parts: { part: SubjectPart; minutes: number }[];
}

/** Every day of the range with its minutes by subject. Time that no subject accounts for is nobody's. */
export function minutesByDay(
  days: readonly ChartDay[],
  from: string,
  to: string,
  parts: readonly SubjectPart[],
): MinutesDay[] {
  const known = new Map(days.map((day) => [day.day, day]));
  return daysBetween(from, to).map((day) => {
    const found = known.get(day);
    const secondsOf = (part: SubjectPart) =>
      (found?.subjects ?? [])
        .filter(({ subjectId }) =>
          part.id === others ? !parts.some(({ id }) => id === subjectId) : subjectId === part.id,
        )
        .reduce((sum, { seconds }) => sum + seconds, 0);
    return {
      day,
      minutes: (found?.activeSeconds ?? 0) / 60,
      parts: parts.map((part) => ({ part, minutes: secondsOf(part) / 60 })),
    };
  });
}

export const xpSources: readonly XpSource[] = ['study', 'quiz', 'doubt', 'lesson', 'review'];
export const sourceTones: Record<XpSource, ChartTone> = {
  study: 'a',
  quiz: 'b',
  doubt: 'c',
  lesson: 'd',
  review: 'e',
};

export interface XpWeek {
  week: string;
  total: number;
  parts: { source: XpSource; amount: number }[];
}

/** Every week that touches the range. A week whose corrections outweigh what it earned shows as nothing, and says so. */
export function xpByWeek(rows: Charts['xpWeeks'], from: string, to: string): XpWeek[] {
  const weeks: string[] = [];
  for (let week = mondayOf(from); week <= to; week = addDays(week, 7)) weeks.push(week);
  return weeks.map((week) => {
    const parts = xpSources
      .map((source) => ({
        source,
        amount: rows
          .filter((row) => row.week === week && row.sourceType === source)
          .reduce((sum, { amount }) => sum + amount, 0),
      }))
      .filter(({ amount }) => amount !== 0);
    return { week, total: parts.reduce((sum, { amount }) => sum + amount, 0), parts };
  });
}

/** Weeks as columns, Monday first; null for days outside the range. */
export function weeksOf(from: string, to: string): (string | null)[][] {
  const weeks: (string | null)[][] = [];
  for (let week = mondayOf(from); week <= to; week = addDays(week, 7))
    weeks.push(
      Array.from({ length: 7 }, (_, at) => {
        const day = addDays(week, at);
        return day < from || day > to ? null : day;
      }),
    );
  return weeks;
}

/** Columns at which another month begins, for the words above the weeks; too near to the one before is left out. */
export function monthStarts(weeks: readonly (string | null)[][]): { at: number; day: string }[] {
  const starts: { at: number; day: string }[] = [];
  weeks.forEach((week, at) => {
    const day = week.find((one) => one !== null);
    const last = starts.at(-1);
    if (!day || last?.day.slice(0, 7) === day.slice(0, 7)) return;
    if (last && at - last.at < 3) starts.pop();
    starts.push({ at, day });
  });
  return starts;
}

/** 0 for nothing to 4 for the goal and more. */
export function shadeOf(activeSeconds: number, goalMinutes: number): 0 | 1 | 2 | 3 | 4 {
  if (activeSeconds <= 0) return 0;
  const share = activeSeconds / 60 / Math.max(1, goalMinutes);
  if (share >= 1) return 4;
  return share >= 2 / 3 ? 3 : share >= 1 / 3 ? 2 : 1;
}

/** Where a key leads from a day of the year; null when it leads nowhere. Up and down is a day, left and right a week. */
export function dayFrom(key: string, day: string, from: string, to: string): string | null {
  const steps: Record<string, string> = {
    ArrowUp: addDays(day, -1),
    ArrowDown: addDays(day, 1),
    ArrowLeft: addDays(day, -7),
    ArrowRight: addDays(day, 7),
    Home: from,
    End: to,
    PageUp: addDays(day, -28),
    PageDown: addDays(day, 28),
  };
  const next = steps[key];
  if (next === undefined) return null;
  return next < from ? from : next > to ? to : next;
}
