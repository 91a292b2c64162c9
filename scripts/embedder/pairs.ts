// Pairs of texts that mean the same, taken from how a textbook is built: a question belongs to the section that answers
// it, a definition to the paragraph that introduces its term. They are all the supervision there is; nobody labelled
// anything.
import type { Section } from './books.ts';
import type { Random } from './random.ts';
import type { Tokenizer } from './tokenizer.ts';

export interface Pair {
  query: Uint16Array;
  passage: Uint16Array;
  weight: number;
  book: string;
  /** Where the passage stands; another passage from there is no wrong answer. */
  section: number;
}

/** How much each kind counts, from trials on books that were not trained on. */
export const kindWeights = {
  neighbour: 0.5,
  heading: 1,
  sentence: 0.7,
  exercise: 1,
  objective: 1.5,
  definition: 2,
  summary: 1.5,
  term: 1,
  otherBook: 2,
  answer: 0.5,
};
export type Kind = keyof typeof kindWeights;

/** Three mathematics books hold 17,698 exercises; no book may drown the others. */
const maxExercises = 2500;

/** Of a section, the paragraphs that share most with a question stand for its answer. */
const bestParagraphs = 2;

/** Shorter ones are captions of formulas and the like. */
const minParagraph = 15;

/** A long text's first pieces tell what it is about, and time grows with each. */
const maxPieces = 200;

/** A book with many pairs counts more, but not in proportion. */
const bookPower = 0.3;

interface Paragraph {
  ids: Uint16Array;
  headings: string;
  terms: Set<string>;
  text: string;
}

interface Meaning {
  book: string;
  section: number;
  definition: Uint16Array;
  introduced: Uint16Array | null;
}

export function makePairs(
  sections: Section[],
  tokenizer: Tokenizer,
  idf: Float32Array,
  random: Random,
): Pair[] {
  const pairs: Pair[] = [];
  const meanings = new Map<string, Meaning[]>();
  const exercises = new Map<string, Pair[]>();
  const encode = (text: string) => tokenizer.encode(text).slice(0, maxPieces);

  for (const [section, content] of sections.entries()) {
    const { book } = content;
    const toPair = (kind: Kind, query: Uint16Array, passage: Uint16Array, share = 1): Pair => ({
      query,
      passage,
      weight: kindWeights[kind] * share,
      book,
      section,
    });
    const add = (...args: Parameters<typeof toPair>) => pairs.push(toPair(...args));
    const paragraphs: Paragraph[] = content.blocks
      .map(({ h, t, terms }) => ({
        ids: encode(t),
        headings: h.join(' '),
        terms: new Set(terms.map(([term]) => term.toLowerCase())),
        text: t,
      }))
      .filter(({ ids }) => ids.length >= minParagraph);
    const nearest = (query: Uint16Array) => mostShared(query, paragraphs, idf);

    for (const [i, { ids, headings, text }] of paragraphs.entries()) {
      const before = paragraphs[i - 1];
      if (before) add('neighbour', before.ids, ids);
      add('heading', encode(`${content.title} ${headings}`), ids);
      const taken = takeSentence(text, random);
      if (taken) add('sentence', encode(taken.sentence), encode(taken.rest));
    }
    for (const text of content.objectives) {
      const query = encode(text);
      for (const { ids } of nearest(query)) add('objective', query, ids, 1 / bestParagraphs);
    }
    for (const text of content.summary) {
      const query = encode(text);
      for (const { ids } of nearest(query).slice(0, 1)) add('summary', query, ids);
    }
    for (const { q, sol } of content.exercises) {
      const query = encode(q);
      const made = nearest(query).map(({ ids }) => toPair('exercise', query, ids, 1 / bestParagraphs));
      const answer = encode(sol);
      if (answer.length >= 3) made.push(toPair('answer', query, answer));
      exercises.set(book, [...(exercises.get(book) ?? []), ...made]);
    }
    for (const { term, def_ } of content.glossary) {
      const name = term.toLowerCase();
      const definition = encode(def_);
      if (definition.length < 3) continue;
      add('term', encode(term), definition);
      const introduced = paragraphs.find(({ terms }) => terms.has(name))?.ids ?? null;
      if (introduced) add('definition', without(definition, encode(term)), introduced);
      meanings.set(name, [...(meanings.get(name) ?? []), { book, section, definition, introduced }]);
    }
  }
  for (const made of exercises.values()) pairs.push(...sample(made, maxExercises, random));
  pairs.push(...acrossBooks(meanings));
  return balance(pairs.filter(({ query, passage }) => query.length > 0 && passage.length > 0));
}

/** What one book says of a term against what another says. */
function acrossBooks(meanings: Map<string, Meaning[]>): Pair[] {
  const pairs: Pair[] = [];
  for (const known of meanings.values()) {
    for (const from of known) {
      for (const to of known) {
        if (from.book === to.book) continue;
        for (const passage of [to.definition, to.introduced]) {
          if (!passage) continue;
          const weight = kindWeights.otherBook / 2;
          pairs.push({ query: from.definition, passage, weight, book: to.book, section: to.section });
        }
      }
    }
  }
  return pairs;
}

/** The paragraphs that share the most telling pieces with a text. */
function mostShared(query: Uint16Array, paragraphs: Paragraph[], idf: Float32Array): Paragraph[] {
  const asked = new Set(query);
  return paragraphs
    .map((paragraph) => {
      let shared = 0;
      for (const id of new Set(paragraph.ids)) if (asked.has(id)) shared += idf[id]!;
      return { paragraph, score: shared / Math.sqrt(paragraph.ids.length + 50) };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, bestParagraphs)
    .map(({ paragraph }) => paragraph);
}

function takeSentence(text: string, random: Random): { sentence: string; rest: string } | null {
  const sentences = text.split(/(?<=[.!?])\s+/);
  if (sentences.length < 3) return null;
  const at = random.below(sentences.length);
  return { sentence: sentences[at]!, rest: sentences.toSpliced(at, 1).join(' ') };
}

function without(ids: Uint16Array, taken: Uint16Array): Uint16Array {
  const kept = ids.filter((id) => !taken.includes(id));
  return kept.length >= 3 ? kept : ids;
}

function sample<T>(items: T[], most: number, random: Random): T[] {
  const left = items.slice();
  for (let i = 0; i < Math.min(most, left.length); i += 1) {
    const other = i + random.below(left.length - i);
    [left[i], left[other]] = [left[other]!, left[i]!];
  }
  return left.slice(0, most);
}

function balance(pairs: Pair[]): Pair[] {
  const counts = new Map<string, number>();
  for (const { book } of pairs) counts.set(book, (counts.get(book) ?? 0) + 1);
  return pairs.map((pair) => ({ ...pair, weight: pair.weight / counts.get(pair.book)! ** bookPower }));
}
