// The smallest pieces a chunk is built from: a heading, a short paragraph, a sentence. A page's pieces depend on that
// page alone, so cutting again after a crash gives the same ones.
import type { PageHeading } from '#contract/engine.ts';
import { sentenceRanges } from '../search/sentences.ts';

export interface TextPage {
  page: number;
  text: string;
  headings: PageHeading[];
}

export interface Unit {
  page: number;
  from: number;
  to: number;
  tokens: number;
  /** Heading level; null for body text. */
  level: number | null;
  endsParagraph: boolean;
  /** The page ends here in the middle of a sentence: the next page's first piece belongs to it. */
  runsOn: boolean;
}

/** Paragraphs up to this size are kept whole; longer ones are cut into sentences. */
const wholeParagraphTokens = 100;

/** A "sentence" longer than this is a table or a list without full stops; it is cut between words. */
const longestPieceTokens = 300;

const endsSentence = /[.!?…:;。！？؟।]["'”’»)\]]*$/u;

/**
 * An estimate, never under by much: four Latin characters, two of another alphabet, or one of a script without spaces
 * make a token. Within 15 % of a WordPiece count on English and Spanish textbooks.
 */
export function estimateTokens(text: string): number {
  let quarters = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    quarters += code < 0x250 ? 1 : code < 0xe00 ? 2 : code >= 0x2000 && code < 0x2e80 ? 1 : 4;
  }
  return Math.ceil(quarters / 4);
}

/** Every non-blank character of the page is in exactly one piece. */
export function unitsOf({ page, text, headings }: TextPage): Unit[] {
  const units: Unit[] = [];
  let at = 0;
  for (const { charFrom, charTo, level } of headings.toSorted((a, b) => a.charFrom - b.charFrom)) {
    const from = Math.max(at, charFrom);
    const to = Math.min(text.length, charTo);
    if (to <= from) continue;
    addBody(at, from);
    add(from, to, level, true);
    at = to;
  }
  addBody(at, text.length);
  const last = units.at(-1);
  if (last && last.level === null) last.runsOn = !endsSentence.test(text.slice(last.from, last.to));
  return units;

  function addBody(from: number, to: number) {
    let start = from;
    for (const gap of text.slice(from, to).matchAll(/\n\s*\n/g)) {
      addParagraph(start, from + gap.index);
      start = from + gap.index + gap[0].length;
    }
    addParagraph(start, to);
  }

  function addParagraph(from: number, to: number) {
    const paragraph = text.slice(from, to);
    if (estimateTokens(paragraph) <= wholeParagraphTokens) return add(from, to, null, true);
    const before = units.length;
    for (const [start, end] of sentenceRanges(paragraph)) addSentence(from + start, from + end);
    const last = units.at(-1);
    if (last && units.length > before) last.endsParagraph = true;
  }

  function addSentence(from: number, to: number) {
    let start = from;
    while (estimateTokens(text.slice(start, to)) > longestPieceTokens) {
      const end = cutBetweenWords(start, to);
      add(start, end, null, false);
      start = end;
    }
    add(start, to, null, false);
  }

  function cutBetweenWords(from: number, to: number): number {
    const share = longestPieceTokens / estimateTokens(text.slice(from, to));
    const limit = from + Math.max(1, Math.floor((to - from) * share));
    const space = text.slice(from, limit).search(/\s\S*$/);
    if (space > 0) return from + space;
    // Never through a surrogate pair.
    const code = text.charCodeAt(limit - 1);
    return code >= 0xd800 && code < 0xdc00 ? limit + 1 : limit;
  }

  function add(from: number, to: number, level: number | null, endsParagraph: boolean) {
    const piece = text.slice(from, to);
    const start = from + piece.length - piece.trimStart().length;
    const end = from + piece.trimEnd().length;
    if (end <= start) return;
    const tokens = estimateTokens(text.slice(start, end));
    units.push({ page, from: start, to: end, tokens, level, endsParagraph, runsOn: false });
  }
}
