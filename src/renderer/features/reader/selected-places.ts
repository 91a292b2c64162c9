// From what is selected on the screen to characters of the stored pages. The text layer of a PDF knows its items, a text
// page its characters; both are read off the elements, so a selection means what the student saw selected.
import type { TextRun } from '#contract/engine.ts';
import type { ItemSpan } from './marks.ts';

export interface PlaceOnPage {
  page: number;
  charFrom: number;
  charTo: number;
}

interface Chars {
  charFrom: number;
  charTo: number;
}

/** One page's share of a selection: text items of a drawn page, or stored characters. */
export interface SelectedPart {
  page: number;
  items: ItemSpan[];
  chars: Chars[];
}

/** The selection inside `root`, page by page. */
export function selectedParts(root: HTMLElement | null): SelectedPart[] {
  const selection = document.getSelection();
  if (!root || !selection || selection.isCollapsed || selection.rangeCount === 0) return [];
  const range = selection.getRangeAt(0);
  return [...root.querySelectorAll<HTMLElement>('[data-page]')]
    .filter((page) => range.intersectsNode(page))
    .map((page) => ({
      page: Number(page.dataset.page),
      items: [...page.querySelectorAll<HTMLElement>('[data-item]')].flatMap((element) => {
        const share = shareOf(range, element);
        return share ? [{ item: Number(element.dataset.item), ...share }] : [];
      }),
      chars: [...page.querySelectorAll<HTMLElement>('[data-from]')].flatMap((element) => {
        const share = shareOf(range, element);
        if (!share) return [];
        const { from, to, whole } = element.dataset;
        if (whole !== undefined) return [{ charFrom: Number(from), charTo: Number(to) }];
        return [{ charFrom: Number(from) + share.from, charTo: Number(from) + share.to }];
      }),
    }));
}

/** Which characters of an element's text the range covers; null when none. */
function shareOf(range: Range, element: HTMLElement): { from: number; to: number } | null {
  if (!range.intersectsNode(element)) return null;
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const from = element.contains(startContainer) ? lengthUntil(element, startContainer, startOffset) : 0;
  const to = element.contains(endContainer)
    ? lengthUntil(element, endContainer, endOffset)
    : (element.textContent?.length ?? 0);
  return to > from ? { from, to } : null;
}

function lengthUntil(element: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}

/**
 * Where a part stands in the page's stored text, blanks at its ends left out. Several places when the page was stored in
 * another order than it is drawn in: what lies between was not selected.
 */
export function placesOf(
  { page, items, chars }: SelectedPart,
  stored: { text: string; runs: readonly TextRun[] },
): PlaceOnPage[] {
  // On a text page what lies between is signs of its markup, and belongs to the words.
  const first = chars[0];
  const ranges = first
    ? [{ charFrom: first.charFrom, charTo: chars.at(-1)!.charTo }]
    : joined(charsOf(stored.runs, items), stored.text);
  return ranges.flatMap((range) => {
    const place = trimmed(stored.text, range);
    return place ? [{ page, ...place }] : [];
  });
}

/** The stored characters that the spans of text items draw, in stored order. */
function charsOf(runs: readonly TextRun[], items: readonly ItemSpan[]): Chars[] {
  const spans = new Map(items.map((span) => [span.item, span]));
  return runs
    .flatMap((run) => {
      const span = spans.get(run.item);
      if (!span) return [];
      const from = Math.max(span.from, run.offset);
      const to = Math.min(span.to, run.offset + run.charTo - run.charFrom);
      const start = run.charFrom - run.offset;
      return from < to ? [{ charFrom: start + from, charTo: start + to }] : [];
    })
    .sort((a, b) => a.charFrom - b.charFrom);
}

/** Neighbours with only blanks between them become one. */
function joined(ranges: readonly Chars[], text: string): Chars[] {
  const whole: Chars[] = [];
  for (const range of ranges) {
    const last = whole.at(-1);
    if (last && text.slice(last.charTo, range.charFrom).trim() === '') last.charTo = range.charTo;
    else whole.push({ ...range });
  }
  return whole;
}

function trimmed(text: string, { charFrom, charTo }: Chars): Chars | null {
  const words = text.slice(charFrom, charTo);
  const from = charFrom + words.length - words.trimStart().length;
  const to = charTo - (words.length - words.trimEnd().length);
  return to > from ? { charFrom: from, charTo: to } : null;
}
