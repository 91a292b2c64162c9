// What a sentence claims, as far as words tell: its content words, its numbers and its names; and whether a passage
// holds them. This finds what was invented, not what was subtly swapped: a sibling term in place of the right one passes.
import { indexable, isUnspaced, plain } from '../search/bigrams.ts';
import { wordsOf } from '../search/query.ts';
import { sentenceRanges } from '../search/sentences.ts';
import { stem } from '../search/stem.ts';
import { withoutStopWords } from '../search/stop-words.ts';

export interface Claim {
  /** The sentence, without what only shapes it. */
  text: string;
  /** Stems of its content words, without repeats. */
  stems: string[];
  numbers: string[];
  /** Stems of words that are names. */
  names: string[];
  /** Stem of a first word that may be a name; null when it is none or is among `names`. */
  opening: string | null;
  isQuestion: boolean;
}

export interface Evidence {
  stems: ReadonlySet<string>;
  numbers: ReadonlySet<string>;
}

/** How rare a stem is. */
export type Weight = (stem: string) => number;

/** What names are judged by: words that the texts at hand write with a capital inside a sentence, and never without. */
export interface Names {
  /** False where every noun has a capital, as in German: a capital says nothing there. */
  tell: boolean;
  known: ReadonlySet<string>;
}

/**
 * Share of a sentence's content words, weighted by rarity, that a passage must hold. On 400 human definitions against
 * their chapters .4 passes 91 % of them, and none against a random chapter.
 */
export const leastRecall = 0.4;

/** Fewer content words state nothing, unless there is a number among them or a name beside them. */
const fewestWords = 5;
const fewestBesideName = 3;

/** German prose has a third of its words in capitals, English and Spanish under a tenth. */
const capitalsEverywhere = 0.2;

const lead =
  /^(?:[ \t]*(?:[-*+•>]|#{1,6}|\d+[.)])[ \t]+)*(?:\*\*[^*\n]{1,40}\*\*[ \t]*:|\*\*[^*\n]{1,40}:\*\*)?/u;
const token = /[\p{L}\p{M}\p{N}]+/gu;

export function readClaim(sentence: string, { tell, known }: Names): Claim {
  const text = sentence.replace(lead, '').replace(/[*_`#]+/g, '');
  const names = tell ? namesIn(text, known) : [];
  const opening = tell ? openingOf(text) : null;
  return {
    text,
    stems: [...new Set(contentStems(text))],
    numbers: [...numbersIn(text, false)],
    names,
    opening: opening !== null && names.includes(opening) ? null : opening,
    isQuestion: /[?？؟]["”’'»)\]*_]*$/u.test(text.trim()),
  };
}

/** Whether a sentence states something that a source could be asked about. */
export function isFactual({ stems, numbers, names, isQuestion }: Claim, isMarked: boolean): boolean {
  if (isQuestion) return false;
  if (isMarked || numbers.length > 0 || stems.length >= fewestWords) return stems.length + numbers.length > 0;
  return names.length > 0 && stems.length >= fewestBesideName;
}

export function evidenceOf(text: string): Evidence {
  return { stems: new Set(wordsOf(indexable(text)).map(stem)), numbers: numbersIn(text, true) };
}

/** Its words stand in one of the passages; its numbers and names in these passages together. */
export function isSupported(claim: Claim, cited: readonly Evidence[], weight: Weight): boolean {
  return (
    claim.numbers.every((number) => cited.some(({ numbers }) => numbers.has(number))) &&
    claim.names.every((name) => cited.some(({ stems }) => stems.has(name))) &&
    cited.some((evidence) => recallOf(claim, evidence, weight) >= leastRecall)
  );
}

export function recallOf({ stems, numbers }: Claim, evidence: Evidence, weight: Weight): number {
  if (stems.length === 0) return numbers.length > 0 && numbers.every((n) => evidence.numbers.has(n)) ? 1 : 0;
  let all = 0;
  let held = 0;
  for (const one of stems) {
    const worth = weight(one);
    all += worth;
    if (evidence.stems.has(one)) held += worth;
  }
  return all === 0 ? 0 : held / all;
}

export function namesOf(texts: readonly string[]): Names {
  const capital = new Map<string, boolean>();
  let inside = 0;
  let capitals = 0;
  for (const text of texts) {
    for (const [from, to] of sentenceRanges(text)) {
      for (const [i, [word]] of [...text.slice(from, to).matchAll(token)].entries()) {
        const isCapital = /^\p{Lu}/u.test(word);
        const folded = stem(plain(word));
        if (!isCapital) capital.set(folded, false);
        if (i === 0) continue;
        inside += 1;
        if (!isCapital) continue;
        capitals += 1;
        if (!capital.has(folded)) capital.set(folded, true);
      }
    }
  }
  const known = new Set([...capital].filter(([, always]) => always).map(([word]) => word));
  return { tell: capitals <= inside * capitalsEverywhere, known };
}

/** A capital at the start of a sentence tells only of words known as names, or beside another capital. */
function namesIn(text: string, known: ReadonlySet<string>): string[] {
  const words = [...text.matchAll(token)];
  const names = words.flatMap(({ 0: word, index }, i) => {
    if (!isCapital(word)) return [];
    const folded = stem(plain(word));
    const isOpening = i === 0 || /[.!?:;“"(«]\s*$/u.test(text.slice(0, index));
    const next = words[i + 1];
    const after = text.slice(index + word.length, next?.index);
    const isBeside = isCapital(next?.[0]) && /^[ -]$/.test(after);
    return !isOpening || known.has(folded) || isBeside || /^['’]s/.test(text.slice(index + word.length))
      ? [folded]
      : [];
  });
  return [...new Set(names)];
}

/** Names a sentence of a source holds, and a first word that may be one. */
export function namesHeld(sentence: string, { known }: Names): string[] {
  const opening = openingOf(sentence);
  const names = namesIn(sentence, known);
  return opening === null || names.includes(opening) ? names : [opening, ...names];
}

function openingOf(text: string): string | null {
  const word = /^[^\p{L}\p{N}]*([\p{L}\p{M}\p{N}]+)/u.exec(text)?.[1];
  return word !== undefined && isCapital(word) ? stem(plain(word)) : null;
}

function isCapital(word: string | undefined): boolean {
  return word !== undefined && /^\p{Lu}/u.test(word) && !isStopWord(word);
}

/** Stems of the words that are no stop words, in their order. */
export function contentStems(text: string): string[] {
  // Held against a word that is none, a text of nothing but stop words has no content.
  const words = withoutStopWords([...wordsOf(indexable(text)), '']).filter((word) => word !== '');
  return words.filter((word) => !/^\p{N}+$/u.test(word) && (isUnspaced(word) || word.length > 1)).map(stem);
}

function isStopWord(word: string): boolean {
  return withoutStopWords([word, '']).length === 1;
}

const units =
  'zero _ two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
/** "One" is mostly a pronoun and counts for nothing. */
const spelled = new Map<string, number>([
  ...units.map((word, value): [string, number] => [word, value]),
  ...tens.map((word, value): [string, number] => [word, value * 10]),
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
]);
const compound = new RegExp(
  `\\b(${tens.slice(2).join('|')})[- ](one|${units.slice(2, 10).join('|')})\\b`,
  'gi',
);

/** Numbers however they are written: 1,200 and 1 200 and 1200, 0,5 and 0.5, seventeen and 17. */
function numbersIn(text: string, isEvidence: boolean): ReadonlySet<string> {
  const found = new Set<string>();
  const flat = text.normalize('NFKC').replace(compound, (_, ten: string, unit: string) => {
    const last = unit.toLowerCase() === 'one' ? 1 : spelled.get(unit.toLowerCase());
    return String((spelled.get(ten.toLowerCase()) ?? 0) + (last ?? 0));
  });
  for (const [digits] of flat.matchAll(/(?<![\p{L}\p{N}])\p{Nd}+(?:[.,’' ]\p{Nd}+)*/gu)) {
    const isGrouped = /^\d{1,3}(?: \d{3})+$/.test(digits);
    if (isGrouped) found.add(digits.replaceAll(' ', ''));
    // "Of 12 300 were kept": a passage is read both ways.
    if (!isGrouped || isEvidence) for (const part of digits.split(' ')) found.add(canonical(part));
  }
  for (const [word] of flat.matchAll(/[a-z]+/gi)) {
    const value = spelled.get(word.toLowerCase());
    if (value !== undefined) found.add(String(value));
  }
  return found;
}

function canonical(digits: string): string {
  if (/^\d{1,3}(?:[,’']\d{3})+(?:\.\d+)?$/.test(digits)) return digits.replace(/[,’']/g, '');
  return digits.replace(/[,’']/g, '.').replace(/^0+(?=\d)/, '');
}
