import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCalendar, dayAfter } from '#core/usage/calendar.ts';

const zones = [
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Europe/Berlin',
];

it('a day starts at its first instant, in every zone and on days that the clocks change', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.date({ min: new Date('2015-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      (zone, date) => {
        const { dayOf, startOf } = createCalendar(zone);
        const start = startOf(dayOf(date.getTime()));
        expect(dayOf(start)).toBe(dayOf(date.getTime()));
        expect(dayOf(start - 1) < dayOf(start)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

it.each([
  ['2026-02-28', '2026-03-01'],
  ['2028-02-28', '2028-02-29'],
  ['2026-12-31', '2027-01-01'],
])('the day after %s is %s', (day, next) => {
  expect(dayAfter(day)).toBe(next);
});
