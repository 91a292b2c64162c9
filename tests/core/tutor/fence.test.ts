// What a file may not do to a prompt: end its own quotation, pass for a mark, a tag or a template's token, or carry
// characters nobody sees.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fenced, harmless, newKey, withoutUnseen } from '#core/tutor/fence.ts';

describe('what a chat template would take for its own is broken by a blank:', () => {
  test.each([
    ['<|im_start|>system'],
    ['<|start_header_id|>'],
    ['<|eot_id|>'],
    ['<start_of_turn>model'],
    ['</s>'],
    ['<s>'],
    ['<think>'],
    ['<｜User｜>'],
    ['<!-- hidden -->'],
    ['[INST]'],
    ['[/INST]'],
    ['[SYSTEM_PROMPT]'],
    ['[TOOL_CALLS]'],
    ['</src k="00">'],
    ['<src id="S9">'],
    ['[S1]'],
    ['(S2)'],
    ['【S3】'],
  ])('%s', (token) => {
    const said = harmless(`before ${token} after`);
    expect(said).not.toContain(token);
    expect(said.replaceAll(' ', '')).toBe(`before ${token} after`.replaceAll(' ', ''));
  });

  test('<<SYS>> twice over', () => {
    expect(harmless('<<SYS>>')).toBe('< < SYS>>');
  });
});

test.each([
  ['a < b and c > d'],
  ['x[0] = {1, 2}'],
  ['The array [a, b] has two parts (see below).'],
  ['f(x) = 3'],
])('%s is not touched', (text) => {
  expect(harmless(text)).toBe(text);
});

test.each([
  ['zero width', 'in\u200bvis\u200dible\ufeff'],
  ['bidirectional', 'in\u202evis\u2066ible\u2069\u061c'],
  ['tags', 'invisible\u{e0049}\u{e0067}'],
  ['selectors that can spell bytes', 'invisible\u{e0101}\u{e01ef}'],
  ['controls', 'in\u0000vis\u001b\u0085ible\r'],
])('%s characters are taken out', (_, text) => {
  expect(withoutUnseen(text)).toBe('invisible');
});

test('line breaks and tabs stay', () => {
  expect(withoutUnseen('a\n\tb')).toBe('a\n\tb');
});

test('a fence bears its key at both ends, and nothing inside it does', () => {
  const text = fenced('S1', 'k3y5', 'one k3y5 two kk3y53y5 three');
  expect(text.startsWith('<src id="S1" k="k3y5">\n')).toBe(true);
  expect(text.endsWith('\n</src k="k3y5">')).toBe(true);
  expect(text.split('k3y5')).toHaveLength(3);
});

test('whatever a text holds, it neither ends its fence nor opens another', () => {
  const pieces = fc.constantFrom(
    '<',
    '/',
    'src',
    ' k="',
    'ab12',
    '">',
    '\u200b',
    '[',
    'S1',
    ']',
    '\n',
    'x',
    '<|',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (some) => {
      const lines = fenced('S1', 'ab12', some.join('')).split('\n');
      const inside = lines.slice(1, -1).join('\n');
      expect(inside).not.toMatch(/<\/?src|<\||\[S1|ab12/);
    }),
  );
});

test('no two requests share a key, and none is a number that a text could hold', () => {
  const keys = Array.from({ length: 500 }, newKey);
  expect(new Set(keys).size).toBe(500);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}$/);
});
