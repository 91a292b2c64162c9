// The days of a summary as CSV. Column names are plain English keys, the same in every language, so that a file can be
// read by a program.
import { csvOf } from '../../lib/csv.ts';
import type { Summary } from './days.ts';

const header = [
  'day',
  'where',
  'calls',
  'failed',
  'prompt_tokens',
  'completion_tokens',
  'cost',
  'currency',
  'calls_without_price',
];

export function csvOfDays({ days, currency }: Summary): string {
  return csvOf(
    header,
    days.map((row) => [
      row.day,
      row.isLocal ? 'local' : 'cloud',
      row.calls,
      row.failed,
      row.promptTokens,
      row.completionTokens,
      // All of them without a price: then nothing is known, and 0 would say that it was free.
      costOf(row),
      currency,
      row.unpriced,
    ]),
  );
}

/** Null when no call of the tally has a known price. */
export function costOf({ calls, unpriced, cost }: Summary['total']): number | null {
  return unpriced > 0 && unpriced >= calls ? null : cost;
}
