// Chooses the sentences that answer a question, from passages a search found. Pure: no wording of its own, only places
// in the passages, so that every answer is literally the student's material.
import { isUnspaced, plain } from '../search/bigrams.ts';
import { highlightRanges } from '../search/highlight.ts';
import type { Unit } from '../search/query.ts';
import { sentenceRanges } from '../search/sentences.ts';
import { stem } from '../search/stem.ts';
import { contentStems, type Question } from './question.ts';

export interface Evidence {
  text: string;
  /** Its search score as a share of the best one's, 0..1. */
  score: number;
  /** Where it stands in reading order. */
  order: number;
}

export interface WeightedTerm {
  unit: Unit;
  weight: number;
}

/** Characters [from, to) of a passage's text. */
export interface Quote {
  passage: number;
  from: number;
  to: number;
}

export const maxQuotes = 3;
const share = { coverage: 0.55, passage: 0.25, phrase: 0.2 };
const bonus = { defines: 0.2, names: 0.22, neighbour: 0.08 };
const penalty = 0.3;
const words = { fewest: 5, most: 60, heading: 12 };
/** Weight of being good against being new when the next sentence is chosen. */
const lambda = 0.7;
/** A sentence worth less than this share of the first is not printed. */
const leastShare = 0.5;
/** Summaries repeat sentences; saying one twice helps nobody. */
const sameShare = 0.8;

interface Sentence extends Quote {
  /** Index among its passage's sentences. */
  index: number;
  score: number;
  stems: ReadonlySet<string>;
}

/** Up to three sentences that answer, in reading order. */
export function extractAnswer(question: Question, passages: Evidence[], terms: WeightedTerm[]): Quote[] {
  const sentences = passages.flatMap((passage, i) => scored(question, passage, i, terms));
  const first = bestOf(sentences, (sentence) => sentence.score);
  if (!first) return [];
  const chosen = [first];
  const left = new Set(sentences);
  left.delete(first);
  while (chosen.length < maxQuotes) {
    for (const one of left) {
      const worth = one.score + neighbourBonus(one, chosen);
      if (worth < leastShare * first.score || likeness(one, chosen) >= sameShare) left.delete(one);
    }
    const next = bestOf([...left], (one) => {
      const worth = one.score + neighbourBonus(one, chosen);
      return lambda * worth - (1 - lambda) * likeness(one, chosen);
    });
    if (!next) break;
    chosen.push(next);
    left.delete(next);
  }
  const inOrder = chosen.toSorted((a, b) => orderOf(passages, a) - orderOf(passages, b) || a.from - b.from);
  return inOrder.map((one) => withAntecedent(one, passages, sentences, chosen));
}

/** The best sentence of each of the nearest passages, nearest first. */
export function extractClosest(question: Question, passages: Evidence[], terms: WeightedTerm[]): Quote[] {
  const found: Sentence[] = [];
  for (const [i, passage] of passages.entries()) {
    const best = bestOf(scored(question, passage, i, terms), (sentence) => sentence.score);
    const isWorthIt = best && best.score >= leastShare * (found[0]?.score ?? 0);
    if (isWorthIt && likeness(best, found) < sameShare) found.push(best);
    if (found.length === maxQuotes) break;
  }
  return found.map(placeOf);
}

/** Whether the text holds the words of the phrase one after the other, other small words aside. */
export function saysPhrase(text: string, phrase: readonly string[]): boolean {
  return isSequence(contentStems(text), phrase);
}

/** "This is called …" says nothing by itself: the sentence before it in its paragraph is quoted with it. */
function withAntecedent(
  one: Sentence,
  passages: Evidence[],
  sentences: readonly Sentence[],
  chosen: readonly Sentence[],
): Quote {
  const text = passages[one.passage]?.text ?? '';
  const isSame = (other: Sentence) => other.passage === one.passage && other.index === one.index - 1;
  const before = backward.test(text.slice(one.from, one.to)) ? sentences.find(isSame) : undefined;
  if (!before || chosen.some(isSame) || text.slice(before.to, one.from).includes('\n')) return placeOf(one);
  const whole = { passage: one.passage, from: before.from, to: one.to };
  return isPoorQuote(text.slice(whole.from, whole.to)) ? placeOf(one) : whole;
}

function scored(question: Question, passage: Evidence, index: number, terms: WeightedTerm[]): Sentence[] {
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  return sentenceRanges(passage.text).map(([from, to], at) => {
    const text = passage.text.slice(from, to);
    const content = contentStems(text);
    const stems = new Set(content);
    const covered = terms.reduce((sum, { unit, weight }) => sum + (holds(text, stems, unit) ? weight : 0), 0);
    const score =
      share.coverage * (total > 0 ? covered / total : 0) +
      share.passage * passage.score +
      share.phrase * phraseShare(question, content) +
      definitionBonus(text, question, stems) -
      (isPoorQuote(text) ? penalty : 0);
    return { passage: index, from, to, index: at, score: covered > 0 && !isHeading(text) ? score : 0, stems };
  });
}

function holds(text: string, stems: ReadonlySet<string>, unit: Unit): boolean {
  const [only] = unit.marks;
  if (unit.marks.length === 1 && only !== undefined && !isUnspaced(only)) return stems.has(only);
  return highlightRanges(text, [unit]).length > 0;
}

/** The whole topic, or of other questions the share of neighbouring words that are neighbours here too. */
function phraseShare({ topic, words: asked }: Question, content: readonly string[]): number {
  if (topic) return isSequence(content, topic) ? 1 : 0;
  const pairs = asked.slice(1).map((word, i) => [asked[i] as string, word]);
  if (pairs.length === 0) return 0;
  return pairs.filter((pair) => isSequence(content, pair)).length / pairs.length;
}

function isSequence(content: readonly string[], phrase: readonly string[]): boolean {
  return content.some((_, start) => phrase.every((word, i) => content[start + i] === word));
}

const sentenceEnd = /[.!:;。！।؟…]["”’'»)\]]*$/u;
/** Opens a sentence that leans on the one before. */
const backward =
  /^(?:this|that|these|those|it|they|such|he|she|se|est[eoa]s?|es[eoa]s?|diese[rs]?|dies|ces?|cette|cela)\s/iu;
/** What follows a defined term: a verb, past a remark in brackets or a symbol; or the colon of a glossary line. */
const definingVerb =
  /^["”'’]?\s*(?:\([^)]*\)\s*)?(?:[\p{L}\p{N}]{1,2},?\s+)?(?:is|are|was|were|means?|refers?|describes?|denotes?|states?|says|consists?|es|son|significan?|ist|sind|bedeutet|est|sont|signifie)(?![\p{L}\p{N}])|^["”'’]?\s*(?::|\s[–—-])\s/iu;
const namingWords =
  /(?:called|termed|named|known\s+as|referred\s+to\s+as|defined\s+as|llamad[ao]s?|llaman?|denominan?|conocid[ao]s?\s+como|genannt|heißt|appelée?s?)\s+(?:an?|the|el|la|un|una|eine?|der|die|das|le|une)?\s*["“'‘(]?$/iu;
const nameGoesOn =
  /^\s+(?!(?:and|or|in|on|of|for|to|by|when|where|which|that|because|as|if|is|are|y|o|en|de|del|que|und|oder|et|ou)\b)\p{L}/iu;
/** A definition opens with what it defines; a few words may come before. */
const openingWords = 4;

/** "X is …" or "X: …" near the start of the sentence, or "… is called X". */
function definitionBonus(text: string, { topic, head }: Question, stems: ReadonlySet<string>): number {
  if (!topic || !head?.length || !topic.every((word) => stems.has(word))) return 0;
  const tokens = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)];
  const inOrder = tokens.map(([word]) => stem(plain(word)));
  for (const name of [topic, head]) {
    for (const [start, first] of inOrder.entries()) {
      const last = first === name[0] ? endOf(inOrder, start, name) : -1;
      if (last === -1) continue;
      const end = (tokens[last]?.index ?? 0) + (tokens[last]?.[0].length ?? 0);
      const isNamed = namingWords.test(text.slice(0, tokens[start]?.index));
      // "… is called cultural materialism" does not name culture.
      if (isNamed && !nameGoesOn.test(text.slice(end))) return bonus.names;
      if (start <= openingWords && definingVerb.test(text.slice(end))) return bonus.defines;
    }
  }
  return 0;
}

/** Index of the topic's last word when it starts here, small words between its words allowed; -1 when it does not. */
function endOf(stems: readonly string[], start: number, topic: readonly string[]): number {
  let at = start;
  for (const [i, word] of topic.entries()) {
    const limit = i === 0 ? at : at + 3;
    const found = stems.indexOf(word, at);
    if (found === -1 || found > limit) return -1;
    at = found + 1;
  }
  return at - 1;
}

/** "4.1 The forgetting curve" */
const numbered = /^\s*\d+(?:\.\d+)+\.?\s+\p{Lu}/u;

/** Few words without an end, or somewhat more behind a number, are a heading or a label, which answers nothing. */
function isHeading(text: string): boolean {
  const most = numbered.test(text) ? words.heading : words.fewest - 1;
  return wordCount(text) <= most && !sentenceEnd.test(text);
}

/** A question, a scrap, a monster, a note in the margin, or what is only the end or the beginning of a sentence. */
function isPoorQuote(text: string): boolean {
  const count = wordCount(text);
  return (
    count < words.fewest || count > words.most || /^(?:\[|\p{Ll}{2})/u.test(text) || !sentenceEnd.test(text)
  );
}

function wordCount(text: string): number {
  return isUnspaced(text) ? text.length / 2 : (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0);
}

function neighbourBonus(one: Sentence, chosen: readonly Sentence[]): number {
  const beside = chosen.some(
    ({ passage, index }) => passage === one.passage && Math.abs(index - one.index) === 1,
  );
  return beside ? bonus.neighbour : 0;
}

/** Greatest Jaccard likeness to what is chosen. */
function likeness(one: Sentence, chosen: readonly Sentence[]): number {
  return Math.max(0, ...chosen.map(({ stems }) => jaccard(one.stems, stems)));
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length;
  const either = a.size + b.size - both;
  return either === 0 ? 0 : both / either;
}

function bestOf(sentences: readonly Sentence[], value: (sentence: Sentence) => number): Sentence | undefined {
  let best: Sentence | undefined;
  let bestValue = Number.NEGATIVE_INFINITY;
  for (const sentence of sentences) {
    if (sentence.score <= 0) continue;
    const worth = value(sentence);
    if (worth > bestValue) [best, bestValue] = [sentence, worth];
  }
  return best;
}

function orderOf(passages: readonly Evidence[], { passage }: Quote): number {
  return passages[passage]?.order ?? 0;
}

function placeOf({ passage, from, to }: Sentence): Quote {
  return { passage, from, to };
}
