// What makes a day count, threshold by threshold.
import { describe, expect, test } from 'vitest';
import { countDay, type DayEvents } from '#core/progress/day-credit.ts';

const minute = 60_000;
const tz = 'UTC';
const none: DayEvents = { study: [], quiz: [], review: [], lesson: [] };
const every = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => ({ at: from + i * minute, tz }));
const stretch = (at: number, minutes: number) => ({ at, activeMs: minutes * minute, tz });

type Case = [name: string, events: Partial<DayEvents>, by: string | null, at: number | null];
const cases: Case[] = [
  ['one second less than ten minutes', { study: [{ at: 0, activeMs: 599_000, tz }] }, null, null],
  ['ten minutes', { study: [stretch(0, 10)] }, 'study', 10 * minute],
  [
    'ten minutes in two stretches',
    { study: [stretch(0, 6), stretch(20 * minute, 30)] },
    'study',
    24 * minute,
  ],
  ['four answers', { quiz: every(4) }, null, null],
  ['five answers', { quiz: every(5) }, 'quiz', 4 * minute],
  ['nine reviews', { review: every(9) }, null, null],
  ['ten reviews', { review: every(10) }, 'review', 9 * minute],
  ['a lesson', { lesson: every(1, 7) }, 'lesson', 7],
  ['a bit of everything, enough of nothing', { study: [stretch(0, 9)], quiz: every(4) }, null, null],
  [
    'what was first when two suffice',
    { study: [stretch(0, 10)], quiz: every(5, minute) },
    'quiz',
    5 * minute,
  ],
];

describe('a day with', () => {
  test.each(cases)('%s', (_name, events, creditedBy, creditedAt) => {
    expect(countDay({ ...none, ...events })).toMatchObject({ creditedBy, creditedAt });
  });
});

test('a day with nothing is no day', () => {
  expect(countDay(none)).toBeNull();
});

test('a day has the zone in which it came to count, and the first and the last moment of all', () => {
  const study = [stretch(0, 4), { ...stretch(30 * minute, 10), tz: 'Asia/Tokyo' }];
  expect(countDay({ ...none, study, quiz: every(1, 35 * minute) })).toMatchObject({
    tz: 'Asia/Tokyo',
    firstAt: 0,
    lastAt: 40 * minute,
    activeSeconds: 14 * 60,
  });
});
