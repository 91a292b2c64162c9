// Languages: typed English, a pseudo-language that shows hard-coded text, and choosing between them.
import { describe, expect, it } from 'vitest';
import { chooseLanguage, createI18n, directionOf, pseudoTag } from '#renderer/lib/i18n.ts';
import { pseudo, pseudoMessages } from '#renderer/lib/pseudo-locale.ts';
import { en } from '#renderer/messages/en.ts';

type Tree = { [key: string]: string | Tree };

function texts(tree: Tree): string[] {
  return Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : texts(value)));
}

describe('the pseudo-language', () => {
  it('accents letters, grows by 40 % and keeps placeholders', () => {
    expect(pseudo('Page {{page}} of {{count}}')).toMatch(/^⟦Þáĝé \{\{page\}\} öƒ \{\{count\}\}~+⟧$/);
    expect(pseudo('0123456789').length).toBeGreaterThanOrEqual(14);
    expect(pseudo('see <0>this</0>')).toContain('<0>ţĥíš</0>');
  });

  it('covers every message', () => {
    for (const text of texts(pseudoMessages(en) as unknown as Tree)) expect(text).toMatch(/^⟦.*⟧$/s);
  });

  it('is shown when chosen', () => {
    expect(createI18n(pseudoTag).getFixedT(pseudoTag, 'ui')('close')).toBe(pseudo('Close'));
  });
});

describe('choosing a language', () => {
  it('takes the first one the interface speaks, by primary language', () => {
    expect(chooseLanguage(['xx-YY', 'en-GB'])).toBe('en');
    expect(chooseLanguage([])).toBe('en');
    expect(chooseLanguage(['en-XA'])).toBe(pseudoTag);
  });

  it('knows which scripts run from right to left', () => {
    expect(directionOf('ar-EG')).toBe('rtl');
    expect(directionOf('en')).toBe('ltr');
  });
});

describe('English messages', () => {
  it('have no empty text', () => {
    for (const text of texts(en as unknown as Tree)) expect(text.trim()).not.toBe('');
  });
});
