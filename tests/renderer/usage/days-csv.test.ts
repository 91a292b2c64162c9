// The file of AI use, and what a sum of calls cost.
import { describe, expect, it } from 'vitest';
import type { Summary } from '#renderer/features/usage/days.ts';
import { costOf, csvOfDays } from '#renderer/features/usage/days-csv.ts';

const tally = { calls: 3, failed: 1, promptTokens: 900, completionTokens: 120, cost: 0.5, unpriced: 0 };

describe('the file', () => {
  it('holds one line a day and place', () => {
    const summary: Summary = {
      days: [
        { ...tally, day: '2026-11-23', isLocal: false },
        { ...tally, day: '2026-11-24', isLocal: false, calls: 2, unpriced: 2, cost: 0 },
      ],
      models: [],
      total: tally,
      currency: 'EUR',
    };
    expect(csvOfDays(summary).split('\r\n').slice(1, 3)).toEqual([
      '2026-11-23,cloud,3,1,900,120,0.5,EUR,0',
      '2026-11-24,cloud,2,1,900,120,,EUR,2',
    ]);
  });
});

describe('the cost of several calls', () => {
  it('is unknown, not 0, when none of them has a price', () => {
    expect(costOf({ ...tally, cost: 0, unpriced: 3 })).toBeNull();
    expect(costOf({ ...tally, unpriced: 1 })).toBe(0.5);
    expect(costOf({ ...tally, cost: 0 })).toBe(0);
  });
});
