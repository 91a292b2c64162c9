// A lesson's text by its headings.
import { expect, it } from 'vitest';
import { sectionsOf } from '#renderer/features/lessons/sections.ts';

const drawn = (text: string, title = '') =>
  sectionsOf(text, title).map(({ heading, body }) => [
    heading ? `${heading.level} ${heading.title}` : null,
    body.trim(),
  ]);

it('keeps what stands before the first heading, and the level of each', () => {
  expect(drawn('Before.\n\n## One\n\nText.\n### Two ##\nMore.')).toEqual([
    [null, 'Before.'],
    ['2 One', 'Text.'],
    ['3 Two', 'More.'],
  ]);
});

it('leaves out a first heading that repeats the title', () => {
  expect(drawn('# waves\n\nText.\n\n# Waves again', 'Waves')).toEqual([
    [null, 'Text.'],
    ['1 Waves again', ''],
  ]);
});

it('takes nothing in code or in a formula for a heading', () => {
  const text = '```\n# no heading\n```\n$$\n# neither\n$$\n# One\n$$x$$\n# Two';
  expect(drawn(text).map(([heading]) => heading)).toEqual([null, '1 One', '1 Two']);
});

it('has nothing to show of nothing', () => {
  expect(drawn(' \n\n')).toEqual([]);
});
