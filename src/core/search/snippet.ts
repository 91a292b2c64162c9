// Chooses the part of a passage to show: the run of sentences that holds most of what was asked.
import { highlightRanges, type Range } from './highlight.ts';
import type { Unit } from './query.ts';
import { sentenceRanges } from './sentences.ts';

/** About three lines of a result list. */
const targetChars = 240;

/** Longest a single sentence is shown; a longer one is cut around its first match. */
const maxChars = 420;

export interface Snippet {
  /** Offsets into the passage. */
  from: number;
  to: number;
  text: string;
  /** Offsets into `text`. */
  highlights: Range[];
}

export function bestSnippet(passage: string, units: readonly Unit[]): Snippet {
  const ranges = highlightRanges(passage, units);
  const window = bestWindow(passage, ranges);
  const from = window[0];
  const text = passage.slice(from, window[1]);
  const highlights = ranges
    .filter(([start, end]) => end > from && start < window[1])
    .map(([start, end]): Range => [Math.max(0, start - from), Math.min(text.length, end - from)]);
  return { from, to: window[1], text, highlights };
}

function bestWindow(passage: string, ranges: Range[]): Range {
  const sentences = sentenceRanges(passage);
  let best: Range = sentences[0] ?? [0, 0];
  let bestScore = -1;
  for (let first = 0; first < sentences.length; first += 1) {
    const start = sentences[first]![0];
    for (let last = first; last < sentences.length; last += 1) {
      const end = sentences[last]![1];
      if (last > first && end - start > targetChars) break;
      const score = scoreOf(passage, ranges, start, end);
      if (score > bestScore) {
        bestScore = score;
        best = [start, end];
      }
    }
  }
  return best[1] - best[0] > maxChars ? cutAround(passage, best, ranges) : best;
}

/** Different words count for more than the same word again; length breaks ties in favour of more context. */
function scoreOf(passage: string, ranges: Range[], start: number, end: number): number {
  const inside = ranges.filter(([from, to]) => from >= start && to <= end);
  const distinct = new Set(inside.map(([from, to]) => passage.slice(from, to).toLowerCase()));
  const length = Math.min(end - start, targetChars) / targetChars;
  return distinct.size + Math.min(inside.length, 10) * 0.05 + length * 0.2;
}

function cutAround(passage: string, [start, end]: Range, ranges: Range[]): Range {
  const first = ranges.find(([from]) => from >= start && from < end)?.[0] ?? start;
  const wished = Math.max(start, Math.min(first - targetChars / 3, end - targetChars));
  const from = wished === start ? start : afterSpace(passage, Math.floor(wished), first);
  const to = Math.min(end, from + targetChars);
  return [from, to === end ? end : beforeSpace(passage, to, from)];
}

function afterSpace(text: string, from: number, limit: number): number {
  const space = text.slice(from, limit).search(/\s/);
  return space < 0 ? from : from + space + 1;
}

function beforeSpace(text: string, to: number, limit: number): number {
  const space = text.lastIndexOf(' ', to);
  return space > limit ? space : to;
}
