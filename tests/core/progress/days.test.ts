// Which study day an instant falls on, across zones and clock changes.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDay } from '#core/progress/days.ts';

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
