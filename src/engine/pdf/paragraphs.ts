// Joins the lines of a page into blocks: headings, paragraphs and single lines. The main witness for a deliberate
// line break is whether the next line's first word would still have fitted.
import type { Region } from './columns.ts';
import { tailBeforeHyphen } from './hyphens.ts';
import type { Line } from './lines.ts';
import { type DocumentStyle, headingLevel, maxHeadingCharacters } from './style.ts';

/** What stands between two consecutive lines of a block sequence. */
export type Joint = 'space' | 'line' | 'paragraph';

/** A line with what precedes it and, for the lines of a heading, its level. */
export interface PlacedLine {
  line: Line;
  joint: Joint;
  headingLevel: number | null;
}

/** More lines than this are large text, not a heading. */
const maxHeadingLines = 4;

/** A line gap this many times the region's usual one separates paragraphs. */
const paragraphGap = 1.35;

const listMarker =
  /^(?:[•◦▪‣●○■□➢✓*·–—-]\s|[\ue000-\uf8ff](?=\s|$)|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\s|\([a-z0-9]{1,3}\))/u;

/** Places all lines of a page, in reading order. */
export function placeLines(regions: readonly Region[], style: DocumentStyle): PlacedLine[] {
  const placed: PlacedLine[] = [];
  let before: { line: Line; region: Region } | null = null;
  for (const region of regions) {
    const leading = usualGap(region.lines, style);
    for (const [index, line] of region.lines.entries()) {
      const level = headingLevel(line, style);
      const previous = placed.at(-1);
      let joint: Joint = 'paragraph';
      if (before && previous) {
        if (level !== null || previous.headingLevel !== null) joint = jointAtHeading(previous, line, level);
        else if (before.region === region) joint = jointInRegion(placed, line, region, leading, index);
        else joint = continuesAcross(before.line, before.region, line) ? 'space' : 'paragraph';
      }
      placed.push({ line, joint, headingLevel: level });
      before = { line, region };
    }
  }
  return demoteLongHeadings(placed);
}

function jointAtHeading(previous: PlacedLine, line: Line, level: number | null): Joint {
  const gap = line.y - previous.line.y;
  const sameHeading =
    level !== null &&
    previous.headingLevel === level &&
    previous.line.font === line.font &&
    Math.abs(previous.line.size - line.size) < 0.6 &&
    gap > 0 &&
    gap <= line.size * 1.75 &&
    !listMarker.test(line.text);
  return sameHeading ? 'space' : 'paragraph';
}

function jointInRegion(
  placed: readonly PlacedLine[],
  line: Line,
  region: Region,
  leading: number,
  index: number,
): Joint {
  const previous = placed.at(-1)!;
  const above = previous.line;
  const gap = line.y - above.y;
  const em = Math.max(line.size, above.size);
  if (gap <= 0 || gap > Math.max(leading, em * 1.05) * paragraphGap) return 'paragraph';
  if (Math.abs(line.size - above.size) > em * 0.14) return 'paragraph';
  if (line.cells > 1 || above.cells > 1) return 'line';
  if (listMarker.test(line.text)) return 'line';
  const wasFull = !fitsAfter(above, line, region);
  const indent = line.x0 - above.x0;
  const aboveStartsBlock = index < 2 || previous.joint !== 'space';
  if (indent > em * 0.7) {
    if (listMarker.test(above.text) || (aboveStartsBlock && wasFull)) return 'space';
    return wasFull && indent > em * 4 ? 'line' : 'paragraph';
  }
  if (indent < -em * 0.7 && !aboveStartsBlock) return wasFull ? 'space' : 'paragraph';
  if (wasFull) return 'space';
  const endsSentence = /[.!?…:][”"’')\]]*$/u.test(above.text);
  return endsSentence && previous.joint === 'space' ? 'paragraph' : 'line';
}

/** Would the first word of `line` have fitted at the end of `above`? Then the break was meant. */
function fitsAfter(above: Line, line: Line, region: Region): boolean {
  if (tailBeforeHyphen(above.text) !== null) return false;
  const word = /^\S+/u.exec(line.text)?.[0].length ?? 0;
  const perCharacter = (line.x1 - line.x0) / Math.max(1, line.text.length);
  const isRtl = line.fragments.some((fragment) => fragment.rtl);
  const room = isRtl ? above.x0 - region.left : region.right - above.x1;
  return room > (Math.min(word, 24) + 1) * perCharacter + above.size * 0.6;
}

/** A paragraph that runs on in the next column: the line above ends full and unfinished, the next starts in lower case. */
function continuesAcross(above: Line, region: Region, line: Line): boolean {
  if (Math.abs(above.size - line.size) > above.size * 0.1 || above.cells > 1) return false;
  const unfinished = !/[.!?…:][”"’')\]]*$/u.test(above.text);
  return (
    unfinished && /^\p{Ll}/u.test(line.text) && region.right - above.x1 < (region.right - region.left) * 0.35
  );
}

/** The most usual distance between lines of body size. */
function usualGap(lines: readonly Line[], style: DocumentStyle): number {
  const gaps: number[] = [];
  for (let index = 1; index < lines.length; index += 1) {
    const gap = lines[index]!.y - lines[index - 1]!.y;
    const size = lines[index]!.size;
    if (gap > size * 0.8 && gap < size * 2.4) gaps.push(gap);
  }
  gaps.sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length * 0.4)] ?? style.bodySize * 1.2;
}

function demoteLongHeadings(placed: PlacedLine[]): PlacedLine[] {
  let start = 0;
  while (start < placed.length) {
    let end = start + 1;
    while (end < placed.length && placed[end]!.headingLevel !== null && placed[end]!.joint === 'space')
      end += 1;
    if (placed[start]!.headingLevel !== null) {
      const block = placed.slice(start, end);
      const characters = block.reduce((sum, { line }) => sum + line.text.length, 0);
      if (block.length > maxHeadingLines || characters > maxHeadingCharacters) {
        for (const entry of block) entry.headingLevel = null;
      }
    }
    start = end;
  }
  return placed;
}
