// Marks as models write them, taken out of a text with the place they stood at.
import { expect, test } from 'vitest';
import { readMarks } from '#core/tutor/marks.ts';

test.each([
  ['[S1]', 'Sound bends [S1].', [0]],
  ['[S1, S2]', 'Sound bends [S1, S2].', [0, 1]],
  ['[S1][S2]', 'Sound bends [S1][S2].', [0, 1]],
  ['[S1] [S3]', 'Sound bends [S1] [S3].', [0, 2]],
  ['[S2; S1]', 'Sound bends [S2; S1].', [1, 0]],
  ['[S1 and S2]', 'Sound bends [S1 and S2].', [0, 1]],
  ['(S2)', 'Sound bends (S2).', [1]],
  ['【S2】', 'Sound bends 【S2】.', [1]],
  ['【S2†page 4】', 'Sound bends 【S2†page 4】.', [1]],
  ['[Source 3]', 'Sound bends [Source 3].', [2]],
  ['[src 3]', 'Sound bends [src 3].', [2]],
  ['[s1]', 'Sound bends [s1].', [0]],
  ['[ S1 ]', 'Sound bends [ S1 ].', [0]],
  ['[2]', 'Sound bends [2].', [1]],
  ['[S1, S1]', 'Sound bends [S1, S1].', [0]],
])('%s is read, and leaves no trace in the text', (_, text, sources) => {
  expect(readMarks(text, 3)).toEqual({ plain: 'Sound bends.', marks: [{ at: 11, sources }] });
});

test('a mark of a source that was never given is dropped', () => {
  expect(readMarks('Sound bends [S9].', 3)).toEqual({ plain: 'Sound bends.', marks: [] });
});

test('of a list of marks the ones that exist are kept', () => {
  expect(readMarks('Sound bends [S2, S9].', 3).marks).toEqual([{ at: 11, sources: [1] }]);
});

test.each([
  ['a number in brackets beyond the sources', 'As shown before [14].'],
  ['a counted list', '(1) Hold the string. (2) Let it go.'],
  ['a formula', 'The value f(S) is a[i].'],
  ['a year', 'Found early [1723].'],
])('%s stays what it is', (_, text) => {
  expect(readMarks(text, 3)).toEqual({ plain: text, marks: [] });
});
