// How long until a card comes back, in a word or two on a button: "10 min", "3 days", "2.5 months". Calendar exactness is
// not the point; a month is the thirtieth part of what is left of a year's twelve.
import type { Format } from '../../lib/format.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const month = 30.4 * day;
const year = 365 * day;

export type SpanUnit = 'minute' | 'hour' | 'day' | 'month' | 'year';
export interface Span {
  value: number;
  unit: SpanUnit;
}

/** Months and years keep one decimal below ten. */
export function spanOf(ms: number): Span {
  if (ms < 59.5 * minute) return { value: Math.max(1, Math.round(ms / minute)), unit: 'minute' };
  if (ms < 23.5 * hour) return { value: Math.round(ms / hour), unit: 'hour' };
  if (ms < 30.5 * day) return { value: Math.max(1, Math.round(ms / day)), unit: 'day' };
  if (ms < 364.5 * day) return { value: oneDecimal(ms / month), unit: 'month' };
  return { value: oneDecimal(ms / year), unit: 'year' };
}

function oneDecimal(value: number): number {
  return value < 9.95 ? Math.round(value * 10) / 10 : Math.round(value);
}

/** "long" for sentences and for the ear: "10 minutes". */
export function spanWords(
  ms: number,
  { locale }: Pick<Format, 'locale'>,
  unitDisplay: 'short' | 'long' = 'short',
) {
  const { value, unit } = spanOf(ms);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 }).format(
    value,
  );
}

/** An interval that is stored in whole days. */
export function daysWords(days: number, format: Pick<Format, 'locale'>): string {
  return spanWords(days * day, format);
}
