// A PDF as the engine sees it: opens the file, samples a few pages for the document's style, and extracts page by page.
// A page's result depends on the sample and on its neighbours only, never on which pages were asked for together.
import type { DocumentInfo, ExtractedPage } from '#contract/engine.ts';
import { blankPage, type EngineDocument, OpenFault } from '../document.ts';
import type { Region } from './columns.ts';
import { isGarbled } from './garbled.ts';
import { type Lexicon, tailBeforeHyphen, widenLexicon } from './hyphens.ts';
import { loadPdfJs, type PDFDocumentProxy, startLoading } from './library.ts';
import type { Line } from './lines.ts';
import { type Neighbour, runningLines } from './margins.ts';
import { readOutline } from './outline.ts';
import { writePage } from './page-text.ts';
import { type PlacedLine, placeLines } from './paragraphs.ts';
import { hasPicture, type RawPage, readBoldFonts, readRawPage } from './raw-page.ts';
import { type DocumentStyle, displayFonts, headingSizeOf, readStyle } from './style.ts';
import { readTitle } from './title.ts';

/** Pages sampled for the style; enough for every font of a textbook's body, few enough to open at once. */
const samplePages = 12;

/** Fonts are named only by a page's drawing list, which costs as much as drawing; so few pages are asked. */
const maxFontPages = 3;

/** Running lines are looked for on pages up to this far away: odd and even pages have headers of their own. */
const neighbourhood = 2;

/** Parsed pages kept: the neighbourhood of the page at hand, with room for pages asked for out of order. */
const cachedPages = 8;

/** pdf.js keeps every page and font it has seen until told otherwise: about 45 kB a page of plain prose. */
const pagesBetweenCleanups = 64;

/** Opens the PDF in `data`, which is handed over. Throws OpenFault. */
export async function openPdf(data: Uint8Array, password?: string): Promise<EngineDocument> {
  const looksLikePdf = hasPdfMarker(data);
  const { pdf, destroy } = await load(data, looksLikePdf, password);
  try {
    if (pdf.numPages === 0) throw new OpenFault('FILE_EMPTY');
    const pages = createPageCache(pdf);
    const sampled = sampleNumbers(pdf.numPages);
    const style = await readSample(pdf, pages, sampled);
    const info: Omit<DocumentInfo, 'handle'> = {
      pageCount: pdf.numPages,
      title: await readTitle(pdf, (number) => pages.get(number), style).catch(() => null),
      outline: await readOutline(pdf),
    };
    let extracted = 0;
    return {
      info,
      async page(number) {
        const page = await extractPage(pdf, number, pages, style);
        extracted += 1;
        // Refused while another call is reading a page; the next round catches up.
        if (extracted % pagesBetweenCleanups === 0) await pdf.cleanup().catch(() => undefined);
        return page;
      },
      close: destroy,
    };
  } catch (error) {
    await destroy();
    throw error instanceof OpenFault ? error : new OpenFault('FILE_UNREADABLE', reasonOf(error));
  }
}

async function load(data: Uint8Array, looksLikePdf: boolean, password: string | undefined) {
  const { PasswordException, PasswordResponses } = await loadPdfJs();
  const task = await startLoading(data, password);
  const destroy = () => task.destroy().catch(() => undefined);
  try {
    return { pdf: await task.promise, destroy };
  } catch (error) {
    await destroy();
    if (error instanceof PasswordException) {
      throw new OpenFault(
        'FILE_LOCKED',
        error.code === PasswordResponses.INCORRECT_PASSWORD ? 'wrong' : 'needed',
      );
    }
    throw new OpenFault('FILE_UNREADABLE', looksLikePdf ? reasonOf(error) : 'not-a-pdf');
  }
}

async function extractPage(
  pdf: PDFDocumentProxy,
  number: number,
  pages: PageCache,
  style: DocumentStyle,
): Promise<ExtractedPage> {
  let raw: RawPage;
  try {
    raw = await pages.get(number);
  } catch (error) {
    const reason = reasonOf(error);
    return blankPage(number, /password|encrypt/i.test(reason) ? 'encrypted' : 'failed', undefined, reason);
  }
  const size = { width: raw.width, height: raw.height };
  if (raw.drawing !== null) return blankPage(number, raw.drawing === 'image' ? 'image_only' : 'empty', size);
  if (isGarbled(raw.raw)) return blankPage(number, 'garbled', size);
  try {
    const near: RawPage[] = [];
    const neighbours: Neighbour[] = [];
    for (const other of neighboursOf(number, pdf.numPages)) {
      const page = await pages.get(other).catch(() => null);
      if (page === null) continue;
      near.push(page);
      neighbours.push({ ahead: other - number, margins: page.margins });
    }
    const running = runningLines(raw.margins, neighbours, headingSizeOf(style));
    const write = (regions: Region[]) => {
      const placed = placeLines(regions, style);
      return writePage(placed, lexiconFor(placed, [raw, ...near], style));
    };
    let written = write(withoutLines(raw, running));
    if (written.text === '') {
      if (await hasPicture(pdf, number)) return blankPage(number, 'image_only', size);
      // Not a stamped scan: what looked like a header is all the page says.
      written = write(raw.regions);
      if (!/\p{L}/u.test(written.text)) return blankPage(number, 'empty', size);
    }
    return { page: number, kind: 'text', ...written, ...size, error: null };
  } catch (error) {
    return blankPage(number, 'failed', size, reasonOf(error));
  }
}

/** Only a page that breaks words needs to know which words its surroundings use. */
function lexiconFor(placed: readonly PlacedLine[], pages: readonly RawPage[], style: DocumentStyle): Lexicon {
  const breaksWords = placed.some(({ joint }, index) => {
    const above = placed[index - 1]?.line.text;
    return joint === 'space' && above !== undefined && tailBeforeHyphen(above) !== null;
  });
  if (!breaksWords) return style.lexicon;
  return widenLexicon(
    style.lexicon,
    pages.flatMap(linesOf).map((line) => line.text),
  );
}

function linesOf(page: RawPage): Line[] {
  return page.regions.flatMap((region) => region.lines);
}

function withoutLines(raw: RawPage, running: ReadonlySet<number>): Region[] {
  let first = 0;
  return raw.regions
    .map((region) => {
      const lines = region.lines.filter((_, index) => !running.has(first + index));
      first += region.lines.length;
      return { ...region, lines };
    })
    .filter((region) => region.lines.length > 0);
}

function neighboursOf(number: number, pageCount: number): number[] {
  const numbers: number[] = [];
  for (let other = number - neighbourhood; other <= number + neighbourhood; other += 1) {
    if (other !== number && other >= 1 && other <= pageCount) numbers.push(other);
  }
  return numbers;
}

/** The first pages and others spread evenly over the file. */
function sampleNumbers(pageCount: number): number[] {
  if (pageCount <= samplePages) return Array.from({ length: pageCount }, (_, index) => index + 1);
  const numbers = new Set<number>([1, 2]);
  for (let step = 1; numbers.size < samplePages; step += 1) {
    numbers.add(Math.min(pageCount, Math.round((step * pageCount) / (samplePages - 1))));
  }
  return [...numbers].sort((a, b) => a - b);
}

async function readSample(
  pdf: PDFDocumentProxy,
  pages: PageCache,
  numbers: number[],
): Promise<DocumentStyle> {
  const sampled = new Map<number, Line[]>();
  for (const number of numbers) {
    const raw = await pages.get(number).catch(() => null);
    if (raw && !isGarbled(raw.raw))
      sampled.set(
        number,
        raw.regions.flatMap((region) => region.lines),
      );
  }
  const lines = [...sampled.values()];
  const asked = displayFonts(lines.flat());
  const bold = new Set<string>();
  let fontPages = 0;
  for (const [number, pageLines] of sampled) {
    const here = new Set(pageLines.map((line) => line.font).filter((font) => asked.has(font)));
    if (here.size === 0) continue;
    if (fontPages === maxFontPages) break;
    fontPages += 1;
    for (const font of here) asked.delete(font);
    for (const font of await readBoldFonts(pdf, number, here)) bold.add(font);
  }
  return readStyle(lines, bold);
}

interface PageCache {
  get(number: number): Promise<RawPage>;
}

function createPageCache(pdf: PDFDocumentProxy): PageCache {
  const kept = new Map<number, Promise<RawPage>>();
  return {
    get(number) {
      const found = kept.get(number) ?? readRawPage(pdf, number);
      kept.delete(number);
      kept.set(number, found);
      if (kept.size > cachedPages) kept.delete(kept.keys().next().value!);
      return found;
    },
  };
}

/** The marker may be preceded by other bytes, but stands within the first kilobyte of anything meant as a PDF. */
function hasPdfMarker(data: Uint8Array): boolean {
  return Buffer.from(data.buffer, data.byteOffset, Math.min(1024, data.byteLength)).includes('%PDF');
}

/** A short cause in English, without addresses or content. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : 'unknown';
  return message.split('\n')[0]!.slice(0, 120) || 'unknown';
}
