// The figures behind charts and settings: days without reviews are days too.
import type { ReviewCharts } from '#contract/review.ts';
import { daysBetween } from '../../lib/days.ts';

export function everyDay(days: ReviewCharts['days'], from: string, to: string): ReviewCharts['days'] {
  const known = new Map(days.map((row) => [row.day, row]));
  return daysBetween(from, to).map((day) => known.get(day) ?? { day, reviews: 0, seconds: 0 });
}

/** Cards a day on average over the days to come, one at least where there are any. */
export function perDay(forecast: ReviewCharts['forecast']): number {
  const all = forecast.reduce((sum, { cards }) => sum + cards, 0);
  return all === 0 ? 0 : Math.max(1, Math.round(all / forecast.length));
}

/** "6.3 %": tuning moves it by so little that whole percents would hide it. */
export function errorShare(share: number, locale: string): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(locale, { style: 'percent', ...digits }).format(share);
}
