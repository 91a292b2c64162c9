// The figures of the cards, for the student's study day.
import { useQuery } from '@tanstack/react-query';
import type { ReviewCharts } from '#contract/review.ts';
import { orpc } from '../../lib/client.ts';
import { addDays, localDay } from '../../lib/days.ts';

export interface ChartsOfDays {
  data: ReviewCharts | undefined;
  from: string;
  to: string;
  isError: boolean;
  error: unknown;
  refetch: () => void;
}

/** Of this many days back, today among them. */
export function useReviewCharts(days: number): ChartsOfDays {
  const today = useQuery(orpc.progress.today.queryOptions());
  // The student's day may still be yesterday's; without an answer the calendar has to do.
  const to = today.data?.day ?? localDay(Date.now());
  const from = addDays(to, 1 - days);
  const { data, isError, error, refetch } = useQuery(
    orpc.review.charts.queryOptions({
      input: { from, to },
      enabled: !today.isPending,
      placeholderData: (before) => before,
    }),
  );
  return { data, from, to, isError, error, refetch: () => void refetch() };
}

export interface NextDay {
  day: string;
  cards: number;
  inDays: number;
}

/** The first day after today on which cards are due. */
export function nextDay(forecast: ReviewCharts['forecast']): NextDay | null {
  const inDays = forecast.findIndex(({ cards }, index) => index > 0 && cards > 0);
  const found = forecast[inDays];
  return found ? { ...found, inDays } : null;
}
