// The few words questions add to the material's own, in the material's language where we can write it well. English
// stands in for the rest: it is also the language of the application.

export interface Phrases {
  whichTermMeans(meaning: string): string;
  whichTermFits(sentence: string): string;
  whichYearFits(sentence: string): string;
  isItTrue(claim: string): string;
  means(term: string, meaning: string): string;
  true: string;
  false: string;
  onPage(page: number): string;
}

const english: Phrases = {
  whichTermMeans: (meaning) => `Which term means “${meaning}”?`,
  whichTermFits: (sentence) => `Which term belongs in the gap? ${sentence}`,
  whichYearFits: (sentence) => `Which year belongs in the gap? ${sentence}`,
  isItTrue: (claim) => `True or false? ${claim}`,
  means: (term, meaning) => `“${term}” means “${meaning}”.`,
  true: 'True',
  false: 'False',
  onPage: (page) => `page ${page}`,
};

const spanish: Phrases = {
  whichTermMeans: (meaning) => `¿Qué término significa «${meaning}»?`,
  whichTermFits: (sentence) => `¿Qué término falta? ${sentence}`,
  whichYearFits: (sentence) => `¿Qué año falta? ${sentence}`,
  isItTrue: (claim) => `¿Verdadero o falso? ${claim}`,
  means: (term, meaning) => `«${term}» significa «${meaning}».`,
  true: 'Verdadero',
  false: 'Falso',
  onPage: (page) => `página ${page}`,
};

export function phrasesFor(language: string | null): Phrases {
  return language === 'es' ? spanish : english;
}

/** Stands for the missing word. */
export const GAP = '_____';
