// Joins the lines of a page into blocks: headings, paragraphs and single lines. The main witness for a deliberate
// line break is whether the next line's first word would still have fitted.
import type { Region } from './columns.ts';
import { tailBeforeHyphen } from './hyphens.ts';
import type { Line } from './lines.ts';
import { type DocumentStyle, headingLevel, isBulleted, maxHeadingCharacters } from './style.ts';

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

/** Footnotes are at least this much smaller than the body and stand below at least this many lines of a column. */
const footnoteScale = 0.92;
const minLinesAboveFootnote = 4;

/** Items of one list stand at most this many usual gaps apart. */
const itemGap = 1.9;

/** A first line is never indented further than this; beyond it, the lines were placed apart. */
const maxFirstIndentEm = 6;

/** Rows of one table stand at most this many ems apart. */
const tableRowGapEm = 2.6;

/** Places all lines of a page, in reading order. */
export function placeLines(regions: readonly Region[], style: DocumentStyle): PlacedLine[] {
  const placed: PlacedLine[] = [];
  let before: { line: Line; region: Region } | null = null;
  for (const region of sinkFootnotes(regions, style)) {
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

/** Small print at the foot of a column is read after the page's text, so that a sentence may run on above it. */
function sinkFootnotes(regions: readonly Region[], style: DocumentStyle): Region[] {
  const isSmall = (line: Line) => line.size <= style.bodySize * footnoteScale;
  const sunk: Region[] = [];
  const kept = regions.map((region, index) => {
    if (index === regions.length - 1) return region;
    let end = region.lines.length;
    while (end > 0 && isSmall(region.lines[end - 1]!)) end -= 1;
    if (end < minLinesAboveFootnote || end === region.lines.length) return region;
    sunk.push({ ...region, lines: region.lines.slice(end) });
    return { ...region, lines: region.lines.slice(0, end) };
  });
  return [...kept, ...sunk];
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
    !isMarked(line.text);
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
  if (line.cells > 1 && above.cells > 1 && gap > 0 && gap < em * tableRowGapEm) return 'line';
  const usual = Math.max(leading, em * 1.05);
  if (gap > 0 && gap < usual * itemGap && isMarked(line.text) && isMarked(blockStart(placed))) return 'line';
  if (gap <= 0 || gap > usual * paragraphGap) return 'paragraph';
  if (Math.abs(line.size - above.size) > em * 0.14) return 'paragraph';
  if (line.cells > 1 || above.cells > 1) return 'line';
  const wasFull = !fitsAfter(above, line, region);
  if (startsItem(line, above, wasFull)) return 'line';
  const indent = line.x0 - above.x0;
  const aboveStartsBlock = index < 2 || previous.joint !== 'space';
  if (indent > em * 0.7) {
    if (isMarked(above.text) || (aboveStartsBlock && wasFull)) return 'space';
    return wasFull && indent > em * 4 ? 'line' : 'paragraph';
  }
  if (indent < -em * maxFirstIndentEm) return 'paragraph';
  if (indent < -em * 0.7 && !aboveStartsBlock) return wasFull ? 'space' : 'paragraph';
  if (wasFull || runsOn(above, line, region)) return 'space';
  return endsSentence(above.text) && previous.joint === 'space' ? 'paragraph' : 'line';
}

/** "(a)", "3.", "iv)" before an item. */
const enumerator = /^\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\s/u;

function isMarked(text: string): boolean {
  return isBulleted(text) || enumerator.test(text);
}

/** "(b)" at the start of a line is an item, unless the sentence before it is plainly unfinished. */
function startsItem(line: Line, above: Line, wasFull: boolean): boolean {
  if (isBulleted(line.text)) return true;
  return enumerator.test(line.text) && (!wasFull || endsSentence(above.text));
}

function endsSentence(text: string): boolean {
  return /[.!?…:;][”"’')\]]*$/u.test(text);
}

/** The first line of the block that is being written. */
function blockStart(placed: readonly PlacedLine[]): string {
  let index = placed.length - 1;
  while (index > 0 && placed[index]!.joint === 'space') index -= 1;
  return placed[index]!.line.text;
}

/** Ragged text (captions above all) breaks early; its next line then goes on in the middle of the sentence. */
function runsOn(above: Line, line: Line, region: Region): boolean {
  if (above.x1 - above.x0 < (region.right - region.left) * 0.45) return false;
  return /,$/.test(above.text) || (/^\p{Ll}/u.test(line.text) && !/[.;:!?]$/.test(above.text));
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
