// How well the check of a model's sentences tells true from invented, on planted sentences about texts of our own: every
// swapped number and name is caught, every sentence from nowhere is, and nearly every true one passes.
import { describe, expect, test } from 'vitest';
import { checkAnswer } from '#core/tutor/check.ts';
import { falsified, foreign, passages, truthful } from './planted-claims.ts';

const sources = passages.map((text) => ({ heading: null, text, cite: () => null }));

function supportOf(sentence: string, source: number) {
  const text = `${sentence.replace(/\.$/, '')} [S${source + 1}].`;
  const said = { text, isWhole: true, opening: '', question: 'What do you know?' };
  return checkAnswer(said, sources, () => 1)(1).sentences[0]?.support;
}

describe('a true sentence is found, when it is', () => {
  test.each(truthful)('$how: $says', ({ says, source }) => {
    expect(supportOf(says, source)).toBe('found');
  });
});

describe('a sentence is not found with', () => {
  test.each(falsified)('$how: $says', ({ says, source }) => {
    expect(supportOf(says, source)).toBe('unsupported');
  });
});

test.each(foreign)('what no passage says is not found in any: %s', (says) => {
  for (const source of passages.keys()) expect(supportOf(says, source)).toBe('unsupported');
});

test('a true sentence with the mark of another passage is not found', () => {
  for (const { says, source } of truthful)
    expect(supportOf(says, (source + 1) % passages.length)).toBe('unsupported');
});
