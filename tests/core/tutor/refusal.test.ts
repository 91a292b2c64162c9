// The word that says "not in these sources", told from everything that only looks like it.
import { expect, test } from 'vitest';
import { mayBecomeRefusal, saysNotInSources, withoutRefusal } from '#core/tutor/refusal.ts';

test.each([
  'NOT_IN_SOURCES',
  'NOT_IN_SOURCES. The year is missing.',
  '\n  NOT_IN_SOURCES',
  '**NOT_IN_SOURCES** The year is missing.',
  '"NOT IN SOURCES"',
])('%j says it', (text) => {
  expect(saysNotInSources(text)).toBe(true);
});

test.each(['', 'Not in sources we trust.', 'Nodes are at rest. NOT_IN_SOURCES', 'NOTHING moves there.'])(
  '%j does not',
  (text) => {
    expect(saysNotInSources(text)).toBe(false);
  },
);

test('while it is being said nothing of it is shown', () => {
  const said = '**NOT_IN_SOURCES** The year';
  for (let n = 0; n <= said.length; n += 1) expect(mayBecomeRefusal(said.slice(0, n))).toBe(true);
});

test('a text that only begins with the same letters is shown as soon as that is plain', () => {
  expect(mayBecomeRefusal('NOT')).toBe(true);
  expect(mayBecomeRefusal('NOTH')).toBe(false);
  expect(mayBecomeRefusal('Not')).toBe(false);
});

test('inside a text the word goes and the rest stays', () => {
  expect(withoutRefusal('Nodes rest. NOT_IN_SOURCES: the year.')).toBe('Nodes rest. the year.');
});
