import { describe, expect, it } from 'vitest';
import { english } from '#main/words/english.ts';
import { spanish } from '#main/words/spanish.ts';
import { wordsFor } from '#main/words/words.ts';

type Leaf = string | ((...values: never[]) => string);

function leaves(node: object, path: string[] = []): [string, Leaf][] {
  return Object.entries(node).flatMap(([key, value]): [string, Leaf][] =>
    typeof value === 'object' && value !== null
      ? leaves(value, [...path, key])
      : [[[...path, key].join('.'), value as Leaf]],
  );
}

/** What a text says when its values are 7 and so on, so that a value it leaves out is noticed. */
function said(leaf: Leaf): string {
  return typeof leaf === 'string' ? leaf : leaf(...([7, 7, 7] as never[]));
}

describe('the shell’s words', () => {
  it.each([
    ['es', spanish],
    ['es-MX', spanish],
    ['es_ES', spanish],
    ['en-GB', english],
    ['est', english],
    ['', english],
  ] as const)('for %s are those of its language, else English', (locale, words) => {
    expect(wordsFor(locale)).toBe(words);
  });

  it('are complete in Spanish, and translated', () => {
    const same = new Set(['rang.xp']);
    const [en, es] = [leaves(english), new Map(leaves(spanish))];
    for (const [path, leaf] of en) {
      const other = es.get(path);
      expect(other, path).toBeDefined();
      if (other === undefined || same.has(path)) continue;
      expect(said(other), path).not.toBe(said(leaf));
      expect(said(other).includes('7'), path).toBe(said(leaf).includes('7'));
    }
  });
});
