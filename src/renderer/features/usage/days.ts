// The days of a chart and what each of them adds up to.
import type { client } from '../../lib/client.ts';
import { daysBetween } from '../../lib/days.ts';

export type Summary = Awaited<ReturnType<typeof client.usage.summary>>;
export type Measure = 'calls' | 'tokens' | 'cost';

export interface Day {
  /** "2026-11-24". */
  day: string;
  local: number;
  cloud: number;
}

/** Every day of the range, those without a call too. */
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
