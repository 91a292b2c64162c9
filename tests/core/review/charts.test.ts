// The figures behind the charts, counted by hand.
import { expect, test } from 'vitest';
import { reviewLogs } from '#core/db/schema/review.ts';
import { addDays } from '#core/progress/days.ts';
import { type Desk, startDesk } from './kit.ts';

const today = '2026-03-10';
const march = { from: '2026-03-01', to: '2026-03-31' };

/** Writes an answer to a card that had been known for `interval` days. */
function log(desk: Desk, cardId: string, daysAgo: number, interval: number, over: object = {}) {
  desk.db
    .insert(reviewLogs)
    .values({
      cardId,
      userId: desk.userId,
      rating: 'good',
      reviewedAt: 1,
      localDay: addDays(today, -daysAgo),
      elapsedDays: interval,
      latencyMs: 4000,
      before: { state: 'review', scheduledDays: interval },
      ...over,
    })
    .run();
}

test('without cards all is there and nothing in it', async () => {
  const { client } = await startDesk();
  const charts = await client.review.charts(march);
  expect(charts.forecast).toHaveLength(30);
  expect(charts.forecast.every(({ cards }) => cards === 0)).toBe(true);
  expect(charts.days).toEqual([]);
  expect(charts.retention.map(({ young, mature }) => [young.of, mature.of])).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
  ]);
  expect(charts.totals).toEqual({ cards: 0, fresh: 0, young: 0, mature: 0, suspended: 0 });
});

test('the forecast counts what is overdue today, and each card on the study day it falls on', async () => {
  const desk = await startDesk();
  desk.known('Overdue', 10, 40);
  desk.known('Today', 10);
  // 02:59 by the wall, a minute before four and a minute after it: the study day changes in between.
  desk.known('Tonight', 10, 0, { due: Date.parse('2026-03-11T02:59Z') });
  desk.known('Tomorrow', 10, 0, { due: Date.parse('2026-03-11T03:01Z') });
  desk.known('Last', 10, -29);
  desk.known('Beyond', 40, -30);
  desk.known('Suspended', 10, 0, { suspended: true });
  desk.card('New');
  const { forecast } = await desk.client.review.charts(march);
  expect(forecast.filter(({ cards }) => cards > 0)).toEqual([
    { day: today, cards: 3 },
    { day: '2026-03-11', cards: 1 },
    { day: '2026-04-08', cards: 1 },
  ]);
  expect(forecast.at(-1)?.day).toBe('2026-04-08');
});

test('reviews of a day are all its answers but those taken back or given in a quiz, and no answer takes over a minute', async () => {
  const desk = await startDesk();
  const id = desk.known('Echo', 10, -5);
  log(desk, id, 0, 10);
  log(desk, id, 0, 10, { rating: 'again', latencyMs: 500_000 });
  log(desk, id, 0, 10, { undoneAt: 1 });
  log(desk, id, 0, 10, { givenIn: 'quiz' });
  log(desk, id, 2, 10, { before: { state: 'new', scheduledDays: 0 } });
  log(desk, id, 30, 10);
  expect((await desk.client.review.charts(march)).days).toEqual([
    { day: '2026-03-08', reviews: 1, seconds: 4 },
    { day: today, reviews: 2, seconds: 64 },
  ]);
});

test('true retention: recalled of known cards, young and mature apart, for a day, a week and a month', async () => {
  const desk = await startDesk();
  const id = desk.known('Echo', 10, -5);
  log(desk, id, 0, 20);
  log(desk, id, 0, 20, { rating: 'again' });
  log(desk, id, 0, 21, { rating: 'hard' });
  log(desk, id, 0, 1, { before: { state: 'relearning', scheduledDays: 0 } });
  log(desk, id, 6, 5, { rating: 'easy' });
  log(desk, id, 7, 5, { rating: 'again' });
  log(desk, id, 29, 100, { rating: 'again' });
  log(desk, id, 30, 100);
  expect((await desk.client.review.charts(march)).retention).toEqual([
    { span: 'day', young: { recalled: 1, of: 2 }, mature: { recalled: 1, of: 1 } },
    { span: 'week', young: { recalled: 2, of: 3 }, mature: { recalled: 1, of: 1 } },
    { span: 'month', young: { recalled: 2, of: 4 }, mature: { recalled: 1, of: 2 } },
  ]);
});

test('every card is in one total, and every interval in one bar', async () => {
  const desk = await startDesk();
  for (const interval of [1, 2, 3, 20, 21, 365]) desk.known(`known ${interval}`, interval, -1);
  desk.card('New');
  desk.card('Learning', { state: 'learning', stability: 1, difficulty: 5, lastReview: 1 });
  desk.card('Suspended', { suspended: true });
  desk.card('Removed', { deletedAt: 1 });
  const { totals, intervals } = await desk.client.review.charts(march);
  expect(totals).toEqual({ cards: 9, fresh: 1, young: 5, mature: 2, suspended: 1 });
  expect(intervals.filter(({ cards }) => cards > 0)).toEqual([
    { upTo: 1, cards: 1 },
    { upTo: 3, cards: 2 },
    { upTo: 21, cards: 2 },
    { upTo: 365, cards: 1 },
  ]);
});
