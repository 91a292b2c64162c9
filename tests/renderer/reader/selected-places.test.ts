// From a selection in the text layer to the stored characters it stands for.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextRun } from '#contract/engine.ts';
import { type ItemSpan, marksFor } from '#renderer/features/reader/marks.ts';
import { placesOf } from '#renderer/features/reader/selected-places.ts';

const text = 'Photosynthesis turns light into sugar. End';
// Drawn as: "Pho", "tosynthesis ", "turns light", "into sug-", "ar. End"
const runs: TextRun[] = [
  { charFrom: 0, charTo: 3, item: 0, offset: 0 },
  { charFrom: 3, charTo: 15, item: 1, offset: 0 },
  { charFrom: 15, charTo: 26, item: 3, offset: 0 },
  { charFrom: 27, charTo: 35, item: 4, offset: 0 },
  { charFrom: 35, charTo: 42, item: 5, offset: 0 },
];

const words = (items: ItemSpan[], stored = { text, runs }) =>
  placesOf({ page: 3, items, chars: [] }, stored).map(({ charFrom, charTo }) =>
    stored.text.slice(charFrom, charTo),
  );

describe('a selection on a drawn page', () => {
  it('is one place, over items, blanks between them and a hyphen at a line end', () => {
    const items = [
      { item: 1, from: 0, to: 12 },
      { item: 3, from: 0, to: 11 },
      { item: 4, from: 0, to: 9 },
      { item: 5, from: 0, to: 2 },
    ];
    expect(words(items)).toEqual(['tosynthesis turns light into sugar']);
    expect(placesOf({ page: 3, items, chars: [] }, { text, runs })[0]).toEqual({
      page: 3,
      charFrom: 3,
      charTo: 37,
    });
  });

  it('leaves blanks at its ends out, and is none when there is nothing else', () => {
    expect(words([{ item: 5, from: 3, to: 7 }])).toEqual(['End']);
    expect(words([{ item: 1, from: 11, to: 12 }])).toEqual([]);
    expect(words([])).toEqual([]);
  });

  it('is none where nothing of it was stored', () => {
    expect(words([{ item: 2, from: 0, to: 4 }])).toEqual([]);
  });

  it('is several places when the page was stored in another order than it is drawn in', () => {
    const columns = {
      text: 'left one\nleft two\nright one',
      runs: [
        { charFrom: 0, charTo: 8, item: 0, offset: 0 },
        { charFrom: 9, charTo: 17, item: 2, offset: 0 },
        { charFrom: 18, charTo: 27, item: 1, offset: 0 },
      ],
    };
    const items = [
      { item: 0, from: 0, to: 8 },
      { item: 1, from: 0, to: 9 },
    ];
    expect(words(items, columns)).toEqual(['left one', 'right one']);
  });

  it('is exactly what drawing its place selects', () => {
    const strings = ['Pho', 'tosynthesis ', '', 'turns light', 'into sug-', 'ar. End'];
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), (a, b) => {
        const [charFrom, charTo] = [Math.min(a, b), Math.max(a, b)];
        const found = words(marksFor(runs, strings, charFrom, charTo));
        expect(found).toEqual([text.slice(charFrom, charTo).trim()].filter((each) => each !== ''));
      }),
    );
  });
});

describe('a selection on a text page', () => {
  it('reaches from its first to its last character, signs of the markup between them included', () => {
    const source = 'The **nucleus** holds\n\nthe genome.';
    const chars = [
      { charFrom: 4, charTo: 4 },
      { charFrom: 6, charTo: 13 },
      { charFrom: 15, charTo: 21 },
      { charFrom: 23, charTo: 26 },
    ].slice(1);
    const [place] = placesOf({ page: 1, items: [], chars }, { text: source, runs: [] });
    expect(source.slice(place!.charFrom, place!.charTo)).toBe('nucleus** holds\n\nthe');
  });
});
