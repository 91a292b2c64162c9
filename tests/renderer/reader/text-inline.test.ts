// Markdown without its signs, each stretch still tied to the stored characters.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInline } from '#renderer/features/reader/text-inline.ts';

const shown = (text: string) =>
  readInline(text, 0, text.length).map(({ look, charFrom, charTo }) => [look, text.slice(charFrom, charTo)]);

describe('readInline', () => {
  it.each<[string, [string, string][]]>([
    ['plain words', [['plain', 'plain words']]],
    [
      'the **cell** wall',
      [
        ['plain', 'the '],
        ['strong', 'cell'],
        ['plain', ' wall'],
      ],
    ],
    [
      'an *idea* and _another_',
      [
        ['plain', 'an '],
        ['em', 'idea'],
        ['plain', ' and '],
        ['em', 'another'],
      ],
    ],
    [
      'call `f(x)` now',
      [
        ['plain', 'call '],
        ['code', 'f(x)'],
        ['plain', ' now'],
      ],
    ],
    [
      'see [the page](https://example.org/a)',
      [
        ['plain', 'see '],
        ['plain', 'the page'],
      ],
    ],
    [
      'so $E = mc^2$ holds',
      [
        ['plain', 'so '],
        ['math', '$E = mc^2$'],
        ['plain', ' holds'],
      ],
    ],
    [
      '- one\n- two',
      [
        ['bullet', '-'],
        ['plain', ' one\n'],
        ['bullet', '-'],
        ['plain', ' two'],
      ],
    ],
    ['costs $5 or $6 each', [['plain', 'costs $5 or $6 each']]],
    ['snake_case_name and 2 * 3 * 4', [['plain', 'snake_case_name and 2 * 3 * 4']]],
    ['an **unclosed sign', [['plain', 'an **unclosed sign']]],
  ])('reads %s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it('counts from where the block stands in its page', () => {
    const text = 'before\n\nthe **cell**';
    const strong = readInline(text, 8, text.length).find(({ look }) => look === 'strong')!;
    expect(text.slice(strong.charFrom, strong.charTo)).toBe('cell');
  });

  it('keeps stretches in order, apart and inside the text, whatever stands in it', () => {
    const signs = fc.constantFrom(
      '*',
      '**',
      '_',
      '`',
      '``',
      '$',
      '$$',
      '[',
      '](',
      ')',
      '- ',
      '\n',
      '\\(',
      '\\)',
      ' ',
      'a',
      'é',
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const { charFrom, charTo } of readInline(text, 0, text.length)) {
          expect(charFrom).toBeGreaterThanOrEqual(end);
          expect(charTo).toBeGreaterThan(charFrom);
          end = charTo;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });
});
