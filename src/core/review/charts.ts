// The figures behind the charts of reviews: what will come, what was done, and how much of it was recalled.
import { and, eq, gte, isNull, lte } from 'drizzle-orm';
import type { ReviewCharts } from '#contract/review.ts';
import { reviewCards, reviewLogs } from '../db/schema/review.ts';
import { addDays } from '../progress/days.ts';
import type { Tx } from '../progress/ledger.ts';
import { type CardRow, matureFromDays } from './card-rows.ts';
import type { Sitting } from './sitting.ts';

const forecastDays = 30;
/** Upper bounds of the bars, in days. */
const bars = [1, 3, 7, 14, 21, 30, 60, 90, 180, 365];
/** A card left open while the kettle boils is not two minutes of thinking. */
const longestAnswerMs = 60_000;

export function reviewCharts(tx: Tx, sitting: Sitting, range: { from: string; to: string }): ReviewCharts {
  const living = and(eq(reviewCards.userId, sitting.userId), isNull(reviewCards.deletedAt));
  const cards = tx.select().from(reviewCards).where(living).all();
  const running = cards.filter(({ suspended }) => !suspended);
  const learnt = running.filter(({ state }) => state !== 'new');
  return {
    forecast: forecast(learnt, sitting),
    days: daysIn(tx, sitting, range),
    retention: retention(tx, sitting),
    intervals: bars.map((upTo, i) => ({
      upTo,
      cards: learnt.filter(
        ({ state, scheduledDays }) =>
          state === 'review' && scheduledDays <= upTo && (i === 0 || scheduledDays > (bars[i - 1] ?? 0)),
      ).length,
    })),
    totals: {
      cards: cards.length,
      fresh: running.length - learnt.length,
      young: learnt.filter((card) => !isMature(card.scheduledDays)).length,
      mature: learnt.filter((card) => isMature(card.scheduledDays)).length,
      suspended: cards.length - running.length,
    },
  };
}

function isMature(scheduledDays: number): boolean {
  return scheduledDays >= matureFromDays;
}

function forecast(cards: readonly CardRow[], { day, dayEnds }: Sitting): ReviewCharts['forecast'] {
  const ends = dayEnds(forecastDays);
  return ends.map((end, i) => ({
    day: addDays(day, i),
    cards: cards.filter(({ due }) => due < end && (i === 0 || due >= (ends[i - 1] ?? 0))).length,
  }));
}

export function daysIn(
  tx: Tx,
  { userId }: Sitting,
  { from, to }: { from: string; to: string },
): ReviewCharts['days'] {
  const logs = logsIn(tx, userId, from, to);
  return [...Map.groupBy(logs, ({ localDay }) => localDay)]
    .map(([day, ofDay]) => ({
      day,
      reviews: ofDay.length,
      seconds: Math.round(
        ofDay.reduce((sum, { latencyMs }) => sum + Math.min(latencyMs, longestAnswerMs), 0) / 1000,
      ),
    }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

const spans = [
  ['day', 1],
  ['week', 7],
  ['month', 30],
] as const;

/** Steps of learning say nothing about memory, so only cards that had been known are counted. */
function retention(tx: Tx, { userId, day }: Sitting): ReviewCharts['retention'] {
  const logs = logsIn(tx, userId, addDays(day, -29), day).filter(({ before }) => before.state === 'review');
  return spans.map(([span, length]) => {
    const within = logs.filter(({ localDay }) => localDay > addDays(day, -length));
    const share = (mature: boolean) => {
      const of = within.filter(({ before }) => isMature(Number(before.scheduledDays)) === mature);
      return { recalled: of.filter(({ rating }) => rating !== 'again').length, of: of.length };
    };
    return { span, young: share(false), mature: share(true) };
  });
}

/** Reviews, those taken back and those given in a quiz apart. */
function logsIn(tx: Tx, userId: string, from: string, to: string) {
  return tx
    .select({
      localDay: reviewLogs.localDay,
      rating: reviewLogs.rating,
      latencyMs: reviewLogs.latencyMs,
      before: reviewLogs.before,
    })
    .from(reviewLogs)
    .where(
      and(
        eq(reviewLogs.userId, userId),
        gte(reviewLogs.localDay, from),
        lte(reviewLogs.localDay, to),
        eq(reviewLogs.givenIn, 'review'),
        isNull(reviewLogs.undoneAt),
      ),
    )
    .all();
}
