// Gaps: what is asked, what is text, and what is math.
import { expect, test } from 'vitest';
import { clozeParts } from '#core/review/cloze.ts';

const gaps = (front: string) => clozeParts(front).flatMap(({ text, gap }) => (gap ? [text] : []));

test('a text is cut at its gaps and nothing is lost', () => {
  expect(clozeParts('The {{ mitochondrion }} makes {{ATP}}.')).toEqual([
    { text: 'The ', gap: false },
    { text: 'mitochondrion', gap: true },
    { text: ' makes ', gap: false },
    { text: 'ATP', gap: true },
    { text: '.', gap: false },
  ]);
});

test.each([
  ['nothing in it', 'A gap of {{ }} and of {{}}.'],
  ['nothing that closes it', 'Opened {{and left so.'],
  ['single braces', 'A set {a, b}.'],
  ['braces of a formula', 'The half is $\\frac{{1}}{2}$.'],
  ['braces of a displayed formula', '$$\n\\sqrt{{x}}\n$$'],
])('there is no gap with %s', (_, front) => {
  expect(gaps(front)).toEqual([]);
  expect(clozeParts(front)).toEqual([{ text: front, gap: false }]);
});

test('a gap may hold a formula, whose own braces do not close it', () => {
  expect(gaps('Energy is {{$\\frac{m v^{2}}{2}$}} here.')).toEqual(['$\\frac{m v^{2}}{2}$']);
});

test('prices are no formulas', () => {
  expect(gaps('It cost $5, then {{$6}}, then $7.')).toEqual(['$6']);
});

test('a gap that another one opens in is text up to there', () => {
  expect(clozeParts('{{one {{two}}')).toEqual([
    { text: '{{one ', gap: false },
    { text: 'two', gap: true },
  ]);
});
