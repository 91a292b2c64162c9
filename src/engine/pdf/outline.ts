// Reads a PDF's bookmarks with their page numbers. Outlines are often broken, so a bad entry loses its page and a bad
// outline is no outline; neither keeps a document from opening.
import type { OutlineItem } from '#contract/engine.ts';
import { cleanLine } from '../characters.ts';
import type { PDFDocumentProxy } from './library.ts';

type Node = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];

/** More bookmarks than this serve nobody. */
const maxItems = 2000;
const maxLevel = 12;
const maxTitleCharacters = 300;

/** The bookmarks, depth first; empty when there are none or they cannot be read. */
export async function readOutline(pdf: PDFDocumentProxy): Promise<OutlineItem[]> {
  const items: OutlineItem[] = [];
  try {
    const roots = (await pdf.getOutline()) ?? [];
    await walk(pdf, roots as Node[], 1, items);
  } catch {
    return items;
  }
  return items;
}

async function walk(
  pdf: PDFDocumentProxy,
  nodes: Node[],
  level: number,
  items: OutlineItem[],
): Promise<void> {
  for (const node of nodes) {
    if (items.length >= maxItems) return;
    const title = cleanLine(String(node.title ?? '')).slice(0, maxTitleCharacters);
    if (title !== '') items.push({ title, level, page: await pageOf(pdf, node.dest) });
    if (level < maxLevel && Array.isArray(node.items))
      await walk(pdf, node.items as Node[], level + 1, items);
  }
}

async function pageOf(pdf: PDFDocumentProxy, dest: string | unknown[] | null): Promise<number | null> {
  try {
    const target = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
    const page: unknown = target?.[0];
    if (typeof page === 'number') return inRange(pdf, page + 1);
    if (typeof page !== 'object' || page === null) return null;
    return inRange(pdf, (await pdf.getPageIndex(page as { num: number; gen: number })) + 1);
  } catch {
    return null;
  }
}

function inRange(pdf: PDFDocumentProxy, page: number): number | null {
  return Number.isInteger(page) && page >= 1 && page <= pdf.numPages ? page : null;
}
