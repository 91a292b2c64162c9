// Finds running headers, footers and page numbers. A line is running when it stands at the outer edge, apart from the
// page's text, and a page at most two away has the same line at the same height, with page numbers counted on. So the
// verdict on a page depends on that neighbourhood only, never on how many pages were asked for.
import type { Box } from './fragments.ts';
import type { Line } from './lines.ts';

/** A line near the top or bottom edge, reduced to what can be compared with another page's. */
export interface MarginLine {
  /** Index among all lines of the page. */
  index: number;
  text: string;
  /** Distance of the baseline from the page's top, in points. */
  offset: number;
  size: number;
  /** Distance to the next line towards the middle, in points; infinite when there is none. */
  gap: number;
}

/** The lines nearest to each edge, the outermost first. */
export interface Margins {
  top: MarginLine[];
  bottom: MarginLine[];
}

/** A neighbouring page's margins and how many pages it lies ahead (negative: behind). */
export interface Neighbour {
  ahead: number;
  margins: Margins;
}

/** Running lines stand within this share of the page's height from an edge. */
const marginShare = 0.12;

/** At most this many lines at each edge. */
const maxLines = 4;

/** Two pages set the same header within this many points of each other. */
const tolerancePoints = 3;

/** The text keeps at least this distance from a header, and a header's own lines no more than that, in ems. */
const apartEm = 1.55;
const togetherEm = 2.2;

/** The lines of a page that may be running; `first` is the index of the first of `lines` on its page. */
export function readMargins(lines: readonly Line[], box: Box, first: number): Margins {
  const height = box.bottom - box.top;
  const ordered = lines
    .map((line, index) => ({ line, index: first + index }))
    .sort((a, b) => a.line.y - b.line.y);
  const entry = ({ line, index }: { line: Line; index: number }, next: Line | undefined): MarginLine => ({
    index,
    text: line.text.toLowerCase(),
    offset: line.y - box.top,
    size: line.size,
    gap: next === undefined ? Number.POSITIVE_INFINITY : Math.abs(next.y - line.y),
  });
  const top = ordered
    .slice(0, maxLines)
    .filter(({ line }) => line.y - line.size * 0.8 < box.top + height * marginShare)
    .map((line, at) => entry(line, ordered[at + 1]?.line));
  const bottom = ordered
    .toReversed()
    .slice(0, maxLines)
    .filter(({ line }) => line.y > box.bottom - height * marginShare)
    .map((line, at) => entry(line, ordered.at(-2 - at)?.line));
  return { top, bottom };
}

/**
 * Indices of the running lines of a page. A line of heading size (`headingSize` and above) must be on all of the
 * neighbours, because slides repeat their titles.
 */
export function runningLines(
  own: Margins,
  neighbours: readonly Neighbour[],
  headingSize: number,
): Set<number> {
  const running = new Set<number>();
  for (const edge of ['top', 'bottom'] as const) {
    const lines = own[edge];
    let group = 0;
    for (const [at, line] of lines.entries()) {
      const isFar = at > 0 && lines[at - 1]!.gap > line.size * togetherEm;
      if (isFar || !isRunning(line, neighbours, edge, headingSize)) break;
      if (line.gap > line.size * apartEm) group = at + 1;
    }
    for (const line of lines.slice(0, group)) running.add(line.index);
  }
  return running;
}

function isRunning(
  line: MarginLine,
  neighbours: readonly Neighbour[],
  edge: keyof Margins,
  headingSize: number,
): boolean {
  const matches = neighbours.filter(({ ahead, margins }) =>
    margins[edge].some((other) => isSame(line, other, ahead)),
  );
  return matches.length >= (line.size >= headingSize ? Math.max(3, neighbours.length) : 1);
}

function isSame(own: MarginLine, other: MarginLine, ahead: number): boolean {
  if (Math.abs(own.offset - other.offset) > tolerancePoints || Math.abs(own.size - other.size) > 0.6)
    return false;
  if (own.text === other.text) return /\p{L}/u.test(own.text) || !/\d/.test(own.text);
  return countsOn(own.text, other.text, ahead);
}

/** The same line but for one number (Arabic or Roman) that grows with the pages: "12", "– xiv –", "Page 3 of 10". */
function countsOn(own: string, other: string, ahead: number): boolean {
  const ownParts = own.split(numberPart);
  const otherParts = other.split(numberPart);
  if (ownParts.length !== otherParts.length) return false;
  let counted = 0;
  for (const [index, part] of ownParts.entries()) {
    const counterpart = otherParts[index]!;
    if (part === counterpart) continue;
    const [a, b] = [numberOf(part), numberOf(counterpart)];
    if (a === null || b === null || b - a !== ahead) return false;
    counted += 1;
  }
  return counted === 1;
}

const numberPart = /(\d+|(?<![\p{L}\p{N}])[ivxlc]+(?![\p{L}\p{N}]))/u;

function numberOf(text: string): number | null {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  if (!/^[ivxlc]+$/.test(text)) return null;
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
  let total = 0;
  for (let index = 0; index < text.length; index += 1) {
    const value = values[text[index]!]!;
    total += value < (values[text[index + 1]!] ?? 0) ? -value : value;
  }
  return total;
}
