// The road from stored characters to drawn ones: right where both agree, silent where they do not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextRun } from '#contract/engine.ts';
import { agreement, markAttributes, marksFor, piecesOf, textOf } from '#renderer/features/reader/marks.ts';

const items = ['Pho', 'tosynthesis ', '', 'turns light', 'into sug-', 'ar. End'];
// Stored: "Photosynthesis turns light into sugar. End"
const runs: TextRun[] = [
  { charFrom: 0, charTo: 3, item: 0, offset: 0 },
  { charFrom: 3, charTo: 15, item: 1, offset: 0 },
  { charFrom: 15, charTo: 26, item: 3, offset: 0 },
  { charFrom: 27, charTo: 35, item: 4, offset: 0 },
  { charFrom: 35, charTo: 42, item: 5, offset: 0 },
];

describe('marksFor', () => {
  it.each([
    [
      'a word split over two items',
      0,
      14,
      [
        { item: 0, from: 0, to: 3 },
        { item: 1, from: 0, to: 11 },
      ],
    ],
    ['part of one item', 21, 26, [{ item: 3, from: 6, to: 11 }]],
    [
      'a word hyphenated at the line end',
      32,
      37,
      [
        { item: 4, from: 5, to: 8 },
        { item: 5, from: 0, to: 2 },
      ],
    ],
    ['a joining space only', 26, 27, []],
    ['nothing', 5, 5, []],
    ['past the end', 50, 60, []],
  ])('finds %s', (_name, from, to, expected) => {
    expect(marksFor(runs, items, from, to)).toEqual(expected);
  });

  it('marks nothing when a run points past its item', () => {
    expect(marksFor(runs, ['Pho', 'short'], 0, 14)).toEqual([]);
  });

  it('keeps the offset of a run that starts inside its item', () => {
    const inside: TextRun[] = [{ charFrom: 0, charTo: 4, item: 0, offset: 3 }];
    expect(textOf(marksFor(inside, ['12 Area'], 0, 4), ['12 Area'])).toBe('Area');
  });

  it('covers exactly the asked characters that were drawn, for any range', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1 }),
        fc.nat(),
        fc.nat(),
        (strings, a, b) => {
          let at = 0;
          const map = strings.map((text, item) => {
            const run = { charFrom: at, charTo: at + text.length, item, offset: 0 };
            at += text.length;
            return run;
          });
          const [from, to] = [a % (at + 1), b % (at + 1)].sort((x, y) => x - y) as [number, number];
          expect(textOf(marksFor(map, strings, from, to), strings)).toBe(strings.join('').slice(from, to));
        },
      ),
    );
  });
});

describe('agreement', () => {
  it.each([
    ['the same words in other spacing and case', 'Turns lightinto', 'turns light into', 1],
    ['a ligature and its letters', 'ﬁeld', 'field', 1],
    ['a soft hyphen', 'pho\u00adton', 'photon', 1],
  ])('is full for %s', (_name, text, quote, expected) => {
    expect(agreement(text, quote)).toBe(expected);
  });

  it('is too low for other words of the same length', () => {
    expect(
      agreement('the mitochondria is the powerhouse', 'entropy never decreases on its own'),
    ).toBeLessThan(0.5);
  });

  it('is nothing for an empty quote', () => {
    expect(agreement('anything', ' ')).toBe(0);
  });

  it('stays above nine tenths for one wrong letter in twenty', () => {
    expect(agreement('abcdefghijklmnopqrst', 'abcdefghijklmnopqrsX')).toBeCloseTo(0.95);
  });
});

describe('piecesOf', () => {
  it('cuts where marks begin and end and names all marks on a piece', () => {
    const pieces = piecesOf('abcdef', [
      { from: 1, to: 4, kind: 'citation' },
      { from: 3, to: 5, kind: 'find' },
    ]);
    expect(pieces).toEqual([
      { text: 'a', kinds: [] },
      { text: 'bc', kinds: ['citation'] },
      { text: 'd', kinds: ['citation', 'find'] },
      { text: 'e', kinds: ['find'] },
      { text: 'f', kinds: [] },
    ]);
  });

  it('never loses or repeats a character', () => {
    const span = fc.record({ from: fc.nat(20), to: fc.nat(20), kind: fc.constant('find' as const) });
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.array(span), (text, spans) => {
        expect(
          piecesOf(text, spans)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('a highlight', () => {
  const look = (id: string, noted = false) => ({ id, colour: 'green' as const, noted, description: id });

  it('inside another one is the one that is drawn and pressed', () => {
    const pieces = piecesOf('abcdef', [
      { from: 0, to: 6, kind: 'highlight', highlight: look('long') },
      { from: 2, to: 4, kind: 'highlight', highlight: look('short') },
      { from: 3, to: 4, kind: 'find' },
    ]);
    expect(pieces.map(({ text, highlight }) => [text, highlight?.id])).toEqual([
      ['ab', 'long'],
      ['c', 'short'],
      ['d', 'short'],
      ['ef', 'long'],
    ]);
    expect(pieces[2]!.kinds).toEqual(['highlight', 'find']);
  });

  it('is one stop for the keyboard, described in words, however many pieces it has', () => {
    const piece = { kinds: ['highlight' as const], highlight: look('a', true) };
    expect(markAttributes(piece, true)).toMatchObject({
      role: 'button',
      tabIndex: 0,
      'aria-description': 'a',
      'data-noted': '',
    });
    expect(markAttributes(piece, false)).toEqual({
      'data-mark': 'highlight',
      'data-highlight': 'a',
      'data-colour': 'green',
    });
  });
});
