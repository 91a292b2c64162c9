// The days of the chart: none left out, none doubled, and an axis that ends on a number one can read.
import { describe, expect, it } from 'vitest';
import {
  axisEnd,
  daysBetween,
  localDay,
  measured,
  noonOf,
  type Summary,
} from '#renderer/features/usage/days.ts';

const tally = { calls: 2, failed: 0, promptTokens: 100, completionTokens: 20, cost: 0.25, unpriced: 0 };

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

  it('without a call stand there with nothing', () => {
    const rows: Summary['days'] = [
      { ...tally, day: '2026-11-22', isLocal: true },
      { ...tally, day: '2026-11-24', isLocal: false },
      { ...tally, day: '2026-10-01', isLocal: false },
    ];
    expect(measured(rows, '2026-11-22', '2026-11-24', 'tokens')).toEqual([
      { day: '2026-11-22', local: 120, cloud: 0 },
      { day: '2026-11-23', local: 0, cloud: 0 },
      { day: '2026-11-24', local: 0, cloud: 120 },
    ]);
    expect(measured(rows, '2026-11-24', '2026-11-24', 'cost')[0]?.cloud).toBe(0.25);
  });
});

describe('the axis', () => {
  it.each([
    [0, 1],
    [1, 1],
    [3, 5],
    [6, 10],
    [10, 10],
    [11, 20],
    [480, 500],
    [0.03, 0.05],
    [0.00021, 0.0005],
  ])('for %d ends at %d', (largest, end) => {
    expect(axisEnd(largest)).toBeCloseTo(end, 8);
  });
});
