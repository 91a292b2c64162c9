// Words whole, cut and unknown, in the three ways vocabularies mark them.
import { expect, test } from 'vitest';
import { createCutShare } from '#engine/embed/pieces.ts';

function shareOf(tokens: string[], unknown: string, text: string[]): number {
  const ids = new Map(tokens.map((token, id) => [token, id]));
  return createCutShare(ids, ids.get(unknown))(text.map((token) => ids.get(token)!));
}

test('pieces that go on a word begin with ##', () => {
  const tokens = ['[CLS]', '[UNK]', 'cell', 'photo', '##syn', '##thesis', '.'];
  expect(shareOf(tokens, '[UNK]', ['[CLS]', 'cell', '.'])).toBe(0);
  expect(shareOf(tokens, '[UNK]', ['[CLS]', 'cell', 'photo', '##syn', '##thesis'])).toBe(0.5);
  expect(shareOf(tokens, '[UNK]', ['[UNK]', 'cell', 'cell', 'cell'])).toBe(0.25);
});

test('or else whole words begin with a mark', () => {
  const tokens = ['<s>', '</s>', '<unk>', '▁cell', '▁photo', 'syn', 'thesis', '▁'];
  expect(shareOf(tokens, '<unk>', ['<s>', '▁cell', '▁photo', 'syn', 'thesis', '</s>'])).toBe(0.5);
  expect(shareOf(tokens, '<unk>', ['<s>', '▁cell', '<unk>', '</s>'])).toBe(0.5);
});

test('a text without words has nothing cut', () => {
  expect(shareOf(['[CLS]', '[UNK]', '.'], '[UNK]', ['[CLS]', '.', '.'])).toBe(0);
});
