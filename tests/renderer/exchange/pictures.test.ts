// A text shows the pictures of its card and nothing from anywhere else.
import { describe, expect, it } from 'vitest';
import { parseInlineText, parseRichText } from '#renderer/lib/math/blocks.ts';

const hash = 'a'.repeat(64);

describe('a picture of a card', () => {
  it('is shown where it stands, inside words and marks', () => {
    expect(parseInlineText(`**see** ![a_b_](media:${hash}) there`)).toEqual([
      { kind: 'strong', children: [{ kind: 'text', text: 'see' }] },
      { kind: 'text', text: ' ' },
      { kind: 'picture', hash, alt: 'a_b_' },
      { kind: 'text', text: ' there' },
    ]);
  });

  it('is shown beside citation markers', () => {
    const [block] = parseRichText(`![](media:${hash}) [1]`, { citations: true });
    expect(block).toMatchObject({
      children: [{ kind: 'picture' }, { kind: 'text' }, { kind: 'citation', marker: 1 }],
    });
  });

  it.each([
    '![x](https://example.org/x.png)',
    '![x](data:image/png;base64,xx)',
    '![x](media:short)',
    `![x](media:${hash}/../x)`,
    `![x](media:${hash.toUpperCase()})`,
  ])('%s stays text', (text) => {
    expect(parseInlineText(text)).toEqual([{ kind: 'text', text }]);
  });
});
