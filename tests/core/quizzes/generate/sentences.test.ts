import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf, createSentenceSplitter } from '#core/quizzes/generate/sentences.ts';
import type { SourcePassage } from '#core/quizzes/generate/types.ts';

const split = createSentenceSplitter('en');
const sentences = (text: string) => split({ text, from: 0, to: text.length }).map((span) => span.text);
const passage = (text: string): SourcePassage => ({
  chunkId: 'c',
  page: 1,
  charFrom: 7,
  text,
  heading: null,
  section: 0,
});

describe('sentences', () => {
  it.each([
    [['Dr. Brenn came at 3 p.m. with the plans.', 'He left.']],
    [['See Fig. 3 and Eq. 4 of it.', 'Then go on.']],
    [['J. S. Bach wrote it.', 'Others copied it.']],
    [['The time taken is called the period T.', 'Its unit is the second.']],
    [['It was dry, e.g. in May.', 'It rained later.']],
  ])('are cut where they end: %j', (parts) => {
    expect(sentences(parts.join(' '))).toEqual(parts);
  });

  it('are literally the text between their offsets', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'B', ' ', '.', '\n', '?', 'é', '5') }), (text) => {
        for (const line of blocksOf(passage(text)).flat()) {
          expect(text.slice(line.from - 7, line.to - 7)).toBe(line.text);
          for (const span of split(line)) expect(text.slice(span.from - 7, span.to - 7)).toBe(span.text);
        }
      }),
    );
  });
});
