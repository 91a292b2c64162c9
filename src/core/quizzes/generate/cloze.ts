// A gap in an ordinary sentence: the last resort, so it is strict. The missing word is a term the material explains,
// the sentence holds two more of them, and the wrong options are explained terms as well.
import { finish, option } from './compose.ts';
import type { EnglishTagger } from './english.ts';
import { stripLead, whyNotAlone } from './gate.ts';
import { type OptionSource, wrongTerms } from './options.ts';
import { GAP, type Phrases } from './phrases.ts';
import type { Sentence } from './sentences.ts';
import type { Explained } from './terms.ts';
import type { DraftQuestion } from './types.ts';
import { contentWords, looksPlural, singular, wordsOf } from './wording.ts';

export interface Cloze {
  sentence: Sentence;
  asked: Explained;
  /** The literal words to leave out. */
  words: string;
  at: number;
}

const LEAST_TERMS = 3;

/** Looks terms up by the first of their words. */
export function indexTerms(terms: readonly Explained[]): ReadonlyMap<string, Explained[]> {
  const index = new Map<string, Explained[]>();
  for (const term of terms) {
    const first = singular(wordsOf(term.term)[0] ?? '');
    index.set(first, [...(index.get(first) ?? []), term]);
  }
  return index;
}

/** The gap a sentence offers, or null; cheap checks first, the tagger last. */
export function findCloze(
  sentence: Sentence,
  index: ReadonlyMap<string, Explained[]>,
  tagger: EnglishTagger,
): Cloze | null {
  const { text } = sentence;
  const held = termsIn(text, index);
  if (new Set(held.map((one) => one.term.key)).size < LEAST_TERMS) return null;
  if (wordsOf(text).length > 30 || stripLead(text) !== text || whyNotAlone(text)) return null;
  const tokens = tagger.tag(text);
  // "Switch the type of motion ..." is an instruction.
  if (tokens[0]?.pos === 'VERB') return null;
  if (!tokens.some((token) => token.pos === 'AUX' || token.pos === 'VERB')) return null;
  if (/\S[—–]\S/u.test(text)) return null;
  for (const { term, words, at } of [...held].sort((a, b) => b.words.length - a.words.length)) {
    if (!/^[\p{L}\p{N} ’'-]+$/u.test(words) || looksPlural(words) !== looksPlural(term.term)) continue;
    if (!term.listed || term.quote === text || held.filter((one) => one.term.key === term.key).length > 1)
      continue;
    if (standsFree(text, at, at + words.length, tokens)) return { sentence, asked: term, words, at };
  }
  return null;
}

/** Null when three good options are missing. */
export function composeCloze(cloze: Cloze, source: OptionSource, phrases: Phrases): DraftQuestion | null {
  const { sentence, asked, words, at } = cloze;
  const before = sentence.text.slice(0, at).replace(/\b(a)n?\s$/iu, '$1(n) ');
  const gapped = `${before}${GAP}${sentence.text.slice(at + words.length)}`;
  const wrong = wrongTerms(
    { ...asked, content: new Set(contentWords(gapped)), shared: [] },
    gapped,
    source,
    3,
  );
  if (wrong.length < 3) return null;
  const explanation = `${sentence.text} (${phrases.onPage(sentence.passage.page)})`;
  const all = [asked, ...wrong].sort((a, b) => (a.key < b.key ? -1 : 1));
  const options = all.map((one, place) =>
    option(place, one === asked && at > 0 ? words : one.term, one === asked ? explanation : null),
  );
  const right = options[all.indexOf(asked)]?.id ?? 'a';
  return finish(
    { kind: 'cloze', key: asked.key },
    { passage: sentence.passage, quote: sentence.text, from: sentence.from, to: sentence.to },
    {
      type: 'mcq',
      stem: phrases.whichTermFits(gapped),
      options,
      correct: [right],
      explanation,
      difficulty: 'medium',
    },
  );
}

interface Held {
  term: Explained;
  words: string;
  at: number;
}

/** The longest term at each place. */
function termsIn(text: string, index: ReadonlyMap<string, Explained[]>): Held[] {
  const words = [...text.matchAll(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)];
  const held: Held[] = [];
  for (let start = 0; start < words.length; start += 1) {
    const first = singular(wordsOf(words[start]?.[0] ?? '')[0] ?? '');
    let best: Held | null = null;
    let taken = 1;
    for (const term of index.get(first) ?? []) {
      const count = term.term.split(/\s+/u).length;
      const end = words[start + count - 1];
      if (!end) continue;
      const at = words[start]?.index ?? 0;
      const literal = text.slice(at, end.index + end[0].length);
      if (sameWords(literal, term.term) && (!best || count > taken)) {
        best = { term, words: literal, at };
        taken = count;
      }
    }
    if (best) held.push(best);
    start += taken - 1;
  }
  return held;
}

function sameWords(one: string, other: string): boolean {
  return wordsOf(one).map(singular).join(' ') === wordsOf(other).map(singular).join(' ');
}

/** Not part of a longer name: "force" in "restoring force" does not stand free. */
function standsFree(
  text: string,
  from: number,
  to: number,
  tokens: readonly { text: string; pos: string }[],
): boolean {
  let at = 0;
  let before = 'PUNCT';
  for (const token of tokens) {
    const start = text.indexOf(token.text, at);
    if (start === -1) return false;
    at = start + token.text.length;
    if (at <= from) before = token.pos;
    if (start >= to) {
      const joined = /^(?:NOUN|PROPN|PART|NUM)$/u.test(token.pos) || token.text === '-';
      return !joined && !/^(?:NOUN|PROPN|ADJ|NUM)$/u.test(before);
    }
  }
  return false;
}
