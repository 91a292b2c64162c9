// Where an address opens a document, and how a text file's blocks keep their characters.
import { describe, expect, it } from 'vitest';
import { openingOf } from '#renderer/features/reader/opening.ts';
import { blocksOf } from '#renderer/features/reader/text-blocks.ts';
import { readerPath } from '#renderer/lib/slots.ts';

function fromPath(path: string) {
  const [route, query] = path.split('?');
  const params = new URLSearchParams(query);
  return openingOf(route!.split('/')[2]!, params.get('p'), params.get('c'));
}

describe('an address', () => {
  it('of exact words opens their page and marks them', () => {
    expect(fromPath(readerPath({ materialId: 'm', page: 3, charFrom: 10, charTo: 25 }))).toEqual({
      materialId: 'm',
      page: 3,
      marks: [{ page: 3, charFrom: 10, charTo: 25 }],
    });
  });

  it('of a file alone opens where the student stopped', () => {
    expect(fromPath(readerPath({ materialId: 'm' }))).toEqual({ materialId: 'm', page: null, marks: [] });
  });

  it.each([
    ['0', '1-5', null],
    ['-2', '1-5', null],
    ['abc', '1-5', null],
    ['4', '9-2', 4],
    ['4', '5', 4],
  ])('that makes no sense (p=%s, c=%s) marks nothing', (page, words, opened) => {
    expect(openingOf('m', page, words)).toEqual({ materialId: 'm', page: opened, marks: [] });
  });
});

describe('the blocks of a text', () => {
  const text = 'Title\n\nOne.\nTwo.\n\n```js\na\n\nb\n```\n\nLast';

  it('are headings, paragraphs and code, each with its own characters', () => {
    const blocks = blocksOf(text, [{ charFrom: 0, charTo: 5, level: 2 }]);
    expect(blocks.map(({ kind, charFrom, charTo }) => [kind, text.slice(charFrom, charTo)])).toEqual([
      ['heading', 'Title'],
      ['paragraph', 'One.\nTwo.'],
      ['code', 'a\n\nb'],
      ['paragraph', 'Last'],
    ]);
  });

  it('end an unclosed fence with its paragraph', () => {
    const open = '```\nx\n\nafter';
    expect(blocksOf(open, []).map(({ charFrom, charTo }) => open.slice(charFrom, charTo))).toEqual([
      'x',
      'after',
    ]);
  });
});
