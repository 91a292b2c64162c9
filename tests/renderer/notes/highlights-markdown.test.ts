// Highlights as a file somebody can read without the app.
import { expect, it } from 'vitest';
import { markdownOfHighlights } from '#renderer/features/notes/highlights-markdown.ts';

const words = { title: 'Highlights', page: (page: number) => `Page ${page}`, lost: 'No longer there.' };
const one = {
  materialId: 'a',
  materialTitle: 'Waves',
  page: 2,
  charFrom: 10,
  quote: 'An echo',
  note: '',
  lost: false,
};

it('goes by file and page, in the order of the words, with each note under its quote', () => {
  const text = markdownOfHighlights(
    [
      { ...one, charFrom: 90, quote: 'Bats find\n moths', note: ' How? ' },
      one,
      { ...one, page: 1, quote: 'A wave' },
      { ...one, materialId: 'b', materialTitle: 'Cells', page: 7, quote: 'The nucleus' },
    ],
    words,
  );
  expect(text).toBe(`# Highlights

## Cells

### Page 7

> The nucleus

## Waves

### Page 1

> A wave

### Page 2

> An echo

> Bats find
> moths

How?
`);
});

it('says which words are no longer on their page', () => {
  expect(markdownOfHighlights([{ ...one, lost: true }], words)).toContain(
    '> An echo\n\n*No longer there.*\n',
  );
});

it('keeps files of one name apart', () => {
  const text = markdownOfHighlights([one, { ...one, materialId: 'b' }], words);
  expect(text.match(/## Waves/g)).toHaveLength(2);
});
