// From characters of a page's stored text to characters of the text items that pdf.js lays over the page. A wrong
// highlight is worse than none: where the two do not agree, nothing is marked.
import type { TextRun } from '#contract/engine.ts';
import type { HighlightColour } from '#contract/highlights.ts';

/** Characters [from, to) of text item `item`. */
export interface ItemSpan {
  item: number;
  from: number;
  to: number;
}

export type MarkKind = 'citation' | 'find' | 'current' | 'highlight';

/** What is drawn of a student's own highlight, beside its words. */
export interface HighlightLook {
  id: string;
  colour: HighlightColour;
  noted: boolean;
  /** Colour and note in words, for those who do not see them. */
  description: string;
}

/** Characters [charFrom, charTo) of the stored text, to be marked. */
export interface Mark {
  kind: MarkKind;
  charFrom: number;
  charTo: number;
  highlight?: HighlightLook;
}

/** A stretch of text with the marks that lie on it. Of several highlights the last one given counts. */
export interface Piece {
  text: string;
  kinds: readonly MarkKind[];
  highlight: HighlightLook | undefined;
}

/** Share of the quote that must be found again on the page. */
export const agreementNeeded = 0.9;

/**
 * The spans of text items that draw characters [charFrom, charTo), in reading order. `items` are the `str` of the items
 * of `page.getTextContent()`. Empty when a run points past its item: then map and page are not of the same file.
 */
export function marksFor(
  runs: readonly TextRun[],
  items: readonly string[],
  charFrom: number,
  charTo: number,
): ItemSpan[] {
  const spans: ItemSpan[] = [];
  for (const run of runs) {
    const start = Math.max(charFrom, run.charFrom);
    const end = Math.min(charTo, run.charTo);
    if (start >= end) continue;
    const from = run.offset + start - run.charFrom;
    const to = from + end - start;
    const item = items[run.item];
    if (item === undefined || to > item.length) return [];
    spans.push({ item: run.item, from, to });
  }
  return spans;
}

/** The characters the spans cover, without the spaces we put between items. */
export function textOf(spans: readonly ItemSpan[], items: readonly string[]): string {
  return spans.map((span) => items[span.item]!.slice(span.from, span.to)).join('');
}

/** How much of the quote stands in the text, 0..1, whatever the spacing, case and hyphens. */
export function agreement(text: string, quote: string): number {
  const a = plain(text);
  const b = plain(quote);
  if (b.length === 0) return 0;
  if (a === b) return 1;
  return 1 - distance(a, b) / Math.max(a.length, b.length);
}

/** Cuts a text at every border of a span and says which marks lie on each piece. */
export function piecesOf(
  text: string,
  spans: readonly { from: number; to: number; kind: MarkKind; highlight?: HighlightLook }[],
): Piece[] {
  const cuts = new Set([0, text.length]);
  for (const { from, to } of spans) {
    cuts.add(Math.min(from, text.length));
    cuts.add(Math.min(to, text.length));
  }
  const borders = [...cuts].sort((a, b) => a - b);
  return borders.slice(1).map((end, index) => {
    const start = borders[index]!;
    const over = spans.filter(({ from, to }) => from <= start && to >= end);
    return {
      text: text.slice(start, end),
      kinds: [...new Set(over.map(({ kind }) => kind))],
      highlight: over.findLast(({ highlight }) => highlight !== undefined)?.highlight,
    };
  });
}

/**
 * What a drawn piece says of itself. A highlight is one thing to press, however many lines it runs over, so only its
 * first piece is reached by the keyboard.
 */
export function markAttributes(
  { kinds, highlight }: Pick<Piece, 'kinds' | 'highlight'>,
  isFirst: boolean,
): Record<string, string | number> {
  return {
    'data-mark': kinds.join(' '),
    ...(kinds.includes('citation') ? { 'data-testid': 'citation-mark' } : {}),
    ...(highlight ? { 'data-highlight': highlight.id, 'data-colour': highlight.colour } : {}),
    ...(highlight && isFirst
      ? {
          role: 'button',
          tabIndex: 0,
          'aria-haspopup': 'dialog',
          'aria-description': highlight.description,
          ...(highlight.noted ? { 'data-noted': '' } : {}),
        }
      : {}),
  };
}

/** Longer quotes are compared by their first characters: the rest follows from the same map. */
const longestCompared = 2000;

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{Pd}]/gu, '')
    .slice(0, longestCompared);
}

/** Edits (insert, delete, replace) between two texts. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
