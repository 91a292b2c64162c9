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
  if (!first.materialId || first.state === 'removed' || first.state === 'unverified') return null;
  const marks = parts
    .filter((part) => part.state === 'verified')
    .map(({ page, charFrom, charTo, quote }) => ({ page, charFrom, charTo, quote }));
  return { materialId: first.materialId, page: first.page, marks };
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
