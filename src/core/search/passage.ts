// Where a place in a chunk's text is on the pages. A chunk's text is the slices of its pages' texts joined by one line
// feed, so this is arithmetic over page lengths and needs no page text.
export interface ChunkPlace {
  pageFrom: number;
  pageTo: number;
  /** Offset in the text of pageFrom, and end offset in the text of pageTo. */
  charFrom: number;
  charTo: number;
}

/** A readable page between pageFrom and pageTo, with the length of its stored text; pages without text are left out. */
export interface PageLength {
  page: number;
  length: number;
}

/** One page's part of a range, half-open offsets into that page's stored text. */
export interface PagePart {
  page: number;
  charFrom: number;
  charTo: number;
}

/** The part of each page that characters [from, to) of the chunk's text stand on; a page break itself is on none. */
export function locateInPages(
  place: ChunkPlace,
  pages: readonly PageLength[],
  from: number,
  to: number,
): PagePart[] {
  const parts: PagePart[] = [];
  let start = 0;
  for (const { page, length } of pages) {
    if (page < place.pageFrom || page > place.pageTo) continue;
    const sliceFrom = page === place.pageFrom ? place.charFrom : 0;
    const sliceTo = page === place.pageTo ? place.charTo : length;
    const end = start + sliceTo - sliceFrom;
    const partFrom = Math.max(from, start);
    const partTo = Math.min(to, end);
    if (partFrom < partTo) {
      parts.push({ page, charFrom: sliceFrom + partFrom - start, charTo: sliceFrom + partTo - start });
    }
    start = end + 1;
  }
  return parts;
}
