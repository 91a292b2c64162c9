// What ordinary text looks like in a document, learned from a sample of its pages, and from that which lines are
// headings. Sizes decide first; a heavier font at body size decides only where the file says that it is bold.
import { isUnspacedScript } from '../characters.ts';
import { type Lexicon, readLexicon } from './hyphens.ts';
import { type Line, mostFrequent } from './lines.ts';

export interface DocumentStyle {
  bodySize: number;
  bodyFont: string;
  /** Sizes of headings larger than body text, largest first. */
  headingSizes: number[];
  boldFonts: ReadonlySet<string>;
  lexicon: Lexicon;
}

/** Text this much larger than the body is a heading. */
const headingScale = 1.12;

/** No heading is longer than this many characters; longer ones are large body text. */
export const maxHeadingCharacters = 200;

/** A heading at body size is shorter still, or every bold sentence would be one. */
const maxInlineHeading = 110;

/** Learns the style from lines of sampled pages, each page's lines in reading order. */
export function readStyle(
  pages: readonly (readonly Line[])[],
  boldFonts: ReadonlySet<string>,
): DocumentStyle {
  const { size: bodySize, font: bodyFont } = bodyOf(pages.flat());
  const headingSizes = new Set<number>();
  for (const line of pages.flat()) {
    if (
      line.size >= bodySize * headingScale &&
      looksLikeWords(line.text) &&
      line.text.length <= maxHeadingCharacters
    ) {
      headingSizes.add(roundHalf(line.size));
    }
  }
  return {
    bodySize,
    bodyFont,
    headingSizes: [...headingSizes].sort((a, b) => b - a),
    boldFonts,
    lexicon: readLexicon(pages.flatMap((lines) => lines.map((line) => line.text))),
  };
}

/** Fonts other than the body's in which whole short lines of body size or a little less are set: bold, perhaps. */
export function displayFonts(lines: readonly Line[]): Set<string> {
  const { size, font } = bodyOf(lines);
  const fonts = new Set<string>();
  for (const line of lines) {
    const atBodySize = line.size >= size * 0.95 && line.size < size * headingScale;
    if (atBodySize && line.oneFont && line.font !== font && line.text.length <= maxInlineHeading)
      fonts.add(line.font);
  }
  return fonts;
}

/** Level of the heading a line is (part of), 1 the most prominent, or null for other text. */
export function headingLevel(line: Line, style: DocumentStyle): number | null {
  if (line.cells > 2 || !looksLikeWords(line.text) || line.text.length > maxHeadingCharacters) return null;
  if (isBulleted(line.text) || /(?:\.\s?){4,}/.test(line.text)) return null;
  if (line.size >= style.bodySize * headingScale) {
    const larger = style.headingSizes.filter((size) => size > roundHalf(line.size)).length;
    return Math.min(6, larger + 1);
  }
  const atBodySize = line.size >= style.bodySize * 0.95;
  if (!atBodySize || line.text.length > maxInlineHeading || /[.,;]$/.test(line.text)) return null;
  const isBold = line.oneFont && line.cells === 1 && style.boldFonts.has(line.font);
  const isNumbered =
    /^\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+\p{Lu}/u.test(line.text) && line.font !== style.bodyFont;
  return isBold || isNumbered ? Math.min(6, style.headingSizes.length + 1) : null;
}

/** The line starts with a bullet, be it a symbol font's private one. */
export function isBulleted(text: string): boolean {
  return /^(?:[•◦▪‣●○■□➢✓*·–—-]\s|[\ue000-\uf8ff](?=\s|$))/u.test(text);
}

/** The size from which a line counts as heading-sized. */
export function headingSizeOf(style: DocumentStyle): number {
  return style.bodySize * headingScale;
}

function roundHalf(size: number): number {
  return Math.round(size * 2) / 2;
}

function bodyOf(lines: readonly Line[]): { size: number; font: string } {
  const sizes = new Map<number, number>();
  for (const line of lines) {
    const size = roundHalf(line.size);
    sizes.set(size, (sizes.get(size) ?? 0) + line.text.length);
  }
  const size = mostFrequent(sizes) ?? 10;
  const fonts = new Map<string, number>();
  for (const line of lines) {
    if (roundHalf(line.size) === size) fonts.set(line.font, (fonts.get(line.font) ?? 0) + line.text.length);
  }
  return { size, font: mostFrequent(fonts) ?? '' };
}

/** At least one word of three letters, or two characters of a script without spaces: a formula is no heading. */
function looksLikeWords(text: string): boolean {
  if (/\p{L}{3,}/u.test(text)) return true;
  let unspaced = 0;
  for (const char of text) if (isUnspacedScript(char.codePointAt(0)!)) unspaced += 1;
  return unspaced >= 2;
}
