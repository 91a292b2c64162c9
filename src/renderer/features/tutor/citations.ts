// Markers of an answer: what each points at, and how it reads when copied.
import type { Citation, Message } from '#contract/tutor.ts';
import type { ReaderTarget } from '../../lib/reader-slot.tsx';

/** The rows behind one marker; two when the quote crosses a page. */
export interface Marker {
  n: number;
  parts: [Citation, ...Citation[]];
}

export function markersOf(message: Message): Marker[] {
  const markers: Marker[] = [];
  for (const citation of message.citations) {
    const known = markers.find((marker) => marker.n === citation.marker);
    if (known) known.parts.push(citation);
    else markers.push({ n: citation.marker, parts: [citation] });
  }
  return markers.sort((a, b) => a.n - b.n);
}

/** What the reader should open, or null when there is nothing to open. Marks only what was found on the page. */
export function targetOf({ parts }: Marker): ReaderTarget | null {
  const [first] = parts;
  if (first.materialId === null || isDead(first)) return null;
  const marks = parts
    .filter((part) => part.state === 'verified')
    .map(({ page, charFrom, charTo, quote }) => ({ page, charFrom, charTo, quote }));
  return { materialId: first.materialId, page: first.page, marks };
}

/** The quotes of one page of one material, in one marker that carries the numbers of all. */
export interface Source extends Marker {
  numbers: number[];
}

/** One source a page, so that three quotes from a page are one thing to open, with all three marked. */
export function sourcesOf(message: Message): Source[] {
  const sources: Source[] = [];
  for (const { n, parts } of markersOf(message)) {
    const [first] = parts;
    const known = sources.find(({ parts: [other] }) => isSamePage(other, first));
    if (known) {
      known.numbers.push(n);
      known.parts.push(...parts);
    } else sources.push({ n, numbers: [n], parts: [...parts] });
  }
  return sources;
}

function isSamePage(a: Citation, b: Citation): boolean {
  return (
    a.materialId === b.materialId &&
    a.materialTitle === b.materialTitle &&
    a.page === b.page &&
    isDead(a) === isDead(b)
  );
}

/** Nothing can be opened: the material is gone, or the words were not found in it. */
function isDead({ materialId, state }: Citation): boolean {
  return materialId === null || state === 'removed' || state === 'unverified';
}

/** The answer as plain text with its sources beneath. */
export function withSources(
  message: Message,
  source: (n: number, title: string, page: number) => string,
): string {
  const sources = markersOf(message).map(({ n, parts: [first] }) =>
    source(n, first.materialTitle, first.page),
  );
  return [message.text, ...sources].join('\n\n').trim();
}
