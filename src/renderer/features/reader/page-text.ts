// The invisible text over a drawn page: what can be selected, copied and marked. Marks live in it, so they are right at
// every zoom and rotation.
import { type PDFPageProxy, TextLayer } from 'pdfjs-dist';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { TextRun } from '#contract/engine.ts';
import {
  agreement,
  agreementNeeded,
  type ItemSpan,
  type Mark,
  markAttributes,
  marksFor,
  piecesOf,
  textOf,
} from './marks.ts';
import type { Rotation } from './page-layout.ts';

/** The text items of a page and the elements that hold them, index by index. */
export interface TextItems {
  strings: readonly string[];
  elements: readonly HTMLElement[];
}

/** A mark that must read as `quote`, or it is not drawn. */
export interface CheckedMark extends Mark {
  quote?: string;
}

/** Lays the page's text into `holder`; null until it is there. */
export function useTextItems(
  holder: RefObject<HTMLDivElement | null>,
  page: PDFPageProxy | null,
  rotation: Rotation,
): TextItems | null {
  const [items, setItems] = useState<TextItems | null>(null);
  const turn = useRef(rotation);
  useEffect(() => {
    turn.current = rotation;
    if (page && holder.current) turnTo(holder.current, page, rotation);
  }, [holder, page, rotation]);

  useEffect(() => {
    const element = holder.current;
    if (!page || !element) return;
    let left = false;
    let layer: TextLayer | null = null;
    const lay = async () => {
      // Same options as the engine's, so that item numbers agree with the stored runs.
      const content = await page.getTextContent();
      if (left) return;
      layer = new TextLayer({
        textContentSource: content,
        container: element,
        viewport: page.getViewport({ scale: 1 }),
      });
      // The layer has just written the page's own turn over the student's, which may be newer than this effect.
      turnTo(element, page, turn.current);
      await layer.render();
      if (left) return;
      const end = document.createElement('div');
      end.className = 'pdf-text-end';
      element.append(end);
      // A selection is read back by these numbers.
      for (const [item, { dataset }] of layer.textDivs.entries()) dataset.item = String(item);
      setItems({ strings: layer.textContentItemsStr, elements: layer.textDivs });
    };
    // A page without its text is still a page to look at.
    lay().catch(() => {});
    return () => {
      left = true;
      layer?.cancel();
      element.replaceChildren();
      setItems(null);
    };
  }, [holder, page]);

  return items;
}

/** pdf.js turns a text layer by this attribute. */
function turnTo(layer: HTMLElement, page: PDFPageProxy, rotation: Rotation): void {
  layer.dataset.mainRotation = String((page.rotate + rotation) % 360);
}

/**
 * Marks exactly the characters asked for and returns the marks that could not be placed, because what is drawn does
 * not read as the quote. `undo` gives the elements their plain text back, and the id of the highlight that had the focus.
 */
export function placeMarks(
  items: TextItems,
  runs: readonly TextRun[],
  marks: readonly CheckedMark[],
): { refused: CheckedMark[]; undo: () => string | null } {
  const refused: CheckedMark[] = [];
  const byItem = new Map<number, (ItemSpan & Pick<Mark, 'kind' | 'highlight'>)[]>();
  for (const mark of marks) {
    const spans = marksFor(runs, items.strings, mark.charFrom, mark.charTo);
    const quote = mark.quote;
    if (
      spans.length === 0 ||
      (quote !== undefined && agreement(textOf(spans, items.strings), quote) < agreementNeeded)
    ) {
      refused.push(mark);
      continue;
    }
    for (const span of spans) {
      const list = byItem.get(span.item) ?? [];
      list.push({ ...span, kind: mark.kind, ...(mark.highlight ? { highlight: mark.highlight } : {}) });
      byItem.set(span.item, list);
    }
  }
  const begun = new Set<string>();
  for (const [item, spans] of [...byItem].sort(([a], [b]) => a - b)) {
    const pieces = piecesOf(items.strings[item]!, spans).map((piece) => {
      if (piece.kinds.length === 0) return document.createTextNode(piece.text);
      const mark = document.createElement('mark');
      const isFirst = piece.highlight !== undefined && !begun.has(piece.highlight.id);
      if (piece.highlight) begun.add(piece.highlight.id);
      for (const [name, value] of Object.entries(markAttributes(piece, isFirst)))
        mark.setAttribute(name, String(value));
      mark.textContent = piece.text;
      return mark;
    });
    items.elements[item]?.replaceChildren(...pieces);
  }
  return {
    refused,
    undo() {
      const mark = document.activeElement?.closest<HTMLElement>('mark[data-highlight]');
      const focused = items.elements.some((element) => element.contains(mark ?? null));
      for (const item of byItem.keys()) items.elements[item]?.replaceChildren(items.strings[item]!);
      return focused ? (mark?.dataset.highlight ?? null) : null;
    },
  };
}
