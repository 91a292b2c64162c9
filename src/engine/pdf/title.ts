// Names a document: by its metadata when that holds a title, else by the most prominent heading of its first pages.
// Metadata often holds a file name or a program's default instead, which would be worse than none.
import { cleanLine } from '../characters.ts';
import { isGarbled } from './garbled.ts';
import type { PDFDocumentProxy } from './library.ts';
import { type PlacedLine, placeLines } from './paragraphs.ts';
import type { RawPage } from './raw-page.ts';
import type { DocumentStyle } from './style.ts';

/** A title page, an imprint and the first page of text. */
const titlePages = 3;
const maxTitleCharacters = 300;

const placeholders =
  /^(?:untitled|sin título|ohne titel|sans titre|document|dokument|title|slide|presentation)\s*\d*$/i;
const fileName =
  /(?:^[a-z]:\\|[\\/]|\.(?:pdf|docx?|dvi|ps|tex|pptx?|qxd|indd|rtf|odt|html?|fm|p65|cdr|xlsx?)$)/i;

/** The title, or null when nothing in the file is one. */
export async function readTitle(
  pdf: PDFDocumentProxy,
  getPage: (number: number) => Promise<RawPage>,
  style: DocumentStyle,
): Promise<string | null> {
  const metadata = await pdf.getMetadata().catch(() => null);
  const given = (metadata?.info as { Title?: unknown } | undefined)?.Title;
  if (typeof given === 'string') {
    const title = cleanLine(given).slice(0, maxTitleCharacters);
    if (isTitle(title)) return title;
  }
  let best: Heading | null = null;
  for (let number = 1; number <= Math.min(titlePages, pdf.numPages); number += 1) {
    const page = await getPage(number).catch(() => null);
    if (!page || isGarbled(page.raw)) continue;
    const heading = largestHeading(placeLines(page.regions, style));
    if (heading && heading.size > (best?.size ?? style.bodySize)) best = heading;
  }
  return best?.text || null;
}

interface Heading {
  text: string;
  size: number;
}

/** The first of the largest headings, its lines joined. */
function largestHeading(placed: readonly PlacedLine[]): Heading | null {
  let best: Heading | null = null;
  let current: Heading | null = null;
  for (const { line, joint, headingLevel } of placed) {
    if (headingLevel === null) {
      current = null;
    } else if (joint === 'space' && current) {
      current.text = cleanLine(`${current.text} ${line.text}`);
    } else {
      current = { text: cleanLine(line.text), size: line.size };
      if (best === null || current.size > best.size) best = current;
    }
  }
  return best;
}

function isTitle(title: string): boolean {
  if (!/\p{L}{2,}/u.test(title) || isGarbled(title) || placeholders.test(title)) return false;
  return !/^microsoft (?:word|powerpoint|excel)\b/i.test(title) && !fileName.test(title);
}
