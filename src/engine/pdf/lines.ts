// Gathers fragments that share a baseline into rows, and the rows' gap-free stretches into segments. Segments, not
// rows, are what columns are found from: a row of a two-column page holds two unrelated lines.
import type { Fragment } from './fragments.ts';

/** A stretch of one row without a wide gap. */
export interface Segment {
  row: number;
  fragments: Fragment[];
  x0: number;
  x1: number;
  y: number;
  size: number;
  characters: number;
}

/** One line of one column, its fragments in reading order. */
export interface Line {
  fragments: Fragment[];
  x0: number;
  x1: number;
  /** Baseline, downwards. */
  y: number;
  /** Size and font of most of the line's characters. */
  size: number;
  font: string;
  /** Every letter of the line is in `font`. */
  oneFont: boolean;
  /** How many parts a wide gap divides the line into; two or more look like a table row. */
  cells: number;
  text: string;
}

/** A gap this wide, in ems, may be the space between two columns. */
const segmentGapEm = 0.9;

/** A gap this wide, in ems, separates two cells of a table row. */
const cellGapEm = 1.8;

/** A gap this wide, in ems, between two items is a word space even where the file has no blank there. */
const wordGapEm = 0.17;

/** Rows from top to bottom, cut into segments from left to right. */
export function readSegments(fragments: readonly Fragment[]): Segment[] {
  const rows = readRows(fragments);
  return rows.flatMap((row, index) => cutRow(row, index));
}

/** One line out of the segments of a row that fell into the same column. */
export function makeLine(segments: readonly Segment[]): Line {
  const fragments = segments.flatMap((segment) => segment.fragments);
  const isRtl = rtlShare(fragments) > 0.5;
  fragments.sort((a, b) => (isRtl ? b.x + b.width - (a.x + a.width) : a.x - b.x));
  const x0 = Math.min(...fragments.map((fragment) => fragment.x));
  const x1 = Math.max(...fragments.map((fragment) => fragment.x + fragment.width));
  const { size, font, oneFont } = dominant(fragments);
  const anchor = fragments.find((fragment) => fragment.size === size) ?? fragments[0]!;
  let text = '';
  let cells = 1;
  fragments.forEach((fragment, index) => {
    const gap = index === 0 ? 'none' : gapBetween(fragments[index - 1]!, fragment, isRtl);
    if (gap === 'cell') cells += 1;
    text += (gap === 'none' ? '' : ' ') + fragment.str;
  });
  text = text.replace(/\s+/g, ' ').trim();
  return { fragments, x0, x1, y: anchor.y, size, font, oneFont, cells, text };
}

/** What separates two neighbours of a line: nothing, a word space, or the gap between two table cells. */
export function gapBetween(left: Fragment, right: Fragment, isRtl: boolean): 'none' | 'word' | 'cell' {
  const gap = isRtl ? left.x - (right.x + right.width) : right.x - (left.x + left.width);
  const em = Math.max(left.size, right.size);
  if (gap > em * cellGapEm) return 'cell';
  if (right.spaceBefore || gap > em * wordGapEm) return 'word';
  return 'none';
}

/** Share of a line's characters that belong to right-to-left items. */
export function rtlShare(fragments: readonly Fragment[]): number {
  let rtl = 0;
  let all = 0;
  for (const fragment of fragments) {
    all += fragment.str.length;
    if (fragment.rtl) rtl += fragment.str.length;
  }
  return all === 0 ? 0 : rtl / all;
}

interface Row {
  top: number;
  bottom: number;
  size: number;
  fragments: Fragment[];
}

/** A fragment joins a row when half its height overlaps the row's largest fragment, which keeps indices inline. */
function readRows(fragments: readonly Fragment[]): Row[] {
  const rows: Row[] = [];
  for (const fragment of [...fragments].sort((a, b) => b.size - a.size || a.y - b.y)) {
    const top = fragment.y - fragment.size * 0.75;
    const bottom = fragment.y + fragment.size * 0.2;
    const row = nearestRow(rows, fragment, top, bottom);
    if (row) row.fragments.push(fragment);
    else rows.push({ top, bottom, size: fragment.size, fragments: [fragment] });
  }
  return rows.sort((a, b) => a.bottom - b.bottom || a.top - b.top);
}

function nearestRow(rows: Row[], fragment: Fragment, top: number, bottom: number): Row | undefined {
  let best: Row | undefined;
  let bestOverlap = 0;
  for (const row of rows) {
    const overlap = (Math.min(bottom, row.bottom) - Math.max(top, row.top)) / (bottom - top);
    if (overlap <= bestOverlap || overlap < neededOverlap(row, fragment)) continue;
    best = row;
    bestOverlap = overlap;
  }
  return best;
}

/** Share of a fragment's height that must lie in the row. */
function neededOverlap(row: Row, fragment: Fragment): number {
  // A large initial or a tall bracket must not swallow the lines beside it.
  if (row.size > fragment.size * 1.8 && !touches(row, fragment, row.size * 0.5)) return 2;
  // An exponent may stand so high that it hardly overlaps the line it belongs to, but it follows its base closely.
  const isIndex = fragment.size <= row.size * 0.86 && fragment.str.trim().length <= 4;
  return isIndex && touches(row, fragment, row.size * 0.2) ? 0.1 : 0.5;
}

function touches(row: Row, fragment: Fragment, reach: number): boolean {
  return row.fragments.some(
    (other) => fragment.x <= other.x + other.width + reach && other.x <= fragment.x + fragment.width + reach,
  );
}

function cutRow(row: Row, index: number): Segment[] {
  const sorted = [...row.fragments].sort((a, b) => a.x - b.x);
  const segments: Segment[] = [];
  let current: Fragment[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const fragment of sorted) {
    if (current.length > 0 && fragment.x - end > segmentGapEm * fragment.size) {
      segments.push(makeSegment(current, index));
      current = [];
    }
    current.push(fragment);
    end = Math.max(end, fragment.x + fragment.width);
  }
  if (current.length > 0) segments.push(makeSegment(current, index));
  return segments;
}

function makeSegment(fragments: Fragment[], row: number): Segment {
  const { size } = dominant(fragments);
  return {
    row,
    fragments,
    x0: fragments[0]!.x,
    x1: Math.max(...fragments.map((fragment) => fragment.x + fragment.width)),
    y: (fragments.find((fragment) => fragment.size === size) ?? fragments[0]!).y,
    size,
    characters: fragments.reduce((sum, fragment) => sum + fragment.str.trim().length, 0),
  };
}

function dominant(fragments: readonly Fragment[]): { size: number; font: string; oneFont: boolean } {
  const sizes = new Map<number, number>();
  const fonts = new Map<string, number>();
  for (const fragment of fragments) {
    const letters = fragment.str.replace(/[^\p{L}\p{N}]/gu, '').length;
    sizes.set(fragment.size, (sizes.get(fragment.size) ?? 0) + fragment.str.length);
    if (letters > 0) fonts.set(fragment.font, (fonts.get(fragment.font) ?? 0) + letters);
  }
  return {
    size: mostFrequent(sizes) ?? fragments[0]!.size,
    font: mostFrequent(fonts) ?? fragments[0]!.font,
    oneFont: fonts.size <= 1,
  };
}

/** The key with the largest count; the first of equals. */
export function mostFrequent<K>(counts: ReadonlyMap<K, number>): K | undefined {
  let best: K | undefined;
  let most = 0;
  for (const [key, count] of counts) {
    if (count > most) {
      best = key;
      most = count;
    }
  }
  return best;
}
