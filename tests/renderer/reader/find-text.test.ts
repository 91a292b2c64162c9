// Finding in a page: forgiving about form, exact about place.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIn } from '#renderer/features/reader/find-text.ts';

describe('findIn', () => {
  it.each([
    ['another case', 'Force and FORCE', 'force', ['Force', 'FORCE']],
    ['accents left out', 'La fricción crece', 'friccion', ['fricción']],
    ['combined accents', 'cafe\u0301 noir', 'café', ['cafe\u0301']],
    ['a ligature', 'the ﬁeld lines', 'field', ['ﬁeld']],
    ['a line break for a space', 'static\n friction', 'static friction', ['static\n friction']],
    ['a typographic apostrophe', 'Newton’s law', "newton's", ['Newton’s']],
    ['Chinese', '植物的光合作用', '光合', ['光合']],
    ['letters beyond the first plane', '𝑭 = 𝑚𝑎', '= ma', ['= 𝑚𝑎']],
  ])('sees through %s', (_name, text, wanted, expected) => {
    expect(findIn(text, wanted).map(([from, to]) => text.slice(from, to))).toEqual(expected);
  });

  it('looks past the signs of Markdown where they are not shown', () => {
    const text = 'The **cell** is `alive`.';
    expect(findIn(text, 'cell is alive', true).map(([from, to]) => text.slice(from, to))).toEqual([
      'cell** is `alive`',
    ]);
    expect(findIn(text, 'cell is alive')).toEqual([]);
  });

  it('finds nothing for blank input', () => {
    expect(findIn('a b', '  ')).toEqual([]);
  });

  it('finds neighbours but no overlaps', () => {
    expect(findIn('aaaa', 'aa')).toEqual([
      [0, 2],
      [2, 4],
    ]);
  });

  it('always finds a stretch of the text itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.nat(), (text, a, b) => {
        const from = a % text.length;
        const piece = [...text.slice(from, from + 1 + (b % 8))].join('');
        fc.pre(piece.isWellFormed() && /[a-z0-9]/i.test(piece) && piece === piece.trim());
        expect(findIn(text, piece).length).toBeGreaterThan(0);
      }),
    );
  });
});
