// Finds running headers, footers and page numbers. A line counts as running when it stands in the outer margin and a
// page at most two away shows the same words, digits aside, at the same height; so the verdict on a page depends on
// that neighbourhood only, never on how many pages were asked for.

import type { Box } from './fragments.ts';
import type { Line } from './lines.ts';

/** A line near the top or bottom edge, reduced to what can be compared with another page's. */
export interface MarginLine {
  key: string;
  /** Distance of the baseline from the page's top, in points. */
  offset: number;
  size: number;
  isNumber: boolean;
}

/** Running lines stand within this share of the page's height from an edge. */
const marginShare = 0.12;

/** At most this many lines at each edge. */
const maxLines = 3;

/** Two pages set the same header within this many points of each other. */
const tolerancePoints = 3;

/** The lines of a page that may be running, by their index in `lines`. */
export function marginLines(lines: readonly Line[], box: Box): Map<number, MarginLine> {
  const height = box.bottom - box.top;
  const found = new Map<number, MarginLine>();
  const order = lines.map((line, index) => ({ line, index })).sort((a, b) => a.line.y - b.line.y);
  const add = ({ line, index }: { line: Line; index: number }) => {
    found.set(index, {
      key: keyOf(line.text),
      offset: line.y - box.top,
      size: line.size,
      isNumber: isPageNumber(line.text),
    });
  };
  const isTop = ({ line }: { line: Line }) => line.y - line.size * 0.8 < box.top + height * marginShare;
  const isBottom = ({ line }: { line: Line }) => line.y > box.bottom - height * marginShare;
  order.filter(isTop).slice(0, maxLines).forEach(add);
  order.filter(isBottom).slice(-maxLines).forEach(add);
  return found;
}

/**
 * Indices of the running lines among `own`. `neighbours` are the candidates of the pages at most two away; a line in
 * heading size (`headingSize` and above) must be on all of them, because slides repeat their titles.
 */
export function runningLines(
  own: ReadonlyMap<number, MarginLine>,
  neighbours: readonly ReadonlyMap<number, MarginLine>[],
  headingSize: number,
): Set<number> {
  const running = new Set<number>();
  for (const [index, line] of own) {
    const matches = neighbours.filter((page) =>
      [...page.values()].some((other) => isSame(line, other)),
    ).length;
    const needed = line.size >= headingSize && !line.isNumber ? Math.max(3, neighbours.length) : 1;
    if (matches >= needed) running.add(index);
  }
  return running;
}

function isSame(a: MarginLine, b: MarginLine): boolean {
  if (Math.abs(a.offset - b.offset) > tolerancePoints || Math.abs(a.size - b.size) > 0.6) return false;
  return (a.isNumber && b.isNumber) || a.key === b.key;
}

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/\d+/g, '#')
    .replace(/[^\p{L}#]+/gu, ' ')
    .trim();
}

/** "12", "– 12 –", "xiv", "Page 3 of 10", "3 / 10". */
function isPageNumber(text: string): boolean {
  return /^[^\p{L}\p{N}]*(?:(?:page|p\.|seite|página|pág\.)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:\/|of|de|von)\s*\d{1,4})?[^\p{L}\p{N}]*$/iu.test(
    text,
  );
}
