// The streak by its rule: every agreed case as a row, and what holds for any history at all.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, localDay } from '#core/progress/days.ts';
import { type CreditedDay, type Pause, type StreakHistory, streak } from '#core/progress/streak.ts';

/** Noon in a zone without an offset, on days of January 2026 unless written out. */
function at(day: number | string): CreditedDay {
  const localDay = typeof day === 'string' ? day : `2026-01-${String(day).padStart(2, '0')}`;
  return { localDay, creditedAt: Date.parse(`${localDay}T12:00Z`), tz: 'UTC' };
}

/** The day of an event by wall clock and zone; a study day begins at four. */
function event(instant: string, zone: string): CreditedDay {
  const creditedAt = Date.parse(instant);
  return { localDay: localDay(creditedAt, zone, 4), creditedAt, tz: zone };
}

type Case = [
  name: string,
  days: CreditedDay[],
  today: number | string,
  result: Partial<StreakHistory>,
  freezes?: number,
];

const LA = 'America/Los_Angeles';
const cases: Case[] = [
  ['S1 three days and today among them', [1, 2, 3].map(at), 3, { current: 3, state: 'done', freezes: 2 }],
  ['S2 three days, today still open', [1, 2, 3].map(at), 4, { current: 3, state: 'open' }],
  [
    'S3 a missed day that today would cover',
    [1, 2, 3].map(at),
    5,
    { current: 3, state: 'frozen', freezes: 1 },
  ],
  ['S4 three missed days', [1, 2, 3].map(at), 7, { current: 0, state: 'broken', longest: 3 }],
  ['S5 a freeze used', [1, 2, 4].map(at), 4, { current: 3, freezes: 1, frozen: ['2026-01-03'] }],
  ['S6 three missed days in between', [1, 5].map(at), 5, { current: 1, freezes: 2, longest: 1 }],
  ['S7 a day from a clock a year ahead', [1, '2027-01-01', 2, 3].map(at), 3, { current: 3, state: 'done' }],
  ['S8 a clock set back by a day', [1, 2, 3].map(at), 2, { current: 2, state: 'done' }],
  ['S8 and set right again', [1, 2, 3].map(at), 3, { current: 3, state: 'done' }],
  [
    'S9 a flight over the date line that swallows Tuesday',
    [event('2026-01-06T06:00Z', LA), event('2026-01-06T21:00Z', 'Pacific/Auckland')],
    '2026-01-07',
    { current: 2, freezes: 2, frozen: [], state: 'done' },
  ],
  [
    'S10 a flight the other way, on which Tuesday comes twice',
    [
      event('2026-01-06T00:00Z', 'Asia/Tokyo'),
      event('2026-01-06T04:00Z', LA),
      event('2026-01-07T04:00Z', LA),
    ],
    '2026-01-06',
    { current: 2, freezes: 2, state: 'done' },
  ],
  [
    'S11 the Friday that Samoa left out',
    [event('2011-12-30T02:00Z', 'Pacific/Apia'), event('2011-12-31T02:00Z', 'Pacific/Apia')],
    '2011-12-31',
    { current: 2, freezes: 2, frozen: [] },
  ],
  ['S12 a missed day without a freeze', [1, 3].map(at), 3, { current: 1, freezes: 0 }, 0],
  ['S13 one used and one earned', [1, 2, 4, 5, 6, 7, 8, 9].map(at), 9, { current: 8, freezes: 2 }],
  ['S15 a leap day', ['2028-02-28', '2028-02-29', '2028-03-01'].map(at), '2028-03-01', { current: 3 }],
  ['nothing yet', [], 3, { current: 0, longest: 0, state: 'open', freezes: 2 }],
  ['yesterday alone', [at(2)], 3, { current: 1, state: 'open', ended: null }],
  ['a gap that two freezes bridge until today', [at(1)], 4, { current: 1, state: 'frozen', freezes: 0 }],
  ['never more than two freezes', Array.from({ length: 28 }, (_, i) => at(i + 1)), 28, { freezes: 2 }],
  ['every other day, which never grows past its freezes', [1, 3, 5, 7, 9, 11].map(at), 11, { current: 3 }],
  ['what ended, and when', [1, 2, 3, 9].map(at), 9, { current: 1, ended: { day: '2026-01-03', count: 3 } }],
  [
    'a rhythm of 35 hours without a journey',
    Array.from({ length: 12 }, (_, i) =>
      event(new Date(Date.UTC(2026, 0, 1, 5) + i * 35 * 3_600_000).toISOString(), 'UTC'),
    ),
    '2026-01-17',
    { current: 5 },
  ],
  [
    'a flight east of fourteen hours, and a missed day besides',
    [event('2026-01-06T06:00Z', LA), event('2026-01-07T21:00Z', 'Pacific/Auckland')],
    '2026-01-08',
    { current: 2, freezes: 0 },
  ],
];

const dayName = (today: number | string) => at(today).localDay;

describe('the streak of', () => {
  test.each(cases)('%s', (_name, days, today, result, freezes = 2) => {
    expect(streak(days, dayName(today), [], { freezes })).toMatchObject(result);
  });
});

test('a day lost to travel is known to be free before the next one counts', () => {
  const monday = event('2026-01-06T06:00Z', LA);
  const now = event('2026-01-06T20:00Z', 'Pacific/Auckland');
  expect(streak([monday], now.localDay, [], { now })).toMatchObject({
    current: 1,
    state: 'open',
    freezes: 2,
  });
  expect(streak([monday], now.localDay, [])).toMatchObject({ state: 'frozen', freezes: 1 });
});

test('a holiday neither counts nor costs', () => {
  const pauses = [{ from: '2026-01-04', to: '2026-01-10' }];
  expect(streak([1, 2, 3, 11].map(at), dayName(11), pauses)).toMatchObject({ current: 4, freezes: 2 });
  expect(streak([1, 2, 3].map(at), dayName(8), pauses)).toMatchObject({ current: 3, state: 'open' });
  expect(streak([1, 2, 3, 5, 12].map(at), dayName(12), pauses)).toMatchObject({ current: 5, freezes: 1 });
});

test('each day says how it was covered', () => {
  const { covered } = streak([1, 3, 6].map(at), dayName(6), [{ from: '2026-01-04', to: '2026-01-05' }]);
  expect([...covered]).toEqual([
    ['2026-01-04', 'paused'],
    ['2026-01-05', 'paused'],
    ['2026-01-02', 'frozen'],
  ]);
});

const today = '2026-03-01';
const dayAgo = fc.nat(60).map((n) => addDays(today, -n));
const hoursAhead: Record<string, number> = { 'Etc/GMT+8': -8, UTC: 0, 'Etc/GMT-13': 13 };
const anyDay = fc
  .record({
    day: dayAgo,
    hour: fc.integer({ min: 4, max: 27 }),
    tz: fc.constantFrom('Etc/GMT+8', 'UTC', 'Etc/GMT-13'),
  })
  .map(
    ({ day, hour, tz }): CreditedDay => ({
      localDay: day,
      creditedAt: Date.parse(day) + (hour - (hoursAhead[tz] ?? 0)) * 3_600_000,
      tz,
    }),
  );
const histories = fc.uniqueArray(anyDay, { selector: ({ localDay }) => localDay, maxLength: 50 });
/** Mostly studied, so that freezes are earned and spent. */
const dense = fc
  .array(
    fc.boolean().chain((often) => (often ? fc.constant(true) : fc.boolean())),
    { minLength: 10, maxLength: 60 },
  )
  .map((studied) => studied.flatMap((yes, i) => (yes ? [at(addDays(today, -i))] : [])));
const anyHistory = fc.oneof(histories, dense);
const holidays: fc.Arbitrary<Pause[]> = fc.array(
  fc
    .record({ from: dayAgo, length: fc.nat(13) })
    .map(({ from, length }) => ({ from, to: addDays(from, length) })),
  { maxLength: 2 },
);

test('the order in which days come in never matters', () => {
  fc.assert(
    fc.property(anyHistory, holidays, fc.infiniteStream(fc.nat()), (days, pauses, random) => {
      const shuffled = days
        .map((day) => ({ day, key: random.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ day }) => day);
      expect(streak([...shuffled, ...days], today, pauses)).toEqual(streak(days, today, pauses));
    }),
  );
});

test('one more day studied never makes a streak shorter', () => {
  fc.assert(
    fc.property(anyHistory, anyDay, holidays, (days, one, pauses) => {
      const known = days.some(({ localDay }) => localDay === one.localDay);
      const before = streak(days, today, pauses);
      const after = streak(known ? days : [...days, one], today, pauses);
      expect(after.current).toBeGreaterThanOrEqual(before.current);
      expect(after.longest).toBeGreaterThanOrEqual(before.longest);
    }),
    { numRuns: 3000 },
  );
});

test('a clock that ran ahead changes nothing today', () => {
  const ahead = fc.array(fc.integer({ min: 1, max: 5000 }).map((n) => at(addDays(today, n))));
  fc.assert(
    fc.property(anyHistory, ahead, holidays, (days, future, pauses) => {
      expect(streak([...days, ...future], today, pauses)).toEqual(streak(days, today, pauses));
    }),
  );
});

test('the longest streak never falls as days go by, and the current one is never longer', () => {
  fc.assert(
    fc.property(anyHistory, holidays, (days, pauses) => {
      let longest = 0;
      for (let n = 60; n >= 0; n -= 1) {
        const now = streak(days, addDays(today, -n), pauses);
        expect(now.longest).toBeGreaterThanOrEqual(longest);
        expect(now.current).toBeLessThanOrEqual(now.longest);
        longest = now.longest;
      }
    }),
  );
});

test('freezes cover what was missed and nothing else', () => {
  fc.assert(
    fc.property(anyHistory, holidays, (days, pauses) => {
      const { frozen, current, freezes } = streak(days, today, pauses);
      const studied = new Set(days.map(({ localDay }) => localDay));
      expect(frozen.filter((day) => studied.has(day) || daysBetween(day, today) < 1)).toEqual([]);
      expect(frozen.length + freezes).toBeLessThanOrEqual(2 + Math.floor((current + 13) / 7));
      expect(freezes).toBeLessThanOrEqual(2);
    }),
  );
});
