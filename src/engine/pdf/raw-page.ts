// Parses one page once and keeps only what layout needs, so that a page's neighbours can be compared with it cheaply.

import { type Region, readingOrder } from './columns.ts';
import { readFrames, type TextItem } from './fragments.ts';
import { loadPdfJs, type PDFDocumentProxy, type PDFPageProxy } from './library.ts';
import { readSegments } from './lines.ts';
import { type Margins, readMargins } from './margins.ts';

/** A parsed page before the document's style is applied. */
export interface RawPage {
  width: number;
  height: number;
  /** All text as the file gives it, for judging whether it can be read. */
  raw: string;
  regions: Region[];
  /** Candidates for running headers and footers; indices count all lines of `regions`. */
  margins: Margins;
  /** What is drawn when there is no text; null when there is text. */
  drawing: 'nothing' | 'image' | null;
}

/** Reads a page; rejects when pdf.js cannot. */
export async function readRawPage(pdf: PDFDocumentProxy, number: number): Promise<RawPage> {
  const page = await pdf.getPage(number);
  try {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = page.view;
    const size = { width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
    const content = await page.getTextContent();
    const items = content.items.filter((item): item is TextItem & typeof item => 'str' in item);
    const vertical = new Set<string>();
    for (const [font, style] of Object.entries(content.styles)) if (style.vertical) vertical.add(font);
    const raw = items.map((item) => item.str).join(' ');
    if (raw.trim() === '') {
      const drawing = (await readDrawing(page)).anything ? 'image' : 'nothing';
      return { ...size, raw: '', regions: [], margins: noMargins(), drawing };
    }
    const frames = readFrames(items, vertical, page.view);
    const regions: Region[] = [];
    const margins = noMargins();
    let first = 0;
    for (const frame of frames) {
      const ordered = readingOrder(readSegments(frame.fragments));
      const lines = ordered.flatMap((region) => region.lines);
      const { top, bottom } = readMargins(lines, frame.box, first);
      margins.top.push(...top);
      margins.bottom.push(...bottom);
      first += lines.length;
      regions.push(...ordered);
    }
    return { ...size, raw, regions, margins, drawing: null };
  } finally {
    page.cleanup();
  }
}

function noMargins(): Margins {
  return { top: [], bottom: [] };
}

/** Fonts of a page that the file itself calls bold, by pdf.js' name for them. */
export async function readBoldFonts(
  pdf: PDFDocumentProxy,
  number: number,
  fonts: Iterable<string>,
): Promise<Set<string>> {
  const bold = new Set<string>();
  const page = await pdf.getPage(number);
  try {
    await page.getOperatorList();
    for (const font of fonts) {
      if (!page.commonObjs.has(font)) continue;
      const face = page.commonObjs.get(font) as { name?: string; bold?: boolean; black?: boolean };
      if (face.bold || face.black || /bold|black|heavy|semibold|demi/i.test(face.name ?? '')) bold.add(font);
    }
  } catch {
    return bold;
  } finally {
    page.cleanup();
  }
  return bold;
}

/** Whether a page shows a picture; for pages whose only text is a stamp or a page number over a scan. */
export async function hasPicture(pdf: PDFDocumentProxy, number: number): Promise<boolean> {
  const page = await pdf.getPage(number);
  try {
    return (await readDrawing(page)).picture;
  } finally {
    page.cleanup();
  }
}

/** Costly (pictures are decoded), so asked only about pages without text of their own. */
async function readDrawing(page: PDFPageProxy): Promise<{ picture: boolean; anything: boolean }> {
  const { OPS } = await loadPdfJs();
  const pictures = new Set<number>([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintInlineImageXObjectGroup,
    OPS.paintImageXObjectRepeat,
    OPS.paintImageMaskXObject,
    OPS.paintImageMaskXObjectGroup,
    OPS.paintImageMaskXObjectRepeat,
    OPS.paintSolidColorImageMask,
  ]);
  // Words may be drawn as outlines, or in fonts that have pictures for letters.
  const others = new Set<number>([OPS.shadingFill, OPS.constructPath, OPS.showText]);
  const { fnArray } = await page.getOperatorList();
  const picture = fnArray.some((operator: number) => pictures.has(operator));
  return { picture, anything: picture || fnArray.some((operator: number) => others.has(operator)) };
}
