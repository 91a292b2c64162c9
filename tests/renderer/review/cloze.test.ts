// Gaps as the student sees them: hidden in the question, filled and marked in the answer, and never inside a formula.
import { describe, expect, it } from 'vitest';
import { clozeParts as partsOfCore } from '#core/review/cloze.ts';
import { clozeParts, filledIn, hidden, plainFront, withGaps } from '#renderer/features/review/cloze.ts';

const marked = ({ text, gaps }: { text: string; gaps: readonly { from: number; to: number }[] }) =>
  gaps.map(({ from, to }) => text.slice(from, to));

describe('a text with gaps', () => {
  it('hides every gap in the question and marks the sign that stands for it', () => {
    const shown = withGaps('The {{heart}} pumps {{blood}}.');
    expect(shown.text).toBe(`The ${hidden} pumps ${hidden}.`);
    expect(marked(shown)).toEqual([hidden, hidden]);
  });

  it('fills every gap in the answer and marks what was asked', () => {
    const shown = filledIn('The {{heart}} pumps {{ blood }}.');
    expect(shown.text).toBe('The heart pumps blood.');
    expect(marked(shown)).toEqual(['heart', 'blood']);
  });

  it('takes braces inside a formula for the formula, and a formula inside a gap for the gap', () => {
    expect(withGaps('$\\frac{{a}}{b}$ is {{$\\frac{{1}}{2}$}}').text).toBe(`$\\frac{{a}}{b}$ is ${hidden}`);
    expect(marked(filledIn('It is {{$e^{i\\pi}$}}.'))).toEqual(['$e^{i\\pi}$']);
  });

  it('marks a gap over two lines line by line', () => {
    expect(marked(filledIn('{{one\ntwo}}'))).toEqual(['one', 'two']);
  });

  it('is one line in a list, with its gaps hidden', () => {
    expect(plainFront({ type: 'cloze', front: 'The\n {{heart}}  beats' })).toBe(`The ${hidden} beats`);
    expect(plainFront({ type: 'basic', front: 'What is {{x}}?' })).toBe('What is {{x}}?');
  });

  it.each([
    'no gap at all',
    '{{a}}',
    '{{}} {{ }} is nothing',
    'open {{ but not closed',
    '{{one {{two}} three}}',
    '{{a}}{{b}}',
    'costs $5 and {{ten}} for $6',
    '$$\n{{x}}\n$$ {{y}}',
    '\\$ {{z}} $',
  ])('is cut as the core cuts it: %s', (front) => {
    expect(clozeParts(front)).toEqual(partsOfCore(front));
  });
});
