// Which study day an instant falls on, across zones and clock changes.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  daysBetween,
  localDay,
  mondayOf,
  splitByDay,
  utcOffsetMinutes,
} from '#core/progress/days.ts';

const cases: [name: string, instant: string, zone: string, start: number, day: string][] = [
  ['Berlin one minute to midnight, day starts at 0', '2026-03-10T22:59Z', 'Europe/Berlin', 0, '2026-03-10'],
  ['Berlin one minute past midnight, day starts at 0', '2026-03-10T23:01Z', 'Europe/Berlin', 0, '2026-03-11'],
  ['Berlin one minute to midnight, day starts at 4', '2026-03-10T22:59Z', 'Europe/Berlin', 4, '2026-03-10'],
  ['Berlin one minute past midnight, day starts at 4', '2026-03-10T23:01Z', 'Europe/Berlin', 4, '2026-03-10'],
  ['Berlin 01:59 CET before spring forward', '2026-03-29T00:59Z', 'Europe/Berlin', 4, '2026-03-28'],
  ['Berlin 03:01 CEST after spring forward', '2026-03-29T01:01Z', 'Europe/Berlin', 4, '2026-03-28'],
  ['Berlin 04:01 CEST, three hours of night only', '2026-03-29T02:01Z', 'Europe/Berlin', 4, '2026-03-29'],
  ['New York 01:30 EDT, the first time', '2026-11-01T05:30Z', 'America/New_York', 4, '2026-10-31'],
  ['New York 01:30 EST, the second time', '2026-11-01T06:30Z', 'America/New_York', 4, '2026-10-31'],
  ['New York 04:30 EST', '2026-11-01T09:30Z', 'America/New_York', 4, '2026-11-01'],
  ['Cairo before a midnight that does not exist', '2026-04-23T21:59Z', 'Africa/Cairo', 0, '2026-04-23'],
  ['Cairo after a midnight that does not exist', '2026-04-23T22:01Z', 'Africa/Cairo', 0, '2026-04-24'],
  ['Kathmandu 23:50 at +05:45', '2026-05-05T18:05Z', 'Asia/Kathmandu', 0, '2026-05-05'],
  ['Kathmandu 23:50 with a late day start', '2026-05-05T18:05Z', 'Asia/Kathmandu', 4, '2026-05-05'],
  ['New Year at 3 in the morning', '2026-01-01T02:00Z', 'Europe/Berlin', 4, '2025-12-31'],
];

describe('the study day of', () => {
  test.each(cases)('%s', (_name, instant, zone, start, day) => {
    expect(localDay(Date.parse(instant), zone, start)).toBe(day);
  });
});

test('days never go backwards while time goes on in one zone', () => {
  const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Africa/Cairo', 'Asia/Kathmandu', 'UTC');
  const instants = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) });
  fc.assert(
    fc.property(
      zones,
      instants,
      fc.nat(48 * 3600_000),
      fc.integer({ min: 3, max: 6 }),
      (zone, at, later, start) => {
        expect(localDay(at + later, zone, start) >= localDay(at, zone, start)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

const berlin = 'Europe/Berlin';
const newYork = 'America/New_York';
const minute = 60_000;

type Split = [
  name: string,
  start: string,
  ms: number,
  zone: string,
  dayStart: number,
  parts: [string, number][],
];
const splits: Split[] = [
  [
    'a session over midnight, day starts at 0',
    '2026-03-10T22:40Z',
    40 * minute,
    berlin,
    0,
    [
      ['2026-03-10', 1200],
      ['2026-03-11', 1200],
    ],
  ],
  [
    'a session over midnight, day starts at 4',
    '2026-03-10T22:40Z',
    40 * minute,
    berlin,
    4,
    [['2026-03-10', 2400]],
  ],
  [
    'an hour and a half from 03:30 on the day the clocks go forward',
    '2026-03-29T01:30Z',
    90 * minute,
    berlin,
    4,
    [
      ['2026-03-28', 1800],
      ['2026-03-29', 3600],
    ],
  ],
  [
    '26 hours around a day of 25',
    '2026-11-01T03:30Z',
    26 * 60 * minute,
    newYork,
    0,
    [
      ['2026-10-31', 1800],
      ['2026-11-01', 90_000],
      ['2026-11-02', 1800],
    ],
  ],
  [
    'a session that ends as the day does',
    '2026-03-10T22:40Z',
    20 * minute,
    berlin,
    0,
    [['2026-03-10', 1200]],
  ],
  ['a session that starts as the day does', '2026-03-10T23:00Z', minute, berlin, 0, [['2026-03-11', 60]]],
  ['a moment', '2026-03-10T22:40Z', 0, berlin, 0, [['2026-03-10', 0]]],
  [
    'a session over the day that Samoa left out',
    '2011-12-30T09:00Z',
    2 * 60 * minute,
    'Pacific/Apia',
    0,
    [
      ['2011-12-29', 3600],
      ['2011-12-31', 3600],
    ],
  ],
];

describe('cut by day', () => {
  test.each(splits)('%s', (_name, start, ms, zone, dayStart, parts) => {
    const cut = splitByDay(Date.parse(start), ms, zone, dayStart);
    expect(cut.map(({ localDay, activeMs }) => [localDay, activeMs / 1000])).toEqual(parts);
  });
});

test('parts follow each other without a gap, each on its own day, whatever the zone does', () => {
  const zones = fc.constantFrom(berlin, newYork, 'Africa/Cairo', 'Asia/Kathmandu', 'Australia/Lord_Howe');
  const start = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) });
  const length = fc.nat(30 * 60 * minute);
  fc.assert(
    fc.property(start, length, zones, fc.integer({ min: 0, max: 6 }), (from, ms, zone, dayStart) => {
      const parts = splitByDay(from, ms, zone, dayStart);
      let at = from;
      for (const part of parts) {
        expect(part.startedAt).toBe(at);
        expect(localDay(part.startedAt, zone, dayStart)).toBe(part.localDay);
        if (part.activeMs > 0)
          expect(localDay(part.startedAt + part.activeMs - 1, zone, dayStart)).toBe(part.localDay);
        at += part.activeMs;
      }
      expect(at).toBe(from + ms);
      expect(new Set(parts.map((part) => part.localDay)).size).toBe(parts.length);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['2026-01-10T12:00Z', berlin, 60],
  ['2026-07-10T12:00Z', berlin, 120],
  ['2026-01-10T12:00:59Z', 'America/Los_Angeles', -480],
  ['2026-01-10T12:00Z', 'Asia/Kathmandu', 345],
])('at %s the clock of %s is %i minutes ahead', (instant, zone, minutes) => {
  expect(utcOffsetMinutes(Date.parse(instant), zone)).toBe(minutes);
});

test.each([
  ['2026-03-01', -1, '2026-02-28'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2025-12-31', 1, '2026-01-01'],
])('%s and %i days is %s', (day, n, result) => {
  expect(addDays(day, n)).toBe(result);
  expect(daysBetween(day, result)).toBe(n);
});

test.each([
  ['2026-03-09', '2026-03-09'],
  ['2026-03-15', '2026-03-09'],
  ['2026-03-16', '2026-03-16'],
])('the week of %s began on %s', (day, monday) => {
  expect(mondayOf(day)).toBe(monday);
});
