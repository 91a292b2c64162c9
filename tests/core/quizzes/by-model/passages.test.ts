// What a model reads at a time, and how a quiz is spread over a text.
import { describe, expect, it } from 'vitest';
import { fullSize, planOf, readable, smallSize, wordCount } from '#core/quizzes/by-model/passages.ts';
import type { SourcePassage } from '#core/quizzes/generate/types.ts';

const sentence = 'The old lamp on the quay burns all night and nobody knows who lights it. ';

/** Pieces of so many words each, one after the other on one page. */
function material(words: number[], language: string | null = 'en') {
  let charFrom = 0;
  const passages = words.map((count, section): SourcePassage => {
    const text = sentence.repeat(Math.ceil(count / 15)).trim();
    const piece = { chunkId: `${section}`, page: 1, charFrom, text, heading: null, section: 0 };
    charFrom += text.length + 2;
    return piece;
  });
  return { id: 'm', title: 'Lamps', language, passages };
}

describe('readable', () => {
  it('joins neighbours until there is enough to ask about', () => {
    const passages = readable(material([150, 150, 150, 150]), fullSize);
    expect(passages.map(({ pieces }) => pieces.length)).toEqual([2, 2]);
    for (const { text } of passages) expect(wordCount(text)).toBeGreaterThanOrEqual(fullSize.least);
  });

  it('cuts what is too long at the ends of sentences, and every part still lies where it says', () => {
    const source = material([1300]);
    const passages = readable(source, fullSize);
    expect(passages.length).toBeGreaterThanOrEqual(3);
    for (const { text, pieces } of passages) {
      expect(wordCount(text)).toBeLessThanOrEqual(fullSize.most);
      expect(text).toMatch(/\.$/);
      for (const piece of pieces)
        expect(source.passages[0]?.text.slice(piece.charFrom, piece.charFrom + piece.text.length)).toBe(
          piece.text,
        );
    }
  });

  it('gives a small context less to read', () => {
    for (const { text } of readable(material([1300]), smallSize))
      expect(wordCount(text)).toBeLessThanOrEqual(smallSize.most);
  });

  it('leaves out scraps', () => {
    expect(readable(material([15]), fullSize)).toEqual([]);
  });

  it('counts scripts that write without spaces', () => {
    expect(wordCount('光は波であり粒子でもある')).toBeGreaterThan(3);
  });
});

describe('planOf', () => {
  const many = readable(material(Array.from({ length: 20 }, () => 300)), fullSize);

  it('asks little of each passage and spreads over all of them', () => {
    const { tasks, spare } = planOf(many, 10, 0);
    expect(tasks.map(({ count }) => count)).toEqual([2, 2, 2, 2, 2]);
    expect(tasks.length + spare.length).toBe(many.length);
    const at = tasks.map(({ passage }) => many.indexOf(passage));
    expect(at.slice(1).map((one, i) => one - (at[i] as number))).toEqual([4, 4, 4, 4]);
  });

  it('asks for as many as wanted, and never more than three of one passage', () => {
    const total = (wanted: number) =>
      planOf(many, wanted, 3).tasks.reduce((sum, { count }) => sum + count, 0);
    expect([1, 2, 5, 9].map(total)).toEqual([1, 2, 5, 9]);
    expect(Math.max(...planOf(many, 50, 0).tasks.map(({ count }) => count))).toBe(3);
    expect(planOf(many.slice(0, 1), 10, 0).tasks.map(({ count }) => count)).toEqual([3]);
  });

  it('is the same for the same past and begins elsewhere after it', () => {
    expect(planOf(many, 4, 7)).toEqual(planOf(many, 4, 7));
    const begins = new Set([0, 10, 20, 30, 40].map((asked) => planOf(many, 4, asked).tasks[0]?.passage));
    expect(begins.size).toBeGreaterThan(1);
  });

  it('of nothing is nothing', () => {
    expect(planOf([], 5, 0)).toEqual({ tasks: [], spare: [] });
  });
});
