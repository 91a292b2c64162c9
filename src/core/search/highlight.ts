// Finds the words of a query in original text: every form of a word, with or without accents. The offsets are the
// text's own, which FTS5's snippet() could not give, because the index holds a rewritten text.
import { isUnspaced, plain } from './bigrams.ts';
import type { Unit } from './query.ts';
import { stem } from './stem.ts';

export type Range = [from: number, to: number];

interface Token {
  from: number;
  to: number;
  stem: string;
}

const wordPattern = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;

/** Half-open ranges of `text` that match a unit, in order, without overlaps. */
export function highlightRanges(text: string, units: readonly Unit[]): Range[] {
  const ranges: Range[] = [];
  const tokens = tokensOf(text);
  const singles = new Set<string>();
  for (const { marks } of units) {
    if (marks.some(isUnspaced)) ranges.push(...literal(text, marks.join('')));
    else if (marks.length === 1) singles.add(marks[0] as string);
    else ranges.push(...sequences(tokens, marks));
  }
  for (const token of tokens) if (singles.has(token.stem)) ranges.push([token.from, token.to]);
  return joined(ranges);
}

function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(wordPattern), (match) => ({
    from: match.index,
    to: match.index + match[0].length,
    stem: stem(plain(match[0])),
  }));
}

function sequences(tokens: Token[], marks: string[]): Range[] {
  const found: Range[] = [];
  for (let i = 0; i + marks.length <= tokens.length; i += 1) {
    if (marks.every((mark, k) => tokens[i + k]?.stem === mark)) {
      found.push([tokens[i]!.from, tokens[i + marks.length - 1]!.to]);
    }
  }
  return found;
}

/** Unspaced script: the characters themselves, ignoring the spaces a page's layout put between them. */
function literal(text: string, run: string): Range[] {
  const found: Range[] = [];
  const pattern = [...run].map((char) => char.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('\\s?');
  for (const match of text.matchAll(new RegExp(pattern, 'gu')))
    found.push([match.index, match.index + match[0].length]);
  return found;
}

function joined(ranges: Range[]): Range[] {
  const sorted = ranges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const out: Range[] = [];
  for (const [from, to] of sorted) {
    const last = out.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}
