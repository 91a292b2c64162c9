// Languages: typed English, Spanish that says all of it, a pseudo-language that shows hard-coded text, and choosing
// between them.
import { describe, expect, it } from 'vitest';
import { nameOfRegion, regions } from '#renderer/features/settings/regions.ts';
import {
  chooseLanguage,
  chooseRegion,
  createI18n,
  directionOf,
  languages,
  mirroredTag,
  pseudoTag,
} from '#renderer/lib/i18n.ts';
import { pseudo, pseudoMessages } from '#renderer/lib/pseudo-locale.ts';
import { en } from '#renderer/messages/en.ts';
import { es } from '#renderer/messages/es.ts';

type Tree = { [key: string]: string | Tree };

function texts(tree: Tree): string[] {
  return Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : texts(value)));
}

/** Every text by its path: "today.hello.morning". */
function byPath(tree: Tree, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value]] : [...byPath(value, `${path}${key}.`)],
    ),
  );
}

/** What must survive translation: values, and the tags that become elements. */
function slots(text: string): string[] {
  return [...new Set(text.match(/\{\{[^}]*\}\}|<\/?\d+\/?>|\$t\([^)]*\)/g))].sort();
}

function words(text: string): string[] {
  return text.replace(/\{\{[^}]*\}\}/g, ' ').match(/\p{L}{2,}/gu) ?? [];
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

  it('says every number of things in its mirrored form, whose plurals English does not have', () => {
    const t = createI18n(mirroredTag).getFixedT(mirroredTag, 'people');
    for (const count of [0, 1, 2, 3, 11, 100]) expect(t('unlock.wait', { count })).toMatch(/^⟦.*⟧$/);
  });
});

describe('choosing a language', () => {
  it('takes the first one the interface speaks, by primary language', () => {
    expect(chooseLanguage(['xx-YY', 'en-GB'])).toBe('en');
    expect(chooseLanguage([])).toBe('en');
    expect(chooseLanguage(['en-XA'])).toBe(pseudoTag);
    expect(chooseLanguage(['ar-XB'])).toBe(mirroredTag);
    expect(chooseLanguage(['es-MX'])).toBe('es');
    expect(chooseLanguage(['fr-FR', 'es_AR', 'en'])).toBe('es');
    expect(chooseLanguage(['eszett'])).toBe('en');
  });

  it('writes numbers and dates for the region chosen, or the first of the system in the language of the words', () => {
    expect(chooseRegion('es-MX', ['en-GB'])).toBe('es-MX');
    expect(chooseRegion(null, ['fr-FR', 'es-AR', 'en'])).toBe('es-AR');
    expect(chooseRegion(null, ['fr-FR'])).toBe('fr-FR');
    expect(chooseRegion(null, [])).toBe('en');
  });

  it('is at once: the words of the other language are there already', () => {
    const i18n = createI18n('en');
    expect(i18n.t('nav.today')).toBe('Today');
    void i18n.changeLanguage('es');
    expect(i18n.t('nav.today')).toBe('Hoy');
  });

  it('offers regions of every language, each by its name in that language', () => {
    for (const { tag, name } of languages) {
      const offered = regions.filter((region) => chooseLanguage([region]) === tag);
      expect(offered.length).toBeGreaterThan(1);
      for (const region of offered) expect(nameOfRegion(region)).toMatch(new RegExp(`^${name} \\(.+\\)$`));
    }
    expect(nameOfRegion('es-MX')).toBe('Español (México)');
  });

  it('knows which scripts run from right to left', () => {
    expect(directionOf('ar-EG')).toBe('rtl');
    expect(directionOf(mirroredTag)).toBe('rtl');
    expect(directionOf('en')).toBe('ltr');
  });
});

describe('English messages', () => {
  it('have no empty text', () => {
    for (const text of texts(en as unknown as Tree)) expect(text.trim()).not.toBe('');
  });
});

describe('Spanish messages', () => {
  const english = byPath(en as unknown as Tree);
  const spanish = byPath(es as unknown as Tree);
  /** Words that are the same in both languages. */
  const same = new Set(
    ['Lectern', 'Markdown', 'Ollama', 'XP', 'xp', 'csv', 'https', 'lectern', 'min', 'pp'].concat([
      'Local',
      'local',
      'Normal',
      'Plan',
      'Tokens',
      'Tutor',
    ]),
  );

  it('say all that English says, and nothing else', () => {
    const plain = [...spanish.keys()].filter((path) => !path.endsWith('_many'));
    expect(plain.sort()).toEqual([...english.keys()].sort());
  });

  it('name the same values and tags', () => {
    for (const [path, text] of english) {
      expect({ path, slots: slots(spanish.get(path) ?? '') }).toEqual({ path, slots: slots(text) });
    }
  });

  it('leave no text in English', () => {
    const left = [...spanish].filter(
      ([path, text]) => text === english.get(path) && words(text).some((word) => !same.has(word)),
    );
    expect(left).toEqual([]);
    const half = [...spanish].filter(([, text]) =>
      /\b(the|and|of|with|your|this|that|is|are|from|to)\b/i.test(text.replace(/\{\{[^}]*\}\}/g, '')),
    );
    expect(half).toEqual([]);
  });

  it('have no empty text', () => {
    expect([...spanish].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('open what they close: questions and exclamations', () => {
    const open = [...spanish].filter(
      ([, text]) =>
        text.split('¿').length !== text.split('?').length ||
        text.split('¡').length !== text.split('!').length,
    );
    expect(open).toEqual([]);
  });
});
