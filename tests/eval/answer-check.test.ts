// The check of a model's sentences, tried on sentences that are right and on the same with one thing wrong. What is known
// to pass, a term in place of its sibling, is in the figures of `npm run eval` and not promised here.
import { describe, expect, it } from 'vitest';
import { isFound, swaps, unswapped } from '../../scripts/eval/swaps.ts';

describe('a sentence that cites its source', () => {
  it.each(unswapped.map(({ gold, ...rest }) => [gold, rest] as const))(
    'is found there: %s',
    (gold, { section, question }) => {
      expect(isFound(gold, section, question)).toBe(true);
    },
  );

  it.each(swaps.filter(({ what }) => what !== 'term').map((swap) => [swap.what, swap.after, swap] as const))(
    'is not found there with another %s: %s',
    (_what, _after, { before, after, section, question }) => {
      expect(after).not.toBe(before);
      expect(isFound(after, section, question)).toBe(false);
    },
  );

  it('is tried with at least ten numbers and twenty names', () => {
    const count = (wanted: string) => swaps.filter(({ what }) => what === wanted).length;
    expect(count('number')).toBeGreaterThanOrEqual(10);
    expect(count('name')).toBeGreaterThanOrEqual(20);
  });
});
