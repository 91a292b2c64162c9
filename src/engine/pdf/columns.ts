// Puts the segments of a page into reading order. A page is cut into bands by whatever crosses a gutter (titles,
// abstracts, wide tables); inside a band the left side is read before the right. Tables must not be taken for
// columns, so both sides have to look like prose.
import { type Line, makeLine, type Segment } from './lines.ts';

/** Lines that follow one another in one column, top to bottom, with the column's edges. */
export interface Region {
  lines: Line[];
  left: number;
  right: number;
}

/** Fewer lines than this on a side are no column. */
const minColumnLines = 4;

/** A column of prose fills most of its width and its lines hold more than a label. */
const minFill = 0.5;
const minCharacters = 14;

/** The narrower side of a gutter takes at least this share of the width. */
const minSideShare = 0.2;

/** Columns are looked for on a grid this fine, in points. */
const gridPoints = 3;

/** Segments of one frame as regions in reading order. */
export function readingOrder(segments: readonly Segment[], depth = 0): Region[] {
  if (segments.length === 0) return [];
  const gutter = depth < 3 ? findGutter(segments) : null;
  if (gutter === null) return [asRegion(segments)];
  return splitBands(segments, gutter).flatMap((band) => {
    if (band.crossing.length > 0) return [asRegion(band.crossing)];
    return [...readingOrder(band.left, depth + 1), ...readingOrder(band.right, depth + 1)];
  });
}

interface Band {
  crossing: Segment[];
  left: Segment[];
  right: Segment[];
}

function asRegion(segments: readonly Segment[]): Region {
  const rows = new Map<number, Segment[]>();
  for (const segment of segments) {
    const row = rows.get(segment.row);
    if (row) row.push(segment);
    else rows.set(segment.row, [segment]);
  }
  const lines = [...rows.values()].map(makeLine).sort((a, b) => a.y - b.y || a.x0 - b.x0);
  return {
    lines,
    left: Math.min(...lines.map((line) => line.x0)),
    right: Math.max(...lines.map((line) => line.x1)),
  };
}

/** The x where most lines stand in prose-like columns on both sides, or null. */
function findGutter(segments: readonly Segment[]): number | null {
  const left = Math.min(...segments.map((segment) => segment.x0));
  const right = Math.max(...segments.map((segment) => segment.x1));
  const width = right - left;
  let best = 0;
  let candidates: number[] = [];
  for (let x = left + width * minSideShare; x <= right - width * minSideShare; x += gridPoints) {
    const score = scoreGutter(segments, x);
    if (score > best) {
      best = score;
      candidates = [x];
    } else if (score === best && score > 0) {
      candidates.push(x);
    }
  }
  return candidates.length === 0 ? null : candidates[Math.floor(candidates.length / 2)]!;
}

function scoreGutter(segments: readonly Segment[], x: number): number {
  let score = 0;
  for (const band of splitBands(segments, x)) {
    if (band.crossing.length > 0) continue;
    if (isProse(band.left) && isProse(band.right) && sideBySide(band)) {
      score += band.left.length + band.right.length;
    }
  }
  return score;
}

function isProse(segments: readonly Segment[]): boolean {
  const rows = new Map<number, { x0: number; x1: number; characters: number; parts: number }>();
  for (const segment of segments) {
    const row = rows.get(segment.row);
    if (row) {
      row.x0 = Math.min(row.x0, segment.x0);
      row.x1 = Math.max(row.x1, segment.x1);
      row.characters += segment.characters;
      row.parts += 1;
    } else {
      rows.set(segment.row, { x0: segment.x0, x1: segment.x1, characters: segment.characters, parts: 1 });
    }
  }
  if (rows.size < minColumnLines) return false;
  const lines = [...rows.values()];
  const left = Math.min(...lines.map((line) => line.x0));
  const right = Math.max(...lines.map((line) => line.x1));
  const filled = lines.filter((line) => line.x1 - line.x0 >= (right - left) * minFill).length;
  const characters = lines.reduce((sum, line) => sum + line.characters, 0);
  return filled >= lines.length * 0.5 && characters / lines.length >= minCharacters;
}

/** Both sides must stand beside each other for most of the shorter one's height. */
function sideBySide(band: Band): boolean {
  const [leftTop, leftBottom] = extent(band.left);
  const [rightTop, rightBottom] = extent(band.right);
  const shared = Math.min(leftBottom, rightBottom) - Math.max(leftTop, rightTop);
  return shared > 0.5 * Math.min(leftBottom - leftTop, rightBottom - rightTop);
}

function extent(segments: readonly Segment[]): [number, number] {
  const ys = segments.map((segment) => segment.y);
  return [Math.min(...ys), Math.max(...ys)];
}

/** Bands from top to bottom: either segments that cross x (and their whole rows), or what stands left and right of it. */
function splitBands(segments: readonly Segment[], x: number): Band[] {
  const crossingRows = new Set<number>();
  for (const segment of segments) {
    if (segment.x0 < x - 1 && segment.x1 > x + 1) crossingRows.add(segment.row);
  }
  const bands: Band[] = [];
  let band: Band | undefined;
  for (const segment of segments) {
    const crosses = crossingRows.has(segment.row);
    if (!band || crosses !== band.crossing.length > 0) {
      band = { crossing: [], left: [], right: [] };
      bands.push(band);
    }
    if (crosses) band.crossing.push(segment);
    else if ((segment.x0 + segment.x1) / 2 < x) band.left.push(segment);
    else band.right.push(segment);
  }
  return bands;
}
