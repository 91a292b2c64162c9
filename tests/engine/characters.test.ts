// Which characters may be stored: nothing invisible, nothing that turns the direction of what is shown.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanLine } from '#engine/characters.ts';
import { isGarbled } from '#engine/pdf/garbled.ts';

const code = (point: number) => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
const ranges = [
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2069],
  [0xfeff, 0xfeff],
  [0xe0000, 0xe007f],
  [0x0000, 0x0008],
  [0x000e, 0x001f],
  [0x007f, 0x0084],
  [0x00ad, 0x00ad],
] as const;

describe('hidden characters', () => {
  test.each(ranges.map((range) => [code(range[0]), code(range[1]), ...range] as const))(
    '%s to %s are dropped',
    (_, __, from, to) => {
      for (let point = from; point <= to; point += 1) {
        expect(cleanLine(`a${String.fromCodePoint(point)}b`), code(point)).toBe('ab');
      }
    },
  );

  test('no cleaned line holds one, whatever the file says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanLine(text)).not.toMatch(
          /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u,
        );
      }),
    );
  });

  test('letters of every script, accents and symbols stay', () => {
    for (const text of [
      'año',
      'Ελλάδα',
      'русский',
      'שלום',
      'مرحبا',
      '日本語',
      'ภาษาไทย',
      'e\u0301',
      '∑ ≤ √2',
      '🙂',
    ]) {
      expect(cleanLine(text)).toBe(text);
    }
  });
});

describe('garbled text', () => {
  test.each([
    ['English', 'The tutor answers from the book alone and shows the words on the page where they stand. '],
    ['Polish', 'Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. '],
    ['Czech', 'Strč prst skrz krk je věta bez samohlásek, kterou zná každý český student jazyků. '],
    ['German', 'Alle Menschen sind frei und gleich an Würde und Rechten geboren, sagt die Erklärung. '],
    ['Vietnamese', 'Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền lợi. '],
    ['Greek', 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. '],
    ['Chinese', '人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心。 '],
    ['code', 'for (let index = 0; index < items.length; index += 1) { total += items[index].value; } '],
    [
      'a table of quantities',
      '12.5 kg 30 cm 9.81 m/s2 6.02e23 mol 273.15 K 101.3 kPa 1.60e-19 C 3.00e8 m/s ',
    ],
  ])('%s is not', (_, sample) => {
    expect(isGarbled(sample.repeat(5))).toBe(false);
  });

  test('just over a fifth of unreadable characters is, just under is not', () => {
    expect(isGarbled('abcdefgh\ufffd\ue000')).toBe(false);
    expect(isGarbled('abcdefgh\ufffd\ue000\u0001')).toBe(true);
  });
});
