// A search as an address, and a result as marked text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stretches } from '#renderer/features/search/highlighted.tsx';
import { readQuery, writeQuery } from '#renderer/features/search/query.ts';

describe('the address of a search', () => {
  it('brings back what was searched and where', () => {
    const query = { text: 'a "b c" & d', scope: { subjectId: 's', materialId: 'm', pageFrom: 2, pageTo: 9 } };
    expect(readQuery(new URLSearchParams(writeQuery(query).toString()))).toEqual(query);
  });

  it('ignores pages without a file and numbers that are none', () => {
    expect(readQuery(new URLSearchParams('q=x&from=3')).scope).toEqual({});
    expect(readQuery(new URLSearchParams('q=x&material=m&from=0&to=abc')).scope).toEqual({ materialId: 'm' });
  });
});

describe('a marked text', () => {
  it('is cut at its ranges', () => {
    expect(stretches('the force acts', [[4, 9]])).toEqual([
      { at: 0, words: 'the ', marked: false },
      { at: 4, words: 'force', marked: true },
      { at: 9, words: ' acts', marked: false },
    ]);
  });

  it('never loses or repeats a character, whatever the ranges', () => {
    const range = fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    fc.assert(
      fc.property(fc.string({ maxLength: 25 }), fc.array(range), (text, ranges) => {
        expect(
          stretches(text, ranges)
            .map(({ words }) => words)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
