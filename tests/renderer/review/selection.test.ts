// Ticking rows: one by one, a run with Shift, all at once; and which proposals begin ticked.
import { describe, expect, it } from 'vitest';
import { mostTicked, tickedAtFirst } from '#renderer/features/review/proposals.ts';
import { chosen, clicked, isAll, nothing, toggledAll } from '#renderer/features/review/selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];

describe('the selection', () => {
  it('ticks one row and unticks it again', () => {
    const once = clicked(nothing, order, 'b', false);
    expect(chosen(once, order)).toEqual(['b']);
    expect(chosen(clicked(once, order, 'b', false), order)).toEqual([]);
  });

  it('ticks everything between the last click and a click with Shift, in either direction', () => {
    const down = clicked(clicked(nothing, order, 'b', false), order, 'd', true);
    expect(chosen(down, order)).toEqual(['b', 'c', 'd']);
    const up = clicked(clicked(nothing, order, 'd', false), order, 'a', true);
    expect(chosen(up, order)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('ticks one row only when the row clicked before is no longer listed', () => {
    const gone = clicked(nothing, order, 'b', false);
    expect(chosen(clicked(gone, ['c', 'd', 'e'], 'e', true), ['c', 'd', 'e'])).toEqual(['e']);
  });

  it('ticks all, then none', () => {
    const all = toggledAll(clicked(nothing, order, 'c', false), order);
    expect(isAll(all, order)).toBe(true);
    expect(chosen(toggledAll(all, order), order)).toEqual([]);
  });

  it('never counts rows that are not listed', () => {
    expect(chosen(toggledAll(nothing, order), ['a', 'z'])).toEqual(['a']);
    expect(isAll(nothing, [])).toBe(false);
  });
});

describe('proposals', () => {
  const some = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ key: String(n), exists: n === 0 }));

  it('begin ticked, but for those that are cards already', () => {
    expect([...tickedAtFirst(some(4))]).toEqual(['1', '2', '3']);
  });

  it('begin unticked when there are more than one can look through', () => {
    expect(tickedAtFirst(some(mostTicked + 1)).size).toBe(mostTicked);
    expect(tickedAtFirst(some(mostTicked + 2)).size).toBe(0);
  });
});
