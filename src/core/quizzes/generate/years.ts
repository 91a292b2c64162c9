// Asks for the year of a named event. Only sentences with a single year and a name to hold on to are used, and the wrong
// years are other years of the same material, near enough to be thought about.

import { finish, option } from './compose.ts';
import { whyNotAlone } from './gate.ts';
import type { Material } from './material.ts';
import { GAP, type Phrases } from './phrases.ts';
import type { Sentence } from './sentences.ts';
import type { DraftQuestion } from './types.ts';
import { wordsOf } from './wording.ts';

export interface Dated {
  sentence: Sentence;
  year: string;
  /** Offset of the year in the sentence. */
  at: number;
}

const YEAR =
  /(?<![\p{N}.,$€£/:–-])(1[0-9]{3}|20[0-4][0-9])(?![\p{N}%°/:–-]|[.,]\d|\s?(?:[kcm]?m|kg|g|s|km|years?|people|dollars|BC|BCE|percent)\b)/gu;
const BEFORE_YEAR: Record<string, RegExp> = {
  en: /\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|of)\s+(?:(?:early|late|mid|about|around|January|February|March|April|May|June|July|August|September|October|November|December)\s+)?$/u,
  es: /\b(?:[Ee]n|[Dd]esde|[Hh]asta|de|[Aa]ño)\s+$/u,
  fr: /\b(?:[Ee]n|[Dd]epuis|jusqu’en|de|année)\s+$/u,
  de: /\b(?:[Ii]m Jahre?|[Ss]eit|[Bb]is|[Jj]ahr)\s+$/u,
  pt: /\b(?:[Ee]m|[Dd]esde|até|de|ano de)\s+$/u,
  it: /\b(?:[Nn]el|[Dd]al|[Ff]ino al|anno)\s+$/u,
};
const FORECAST = /\b(?:will|projected|expected|forecast|predicted|estimated|estimates)\b/u;
const NAME =
  /\p{Lu}[\p{L}’'.-]+(?:\s+(?:of|the|and|de|del|la|von|van|du|di|y)\s+(?:the\s+)?\p{Lu}[\p{L}’'-]+|\s+\p{Lu}[\p{L}’'.-]*)+/u;

/** Options must lie this many years from the right one, [least, most]. */
const REACH = [3, 60] as const;

/** The sentence with its year, or why it is not used; null when it has no year. */
export function findYear(
  sentence: Sentence,
  language: string,
  isListed: (term: string) => boolean,
): Dated | string | null {
  const years = [...sentence.text.matchAll(YEAR)];
  if (years.length === 0) return null;
  if (years.length > 1 || /\d{3,}.*\d{3,}/u.test(sentence.text)) return 'several_years';
  const [found] = years;
  const at = found?.index ?? 0;
  const before = sentence.text.slice(0, at);
  if (!(BEFORE_YEAR[language] ?? BEFORE_YEAR.en)?.test(before)) return 'year_without_event';
  if (/\([^)]*$/u.test(before) || /\([^)]*\d{4}[^)]*\)/u.test(sentence.text)) return 'citation';
  if (FORECAST.test(sentence.text)) return 'forecast';
  // The year itself may end the sentence, which no other number may.
  const worded = `${before}summer${sentence.text.slice(at + 4)}`;
  const alone = language === 'en' ? whyNotAlone(worded) : whyNotAloneElsewhere(worded);
  if (alone) return alone;
  const rest = sentence.text.replace(/^\p{L}+\s/u, '');
  const anchored =
    NAME.test(rest) || NAME.test(sentence.text.replace(BEFORE_YEAR.en as RegExp, '')) || isListed(rest);
  return anchored ? { sentence, year: found?.[1] as string, at } : 'year_without_event';
}

/** Null without three years to choose from: typing a year from memory is trivia. */
export function composeYear(
  dated: Dated,
  years: readonly number[],
  material: Material,
  phrases: Phrases,
): DraftQuestion | null {
  const { sentence, year, at } = dated;
  const gapped = `${sentence.text.slice(0, at)}${GAP}${sentence.text.slice(at + year.length)}`;
  const stemContent = material.contentOf(sentence);
  const away = (other: number) => Math.abs(other - Number(year));
  const wrong = years
    .filter((other) => away(other) >= REACH[0] && away(other) <= REACH[1])
    .filter(
      (other) =>
        !material.holding(String(other)).some((held) => shares(material.contentOf(held), stemContent)),
    )
    .sort((a, b) => away(a) - away(b))
    .slice(0, 3);
  if (wrong.length < 3) return null;
  const explanation = `${sentence.text} (${phrases.onPage(sentence.passage.page)})`;
  const options = [Number(year), ...wrong]
    .sort((a, b) => a - b)
    .map((value, place) => option(place, String(value), String(value) === year ? explanation : null));
  const right = options.find((one) => one.text === year)?.id ?? 'a';
  const event = wordsOf(NAME.exec(sentence.text)?.[0] ?? '').join(' ');
  return finish(
    { kind: 'year', key: `${year} ${event}`.trim() },
    { passage: sentence.passage, quote: sentence.text, from: sentence.from, to: sentence.to },
    {
      type: 'mcq',
      stem: phrases.whichYearFits(gapped),
      options,
      correct: [right],
      explanation,
      difficulty: 'hard',
    },
  );
}

/** Every year the sentence names, for use as a wrong option elsewhere. */
export function yearsIn(text: string): number[] {
  return [...text.matchAll(YEAR)].map((match) => Number(match[1]));
}

function shares(one: ReadonlySet<string>, stem: ReadonlySet<string>): boolean {
  let shared = 0;
  for (const word of stem) if (one.has(word)) shared += 1;
  return shared >= stem.size / 2;
}

/** A gate without knowledge of the language: a whole sentence of middling length, no formula, no quotation. */
function whyNotAloneElsewhere(text: string): string | null {
  const count = wordsOf(text).length;
  if (count < 8 || count > 32) return 'length';
  if (!/^\p{Lu}/u.test(text) || !/\p{L}\.$/u.test(text)) return 'not_a_sentence';
  if (/["“”«»:;?!=∑√[\]|<>@]|\(\s*\)|\s[,.]/u.test(text)) return 'formula_or_gap';
  return /\b(?:figura|tabla|cap[ií]tulo|ejemplo|est[eao]s?|abbildung|kapitel|chapitre|dies\p{L}*)\b/iu.test(
    text,
  )
    ? 'leans_on_context'
    : null;
}
