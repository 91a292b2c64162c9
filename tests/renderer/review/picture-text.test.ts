// A picture goes where the caret is, under a name that cannot break the text around it.
import { expect, it } from 'vitest';
import { maxPictureBytes as ofContract } from '#contract/exchange.ts';
import { withPictureAt } from '#renderer/features/review/picture-text.ts';
import { maxPictureBytes } from '#renderer/features/review/use-card-pictures.ts';

const hash = 'a'.repeat(64);

it('writes the picture at the caret and leaves the caret behind it', () => {
  const { text, caret } = withPictureAt('What is ?', { from: 8, to: 8 }, { fileName: 'cell.png', hash });
  expect(text).toBe(`What is ![cell](media:${hash})?`);
  expect(text.slice(caret)).toBe('?');
});

it('takes the place of what is selected', () => {
  const { text } = withPictureAt('a this b', { from: 2, to: 6 }, { fileName: 'x.webp', hash });
  expect(text).toBe(`a ![x](media:${hash}) b`);
});

it('keeps signs out of the name that would end it, open a gap or begin a formula', () => {
  const { text } = withPictureAt('', { from: 0, to: 0 }, { fileName: 'a] {{b}} $c$ `d`.v2.png', hash });
  expect(text).toBe(`![a b c d .v2](media:${hash})`);
});

it('refuses what the core would refuse for its size', () => {
  expect(maxPictureBytes).toBe(ofContract);
});
