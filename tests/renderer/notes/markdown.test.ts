// A note as the file a student takes away.
import { describe, expect, it } from 'vitest';
import { fileNameOf, markdownOf } from '#renderer/features/notes/markdown.ts';

const place = { materialId: null, charFrom: 0, charTo: 1, quote: 'q' };
const source = (title: string, page: number) => `${title}, p. ${page}`;

describe('a note as Markdown', () => {
  it('has its title, its text and each source once, in the order of their numbers', () => {
    const sources = [
      { ...place, marker: 2, materialTitle: 'B', page: 7 },
      { ...place, marker: 1, materialTitle: 'A', page: 3 },
      { ...place, marker: 2, materialTitle: 'B', page: 7 },
    ];
    expect(markdownOf({ title: 'What?', body: 'This [1] and that [2].\n', sources }, source)).toBe(
      '# What?\n\nThis [1] and that [2].\n\n- [1] A, p. 3\n- [2] B, p. 7\n',
    );
  });

  it('has no list when it has no source', () => {
    expect(markdownOf({ title: 'T', body: 'x', sources: [] }, source)).toBe('# T\n\nx\n');
  });

  it.each([
    ['What is a/b: c?', 'What is a b c.md'],
    ['???', 'note.md'],
    ['¿Qué es?', 'Qué es.md'],
    ['a'.repeat(200), `${'a'.repeat(80)}.md`],
  ])('is saved under a name every system takes: %s', (title, expected) => {
    expect(fileNameOf(title)).toBe(expected);
  });
});
