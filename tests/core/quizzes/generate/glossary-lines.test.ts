// The shapes in which books print their glossaries, and the lines that only look like them.
import { describe, expect, it } from 'vitest';
import { findGlossaryEntries, isGlossaryHeading } from '#core/quizzes/generate/glossary-lines.ts';
import { blocksOf } from '#core/quizzes/generate/sentences.ts';

function termsIn(text: string, heading: string | null = null, known: string[] = []) {
  const passage = { chunkId: 'c', page: 1, charFrom: 50, text, heading, section: 0 };
  const slice = (from: number, to: number) => text.slice(from - 50, to - 50);
  const inGlossary = heading !== null && isGlossaryHeading(heading);
  const entries = findGlossaryEntries(blocksOf(passage), slice, inGlossary, (phrase) =>
    known.includes(phrase),
  );
  for (const entry of entries) expect(slice(entry.span.from, entry.span.to)).toBe(entry.span.text);
  return entries.map((entry) => `${entry.term} = ${entry.meaning.replace(/\s+/gu, ' ')}`);
}

describe('findGlossaryEntries', () => {
  it.each([
    ['colons', ': '],
    ['dashes', ' – '],
    ['hyphens', ' - '],
    ['tabs', '\t'],
    ['bars', ' | '],
    ['table columns', '  '],
  ])('reads three lines with %s', (_, mark) => {
    const text = [
      `osmosis${mark}movement of water through a membrane`,
      `solute${mark}substance that is dissolved in another`,
      `solvent${mark}liquid in which a substance dissolves`,
    ].join('\n');
    expect(termsIn(text)).toEqual([
      'osmosis = movement of water through a membrane',
      'solute = substance that is dissolved in another',
      'solvent = liquid in which a substance dissolves',
    ]);
  });

  it('needs three in a row outside a glossary, and one inside', () => {
    const lines =
      'osmosis: movement of water through a membrane\nsolute: substance that is dissolved in another';
    expect(termsIn(lines)).toEqual([]);
    expect(termsIn(lines, 'Chapter 2 › Key Terms')).toHaveLength(2);
  });

  it('separates entries that were run together in one paragraph', () => {
    const text =
      'Osmosis: movement of water through a membrane. Solute: substance that is dissolved in another. Solvent: liquid in which a substance dissolves.';
    expect(termsIn(text, 'Glossary')).toHaveLength(3);
  });

  it('joins an entry that goes on in the next line', () => {
    const text = 'osmosis: movement of water\nthrough a membrane';
    expect(termsIn(text, 'Glossary')).toEqual(['osmosis = movement of water through a membrane']);
  });

  it('finds where an unmarked term ends by the way meanings open', () => {
    const text =
      'average speed the distance covered divided by the time taken\nforce a push or a pull upon a body\ninertia tendency of a body to stay as it is';
    expect(termsIn(text, 'Key Terms', ['average speed', 'force', 'inertia'])).toEqual([
      'average speed = the distance covered divided by the time taken',
      'force = a push or a pull upon a body',
      'inertia = tendency of a body to stay as it is',
    ]);
  });

  it('takes a list of bare terms for no meanings', () => {
    const text =
      'resultant vector tail vector addition\ngraphical method head of a vector\nkinetic friction static friction range';
    expect(termsIn(text, 'Section Key Terms', ['resultant', 'graphical', 'kinetic'])).toEqual([]);
  });

  it.each([
    'Figure 1: the tower as it stood in winter\nFigure 2: the tower as it stands today\nFigure 3: the tower after the fire came',
    'Example: a boat drifts down a wide river\nSolution: add the speed of the water to it\nDiscussion: the answer is as big as expected',
    'height: v, measured in metres a second squared\nwidth: 5, measured in metres on the ground\nlength: https://example.org holds the table of it',
  ])('leaves labels alone', (text) => {
    expect(termsIn(text, 'Key Terms')).toEqual([]);
  });
});
