// The days of a chart and what each of them adds up to. Days are plain dates, so that no clock change makes one longer.
import type { client } from '../../lib/client.ts';

export type Summary = Awaited<ReturnType<typeof client.usage.summary>>;
export type Measure = 'calls' | 'tokens' | 'cost';

export interface Day {
  /** "2026-11-24". */
  day: string;
  local: number;
  cloud: number;
}

/** Today where the student is, `back` days ago. */
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

/** Every day from the first to the last, those without a call too. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  const end = Date.parse(`${to}T00:00:00Z`);
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= end; at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

export function measured(rows: Summary['days'], from: string, to: string, measure: Measure): Day[] {
  const days = new Map(daysBetween(from, to).map((day): [string, Day] => [day, { day, local: 0, cloud: 0 }]));
  for (const row of rows) {
    const day = days.get(row.day);
    if (day) day[row.isLocal ? 'local' : 'cloud'] += amountOf(row, measure);
  }
  return [...days.values()];
}

type Tally = Pick<Summary['total'], 'calls' | 'promptTokens' | 'completionTokens' | 'cost'>;

export function amountOf(tally: Tally, measure: Measure): number {
  if (measure === 'tokens') return tally.promptTokens + tally.completionTokens;
  return tally[measure];
}

/** The next of 1, 2, 5, 10, 20, … so that an axis ends on a number one can read. */
export function axisEnd(largest: number): number {
  if (largest <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(largest));
  const step = [1, 2, 5, 10].find((candidate) => candidate * power >= largest * (1 - 1e-9)) ?? 10;
  return step * power;
}
