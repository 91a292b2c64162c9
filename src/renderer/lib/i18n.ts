// Languages. English ships inside the bundle; a pseudo-language for tests is made from it on demand. Keys are typed
// from the English files.
import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en, type Messages } from '../messages/en.ts';
import { pseudoMessages } from './pseudo-locale.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: Messages;
  }
}

/** Languages the interface speaks, by BCP 47 tag, named in themselves. */
export const languages = [{ tag: 'en', name: 'English' }] as const;
/** Accented, 40 % longer English that shows hard-coded text and clipping; chosen by tests, never offered. */
export const pseudoTag = 'en-XA';

export function createI18n(language = 'en'): i18n {
  const instance = createInstance();
  instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'shell',
    initAsync: false,
    resources: { en, ...(language === pseudoTag ? { [pseudoTag]: pseudoMessages(en) } : {}) },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}

/** The interface language for a setting: an exact or primary-language match, else English. */
export function chooseLanguage(wanted: readonly string[]): string {
  for (const tag of wanted) {
    if (tag === pseudoTag) return pseudoTag;
    const primary = tag.split('-')[0];
    const match = languages.find((language) => language.tag === tag || language.tag === primary);
    if (match) return match.tag;
  }
  return 'en';
}

export function directionOf(tag: string): 'ltr' | 'rtl' {
  const rtl = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'yi', 'dv', 'ug']);
  return rtl.has(tag.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
