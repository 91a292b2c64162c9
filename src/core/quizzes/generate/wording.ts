// How words are compared: folding, crude stems, numbers and content words. Crude on purpose: the rules need "is this
// the same word family", and a full stemmer would merge words that a student must tell apart.
import { createHash } from 'node:crypto';

const STOP_WORDS = new Set(
  `a about above after again all also although am an and any are as at be because been before being below between both but by
  can cannot could did do does doing done down during each either etc even every few for from further had has have having he
  her here hers him his how however if in into is it its itself just least less let like many may me might more most much
  must my near neither no nor not now of off often on once one only onto or other others our out over own per rather same she
  should since so some something such than that the their them themselves then there therefore these they thing this those
  though through thus to too toward towards two under until up upon us use used uses using usually very was we well were what
  when where whether which while who whom whose why will with within without would yet you your`.split(
    /\s+/u,
  ),
);

/** Lower case, no accents, straight quotes and hyphens, single spaces. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[‘’ʼ`´]/gu, "'")
    .replace(/[“”„«»]/gu, '"')
    .replace(/[‐‑‒–—−]/gu, '-')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Folded words; apostrophes and inner hyphens separate. */
export function wordsOf(text: string): string[] {
  return (
    fold(text)
      .replace(/'s\b/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

export function singular(word: string): string {
  if (word.length < 4 || /(?:ss|us|is|ics|ous)$/u.test(word)) return word;
  if (/[^aeiou]ies$/u.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ches|shes|sses|xes|zes)$/u.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** A plural in form: ends as plurals do and would become another word without the ending. */
export function looksPlural(phrase: string): boolean {
  const head = headNoun(phrase);
  return singular(head) !== head;
}

/** The noun a phrase is about: the last word before "of", "in", "for", "to" and the like. */
export function headNoun(phrase: string): string {
  const words = wordsOf(phrase);
  const cut = words.findIndex(
    (word, at) => at > 0 && /^(?:of|in|on|for|to|with|by|from|at|due|and|or)$/u.test(word),
  );
  return (cut > 0 ? words[cut - 1] : words.at(-1)) ?? '';
}

/** Words that carry meaning, singular. */
export function contentWords(text: string): string[] {
  return wordsOf(text)
    .filter((word) => !STOP_WORDS.has(word) && (word.length > 1 || /\d/u.test(word)))
    .map(singular);
}

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

const SMALL_WORDS = new Set(
  'a an the is are was were be been being am do does did has have had it its they their he she his her that which who this these those of to in on at by for with as and or true false'.split(
    ' ',
  ),
);

/** Articles, forms of "be", prepositions: words that two ways of saying the same need not share. */
export function isSmallWord(word: string): boolean {
  return SMALL_WORDS.has(word);
}

/** Words that turn a sentence into its opposite. */
export function isNegation(word: string): boolean {
  return /^(?:not|no|never|cannot|without|neither|nor|none|nothing|nobody)$/u.test(word);
}

/** Whether two words are of one family, so that one gives the other away. */
export function sameFamily(one: string, other: string): boolean {
  const a = singular(one);
  const b = singular(other);
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  // "Mao" gives "Maoism" away.
  if (short.length === 3) return long.startsWith(short) && long.length <= 6;
  // Six letters in common at the start, or all but the ending of a shorter word.
  const needed = Math.min(6, Math.max(4, Math.min(a.length, b.length) - 1));
  return a.length >= 4 && b.length >= 4 && a.slice(0, needed) === b.slice(0, needed);
}

/** Folded, singular, without articles and parentheses: what makes two spellings the same term. */
export function termKey(term: string): string {
  const words = wordsOf(term.replace(/\([^)]*\)/gu, ' '));
  if (words.length > 1 && /^(?:a|an|the)$/u.test(words[0] ?? '')) words.shift();
  return words.map(singular).join(' ');
}

/** Whether `inner` occurs in `outer` as whole words, whatever their number. */
export function containsWords(outer: string, inner: string): boolean {
  const needle = wordsOf(inner).map(singular).join(' ');
  return needle !== '' && ` ${wordsOf(outer).map(singular).join(' ')} `.includes(` ${needle} `);
}

/** Shared part of two sets of content words, 0 to 1. */
export function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  let shared = 0;
  for (const word of one) if (other.has(word)) shared += 1;
  return shared / (one.size + other.size - shared);
}

/** Identity of a stem across case, accents, spacing and punctuation. */
export function stemHash(stem: string): string {
  return createHash('sha256').update(wordsOf(stem).join(' ')).digest('hex').slice(0, 32);
}
