// Plain dates are counted by the calendar, whatever the clocks do.
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, localDay, mondayOf, noonOf, weekdayOf } from '#renderer/lib/days.ts';

describe('days', () => {
  it('run over the end of a month and through a change of clocks', () => {
    expect(daysBetween('2026-10-24', '2026-10-26')).toEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
    expect(daysBetween('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
    expect(daysBetween('2026-01-01', '2026-12-31')).toHaveLength(365);
  });

  it('are counted back from today by the calendar', () => {
    const noon = new Date(2026, 2, 1, 12).getTime();
    expect(localDay(noon)).toBe('2026-03-01');
    expect(localDay(noon, 1)).toBe('2026-02-28');
    expect(localDay(noonOf('2026-11-05'))).toBe('2026-11-05');
  });

  it('are moved over ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(addDays('2026-10-25', 0)).toBe('2026-10-25');
  });

  it('belong to the week that began on a Monday', () => {
    expect(weekdayOf('2026-11-23')).toBe(0);
    expect(weekdayOf('2026-11-29')).toBe(6);
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
    expect(mondayOf('2027-01-01')).toBe('2026-12-28');
  });
});
