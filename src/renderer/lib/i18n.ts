// Languages. All of them ship inside the bundle, so that a switch is at once; pseudo-languages for tests are made
// from English on demand. Keys are typed from the English files.
import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en, type Messages } from '../messages/en.ts';
import { es } from '../messages/es.ts';
import { pseudoMessages } from './pseudo-locale.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: Messages;
  }
}

/** Languages the interface speaks, by BCP 47 tag, named in themselves. */
export const languages = [
  { tag: 'en', name: 'English' },
  { tag: 'es', name: 'Español' },
] as const;
/** Accented, 40 % longer English that shows hard-coded text and clipping; chosen by tests, never offered. */
export const pseudoTag = 'en-XA';
/** The same words on screens that run from right to left; chosen by tests, never offered. */
export const mirroredTag = 'ar-XB';
const pseudoTags: readonly string[] = [pseudoTag, mirroredTag];

export function createI18n(language = 'en'): i18n {
  const instance = createInstance();
  const isPseudo = pseudoTags.includes(language);
  instance.use(initReactI18next).init({
    lng: language,
    // Its plurals are Arabic ones, which English has no words for: the mirrored language has none of its own.
    fallbackLng: isPseudo ? [pseudoTag, 'en'] : 'en',
    defaultNS: 'shell',
    initAsync: false,
    resources: { en, es, ...(isPseudo ? { [pseudoTag]: pseudoMessages(en) } : {}) },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}

/** The interface language for a setting: a match of the primary language, else English. */
export function chooseLanguage(wanted: readonly string[]): string {
  for (const tag of wanted) {
    if (pseudoTags.includes(tag)) return tag;
    const match = languages.find((language) => language.tag === primaryOf(tag));
    if (match) return match.tag;
  }
  return 'en';
}

/**
 * The tag numbers and dates follow ("en-GB"): the chosen one, else the system's first in the language of the words, so
 * that a date does not speak another language than the sentence around it.
 */
export function chooseRegion(wanted: string | null, system: readonly string[]): string {
  if (wanted) return wanted;
  const language = chooseLanguage(system);
  return system.find((tag) => primaryOf(tag) === primaryOf(language)) ?? system[0] ?? 'en';
}

export function directionOf(tag: string): 'ltr' | 'rtl' {
  const rtl = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'yi', 'dv', 'ug']);
  return rtl.has(primaryOf(tag)) ? 'rtl' : 'ltr';
}

/** "es" of "es-MX", and of "es_MX" as some systems write it. */
function primaryOf(tag: string): string {
  return tag.split(/[-_]/)[0]?.toLowerCase() ?? '';
}
