// A CSV that a spreadsheet opens as it was meant, whatever a model is called.
import { describe, expect, it } from 'vitest';
import { csvOf } from '#renderer/features/usage/csv.ts';
import type { Summary } from '#renderer/features/usage/days.ts';
import { costOf, csvOfDays } from '#renderer/features/usage/days-csv.ts';

const tally = { calls: 3, failed: 1, promptTokens: 900, completionTokens: 120, cost: 0.5, unpriced: 0 };

describe('a CSV', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['@cmd', "'@cmd"],
    ['-x,y', `"'-x,y"`],
  ])('writes %j as %j', (text, field) => {
    expect(csvOf(['name'], [[text]])).toBe(`name\r\n${field}\r\n`);
  });

  it('writes numbers as they are and what is unknown as nothing', () => {
    expect(csvOf(['a', 'b', 'c'], [[-1.5, null, 0]])).toBe('a,b,c\r\n-1.5,,0\r\n');
  });

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
