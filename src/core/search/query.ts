// Turns what a person typed into the units an index can be asked for. No character has a meaning except the quotes of
// a phrase; everything handed to FTS5 is quoted by us.
import { isUnspaced, pairs, plain, splitByScript } from './bigrams.ts';
import { stem } from './stem.ts';
import { withoutStopWords } from './stop-words.ts';

/** One thing to look for. */
export interface Unit {
  /** As typed, for saying which words were not found. */
  word: string;
  /** FTS5 expression. */
  match: string;
  /** The stem to look up in the vocabulary; null for phrases, pairs and prefixes, which have to be counted. */
  term: string | null;
  /** Stems in order, or one unspaced run: what to mark in a text. */
  marks: string[];
}

export interface Query {
  /** "Quoted phrases": each must occur. */
  phrases: Unit[];
  /** Any of these may occur. */
  words: Unit[];
}

const quoted = /["“”„«»]([^"“”„«»]*)["“”„«»]/g;
const wordPattern = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;

/** Runs this long in a script without spaces are taken for a sentence and cut into words. */
const sentenceRun = 5;

/** More words than this add time, not sense; a pasted page is cut off here. */
const maxWords = 64;

export function parseQuery(text: string): Query {
  const phrases: Unit[] = [];
  const rest = plain(text).replace(quoted, (_, inside: string) => {
    const unit = phraseUnit(inside);
    if (unit) phrases.push(unit);
    return ' ';
  });
  const typed = withoutStopWords(wordsOf(rest).flatMap(splitByScript).flatMap(cutSentence)).slice(
    0,
    maxWords,
  );
  const words = new Map<string, Unit>();
  for (const word of typed) {
    const unit = wordUnit(word);
    if (!words.has(unit.match)) words.set(unit.match, unit);
  }
  // A phrase that is only stop words beside it, such as: the "free fall", is a phrase alone.
  const isPhraseOnly = phrases.length > 0 && withoutStopWords([...wordsOf(rest), 'x']).length === 1;
  return { phrases, words: isPhraseOnly ? [] : [...words.values()] };
}

/** The words of a text, in order. */
export function wordsOf(text: string): string[] {
  return text.match(wordPattern) ?? [];
}

function wordUnit(word: string): Unit {
  if (isUnspaced(word)) {
    const grams = pairs(word);
    const match = grams.length > 0 ? quote(grams.join(' ')) : `${quote(word)} *`;
    return { word, match, term: null, marks: [word] };
  }
  const term = stem(word);
  return { word, match: quote(word), term, marks: [term] };
}

function phraseUnit(inside: string): Unit | null {
  const words = wordsOf(inside).flatMap(splitByScript);
  if (words.length === 0) return null;
  if (words.length === 1) return { ...wordUnit(words[0] as string), word: inside.trim() };
  const tokens = words.flatMap((word, i) => {
    if (!isUnspaced(word)) return [word];
    // Where the run ends inside the phrase, the index holds its last character too.
    const isLast = i === words.length - 1;
    const grams = pairs(word);
    return isLast && grams.length > 0 ? grams : [...grams, [...word].at(-1) as string];
  });
  const marks = words.map((word) => (isUnspaced(word) ? word : stem(word)));
  return { word: inside.trim(), match: quote(tokens.join(' ')), term: null, marks };
}

function cutSentence(word: string): string[] {
  if (!isUnspaced(word) || [...word].length < sentenceRun) return [word];
  const parts = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(word)].map(
    (s) => s.segment,
  );
  // Single characters are mostly particles; they are kept only when nothing else is left.
  const long = parts.filter((part) => [...part].length > 1);
  return long.length > 0 ? long : parts;
}

/** An FTS5 string: inside quotes only the quote itself has a meaning. */
function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
