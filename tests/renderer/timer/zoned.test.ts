import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOf, zonedFields, zonedTime } from '#renderer/features/timer/zoned.ts';

test('a session is shown in the zone it was recorded in', () => {
  const at = Date.UTC(2026, 2, 10, 23, 5);
  expect(zonedFields(at, 'Europe/Berlin')).toEqual({ date: '2026-03-11', time: '00:05' });
  expect(zonedTime(at, 'Asia/Kathmandu', 'en-GB')).toBe('04:50');
});

test('what is shown leads back to the same minute, in any zone, but for the hour that comes twice', () => {
  const zones = [
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'Africa/Cairo',
    'UTC',
  ];
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) }),
      fc.constantFrom(...zones),
      (ms, zone) => {
        const at = Math.floor(ms / 60_000) * 60_000;
        const { date, time } = zonedFields(at, zone);
        const back = instantOf(date, time, zone) ?? Number.NaN;
        expect(zonedFields(back, zone)).toEqual({ date, time });
        expect([0, 3_600_000]).toContain(at - back);
      },
    ),
  );
});

test.each([
  [
    'a time that the clocks skip is the one an hour later',
    '2026-03-29',
    '02:30',
    'Europe/Berlin',
    '2026-03-29T01:30Z',
  ],
  ['a time that comes twice is the first', '2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30Z'],
])('%s', (_name, date, time, zone, instant) => {
  expect(instantOf(date, time, zone)).toBe(Date.parse(instant));
});

test('half a date is none', () => {
  expect(instantOf('', '14:05', 'UTC')).toBeNull();
  expect(instantOf('2026-03-10', '', 'UTC')).toBeNull();
});
