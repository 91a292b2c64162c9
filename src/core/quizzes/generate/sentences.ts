// Cuts passages into lines and sentences that remember where on the page they stand. Passages may overlap (chunks do),
// so a stretch of a page is given out once, by the first passage that holds it whole.
import type { SourcePassage } from './types.ts';

/** A stretch of one page. `text` is literal: the page text between `from` and `to`. */
export interface Span {
  text: string;
  from: number;
  to: number;
}

export interface Sentence extends Span {
  passage: SourcePassage;
  /** Running number over the material. */
  index: number;
}

// Words that end in a full stop without ending a sentence, and initials after a name ("the period T." ends one).
const ABBREVIATION =
  /(?:^|(?:^|\s)\p{Lu}\S*\s|\.\s?)\p{Lu}\.$|(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|Prof|St|Sr|Jr|Gen|Gov|Sen|Rep|Lt|Col|Capt|vs|etc|cf|ca|approx|Fig|Figs|Eq|Eqs|No|Nos|Vol|pp?|e\.g|i\.e|U\.S|U\.K|a\.m|p\.m|Ph\.D|Inc|Ltd|Co)\.$/u;

/** Blocks between empty lines; inside a block, lines as the page has them. */
export function blocksOf(passage: SourcePassage): Span[][] {
  const blocks: Span[][] = [];
  let block: Span[] = [];
  let at = 0;
  for (const raw of passage.text.split('\n')) {
    const lead = raw.length - raw.trimStart().length;
    const text = raw.trim();
    if (text === '') {
      if (block.length > 0) blocks.push(block);
      block = [];
    } else {
      const from = passage.charFrom + at + lead;
      block.push({ text, from, to: from + text.length });
    }
    at += raw.length + 1;
  }
  if (block.length > 0) blocks.push(block);
  return blocks;
}

/** Makes a splitter; one per language, since the rules differ. */
export function createSentenceSplitter(language: string | null): (line: Span) => Span[] {
  const segmenter = new Intl.Segmenter(language ?? 'en', { granularity: 'sentence' });
  return (line) => {
    const spans: Span[] = [];
    let start = 0;
    let end = 0;
    for (const { segment, index } of segmenter.segment(line.text)) {
      const held = line.text.slice(start, end).trimEnd();
      const startsLow = /^[\p{Ll}\d(,;)]/u.test(segment);
      if (end > start && !ABBREVIATION.test(held) && !startsLow) {
        spans.push(cut(line, start, end));
        start = index;
      }
      end = index + segment.length;
    }
    if (end > start) spans.push(cut(line, start, end));
    return spans.filter((span) => span.text !== '');
  };
}

function cut(line: Span, start: number, end: number): Span {
  const raw = line.text.slice(start, end);
  const from = line.from + start + (raw.length - raw.trimStart().length);
  const text = raw.trim();
  return { text, from, to: from + text.length };
}
