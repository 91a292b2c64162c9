// A plan as the days it is shown by. Days without work are shown while the exam is near, so that work can be dragged there.
import type { PlanItem } from '#contract/exams.ts';
import { addDays, daysBetween, localDay } from '../../lib/days.ts';

/** Beyond three weeks only days that hold something are worth their space. */
const mostDays = 21;

export interface PlanDay {
  day: string;
  items: PlanItem[];
  minutes: number;
}

/** Days from today to the last one before the exam; the exam's own day when that is today. */
export function daysUntil(today: string, examAt: number): string[] {
  const last = addDays(localDay(examAt), -1);
  return daysBetween(today, last < today ? today : last);
}

export function planDays(items: readonly PlanItem[], days: readonly string[]): PlanDay[] {
  const byDay = Map.groupBy(items, ({ day }) => day);
  const empty = days.length > mostDays ? days.slice(0, 1) : days;
  const shown = [...new Set([...empty, ...byDay.keys()])].sort();
  return shown.map((day) => {
    const ofDay = byDay.get(day) ?? [];
    return { day, items: ofDay, minutes: ofDay.reduce((sum, { minutes }) => sum + minutes, 0) };
  });
}

/** Where an item can be moved to: near days, all by name. */
export function targetDays(days: readonly string[], current: string): string[] {
  return days.filter((day) => day !== current).slice(0, mostDays);
}
