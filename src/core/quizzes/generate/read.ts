// Reads a material twice: first to know its words, then to collect what can be asked. Nothing is judged against other
// questions yet; that is the maker's work.
import { type Cloze, findCloze, indexTerms } from './cloze.ts';
import { findDefinition, looksLikeDefinition } from './definitions.ts';
import { type EnglishTagger, loadEnglishTagger } from './english.ts';
import { findGlossaryEntries, type GlossaryEntry, isGlossaryHeading } from './glossary-lines.ts';
import { createMaterial, type Material } from './material.ts';
import { loadNameSorter } from './names.ts';
import type { Pace } from './pace.ts';
import { blocksOf, createSentenceSplitter, type Sentence, type Span } from './sentences.ts';
import { bestPerTerm, type Explained, explain, isName, type RawExplained } from './terms.ts';
import type { SourcePassage } from './types.ts';
import { contentWords, sameFamily, wordsOf } from './wording.ts';
import { type Dated, findYear, yearsIn } from './years.ts';

export interface Reading {
  material: Material;
  /** Everything explained, one explanation a term. */
  terms: Explained[];
  dated: Dated[];
  /** Every year named anywhere, ascending. */
  years: number[];
  clozes: Cloze[];
  considered: number;
  rejected: Record<string, number>;
}

/** `tick` is told how many passages are done. */
export async function readMaterial(
  passages: readonly SourcePassage[],
  language: string,
  pace: Pace,
  tick: (done: number) => void,
  options: { cloze: boolean },
): Promise<Reading> {
  const material = createMaterial();
  const read = await takeIn(passages, language, material, pace, tick);
  const english = language === 'en';
  let tagger: EnglishTagger | null = null;
  const raws: RawExplained[] = [];
  const dated: Dated[] = [];
  const rejected: Record<string, number> = {};
  const known = {
    isListed: material.isListed,
    recurs: (term: string) => wordsOf(term).length > 1 && material.holding(term).length >= RECURS,
  };
  const years = new Set<number>();
  let considered = 0;
  const refuse = (reason: string) => {
    considered += 1;
    rejected[reason] = (rejected[reason] ?? 0) + 1;
  };

  for (const [at, { passage, blocks, sentences }] of read.entries()) {
    const slice = (from: number, to: number) =>
      passage.text.slice(from - passage.charFrom, to - passage.charFrom);
    const inGlossary = passage.heading !== null && isGlossaryHeading(passage.heading);
    const isKnown = (phrase: string) => material.holding(phrase).length > 1;
    for (const entry of findGlossaryEntries(blocks, slice, inGlossary, isKnown)) {
      if (givesItselfAway(entry)) refuse('gives_itself_away');
      else raws.push(fromEntry(entry, passage));
    }
    for (const sentence of sentences) {
      for (const year of yearsIn(sentence.text)) years.add(year);
      const when = findYear(sentence, language, material.isListed);
      if (typeof when === 'string') refuse(when);
      else if (when) dated.push(when);
      if (!english || !looksLikeDefinition(sentence.text)) continue;
      tagger ??= await loadEnglishTagger();
      const found = findDefinition(sentence.text, tagger, known);
      await pace.work(sentence.text.length);
      if (!found) continue;
      if ('refused' in found) refuse(found.refused);
      else {
        const { term, ...rest } = found;
        raws.push({
          ...rest,
          rawTerm: term,
          passage,
          quote: sentence.text,
          from: sentence.from,
          to: sentence.to,
        });
      }
    }
    await pace.work(passage.text.length);
    tick(passages.length / 2 + (at + 1) / 2);
  }
  const explained: Explained[] = [];
  for (const raw of raws) {
    const one = explain(raw, material);
    if (one.key !== '') explained.push(one);
    await pace.work(raw.quote.length);
  }
  const passing = new Set<Explained>();
  const names = explained.filter((one) => isName(one.term));
  if (english && names.length > 1) {
    const sorter = await loadNameSorter();
    for (const one of names) {
      one.nameKind = sorter.kindOf(one.term);
      // Somebody who "is a carpet seller" belongs to an example, unlike somebody who "was a physicist who ...".
      if (one.nameKind === 'person' && / (?:is|are) /u.test(one.after.slice(0, 5))) passing.add(one);
      await pace.work(NAME_COST);
    }
  }
  const terms = bestPerTerm(explained.filter((one) => !passing.has(one)));
  const clozes: Cloze[] = [];
  if (tagger && options.cloze) {
    const index = indexTerms(terms);
    for (const sentence of material.sentences) {
      const cloze = findCloze(sentence, index, tagger);
      if (cloze) clozes.push(cloze);
      await pace.work(sentence.text.length);
    }
  }
  considered += explained.length + dated.length + clozes.length;
  return { material, terms, dated, years: [...years].sort((a, b) => a - b), clozes, considered, rejected };
}

/** Sentences that must hold a phrase of everyday words before it counts as a term. */
const RECURS = 4;
/** "...; also known as the serosa" */
const OTHER_NAME =
  /\balso (?:known as|called|referred to(?: as)?|termed)\s+(?:an? |the )?([\p{L}’' -]{2,40}?)(?=[.,;)]|$)/gu;
/** Sorting one name takes as long as reading this many characters. */
const NAME_COST = 1_500;

interface Taken {
  passage: SourcePassage;
  blocks: Span[][];
  sentences: Sentence[];
}

async function takeIn(
  passages: readonly SourcePassage[],
  language: string,
  material: Material,
  pace: Pace,
  tick: (done: number) => void,
): Promise<Taken[]> {
  const split = createSentenceSplitter(language);
  const seen = new Set<string>();
  const read: Taken[] = [];
  let index = 0;
  for (const [at, passage] of passages.entries()) {
    const blocks = blocksOf(passage);
    const sentences: Sentence[] = [];
    for (const span of blocks.flat().flatMap(split)) {
      // Overlapping passages repeat sentences; where a sentence starts on its page identifies it.
      const place = `${passage.page}:${span.from}`;
      if (seen.has(place)) continue;
      seen.add(place);
      const sentence = { ...span, passage, index };
      index += 1;
      material.addSentence(sentence);
      sentences.push(sentence);
    }
    material.addBlocks(blocks, passage.heading);
    read.push({ passage, blocks, sentences });
    await pace.work(passage.text.length);
    tick((at + 1) / 2);
  }
  return read;
}

function fromEntry(entry: GlossaryEntry, passage: SourcePassage): RawExplained {
  const bracket = /^(.+?)\s*\(([^)]{1,40})\)$/u.exec(entry.term);
  return {
    kind: 'glossary',
    rawTerm: bracket?.[1] ?? entry.term,
    aliases: [
      ...(bracket && /^[\p{Lu}\d-]{2,}$/u.test(bracket[2] as string) ? [bracket[2] as string] : []),
      ...[...entry.span.text.matchAll(OTHER_NAME)].map((match) => (match[1] as string).trim()),
    ],
    before: '',
    shared: [],
    after: entry.meaning.replace(/\s*\n\s*/gu, ' '),
    passage,
    quote: entry.span.text,
    from: entry.span.from,
    to: entry.span.to,
  };
}

/** Entries that name themselves are flashcards, not questions. */
function givesItselfAway(entry: GlossaryEntry): boolean {
  const meaning = contentWords(entry.meaning);
  return contentWords(entry.term).some((word) => meaning.some((other) => sameFamily(word, other)));
}
