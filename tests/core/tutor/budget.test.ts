// How a context is shared: by rank, within each share, and never beyond the whole.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitIn, sharesOf } from '#core/tutor/budget.ts';

/** A token a character, so that a text's length is its price; each message costs 4 more. */
const model = (contextTokens: number) => ({ contextTokens, tokensOf: (text: string) => text.length });
const long = (n: number) => 'x'.repeat(n - 4);
const source = (name: string, tokens: number) => [name, long(tokens)] as const;

test.each([
  [2048, 350],
  [4096, 650],
  [8192, 900],
  [3000, 350],
  [32_768, 900],
])('a context of %i leaves %i tokens for the answer', (contextTokens, answer) => {
  expect(sharesOf(contextTokens).answer).toBe(answer);
});

test('sources are taken by rank until their share is full', () => {
  const sources = ['a', 'b', 'c', 'd'].map((name) => source(name, 600));
  expect(fitIn(model(4096), [long(300)], sources, []).sources).toEqual(['a', 'b', 'c']);
});

test('a source too large for what is left makes room for the next smaller one', () => {
  const sources = [source('a', 1500), source('b', 600), source('c', 300)];
  expect(fitIn(model(4096), [long(300)], sources, []).sources).toEqual(['a', 'c']);
});

test('of the history the newest turns stay, without a gap', () => {
  const history = [
    ['oldest', [long(10)]],
    ['middle', [long(450)]],
    ['newest', [long(100)]],
  ] as const;
  expect(fitIn(model(4096), [long(300)], [], history).history).toEqual(['newest']);
});

test('instructions and question that fill the context leave room for nothing', () => {
  expect(fitIn(model(2048), [long(2000)], [source('a', 50)], [['t', [long(20)]]])).toEqual({
    sources: [],
    history: [],
  });
});

describe('whatever comes, prompt and answer stay below the context', () => {
  test.each([2048, 4096, 8192])('of %i', (contextTokens) => {
    const size = fc.integer({ min: 4, max: 3000 });
    const room = Math.floor(contextTokens * 0.4);
    fc.assert(
      fc.property(fc.integer({ min: 4, max: room }), fc.array(size), fc.array(size), (fixed, some, turns) => {
        const fitted = fitIn(
          model(contextTokens),
          [long(fixed)],
          some.map((n) => [n, long(n)] as const),
          turns.map((n) => [n, [long(n)]] as const),
        );
        const used = fixed + [...fitted.sources, ...fitted.history].reduce((sum, n) => sum + n, 0);
        const { answer, reserve } = sharesOf(contextTokens);
        expect(used + answer).toBeLessThanOrEqual(contextTokens * (1 - reserve));
      }),
    );
  });
});
