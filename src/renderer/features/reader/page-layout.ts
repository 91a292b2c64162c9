// Where every page of a document lies in the scrolled column, as arithmetic. Sizes of pages not seen yet are taken to be
// like the first one's; when they turn out otherwise the reader keeps its place by page and share, not by pixels.
import type { ReadingPosition } from '#contract/reader.ts';

export type Zoom = ReadingPosition['zoom'];
export type Rotation = ReadingPosition['rotation'];

/** A page as it is drawn upright, in PDF points at 72 to the inch. */
export interface PageSize {
  width: number;
  height: number;
}

export interface PageBox {
  /** Pixels from the top of the column to the top of the page. */
  top: number;
  width: number;
  height: number;
  /** CSS pixels for one PDF point. */
  scale: number;
}

export interface Layout {
  boxes: readonly PageBox[];
  width: number;
  height: number;
}

/** A place in the document: the part of page `page` above the window's top edge. */
export interface Place {
  page: number;
  offset: number;
}

export const pageGap = 12;
const cssPixelsPerPoint = 96 / 72;
export const smallestZoom = 0.25;
export const largestZoom = 5;
const zoomSteps = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5];

/** `sizes` as drawn, that is after rotation. `window` is the room there is, without scroll bar. */
export function layOut(sizes: readonly PageSize[], zoom: Zoom, window: PageSize): Layout {
  const room = { width: window.width - 2 * pageGap, height: window.height - 2 * pageGap };
  let top = pageGap;
  let width = 0;
  const boxes = sizes.map((size) => {
    const scale = scaleFor(size, zoom, room);
    const box = { top, scale, width: size.width * scale, height: size.height * scale };
    top += box.height + pageGap;
    width = Math.max(width, box.width);
    return box;
  });
  return { boxes, width: width + 2 * pageGap, height: top };
}

/** CSS pixels for one point. A zoom of 1 shows the page in its printed size. */
export function scaleFor(size: PageSize, zoom: Zoom, room: PageSize): number {
  const fitWidth = room.width / size.width;
  if (zoom === 'fit-width') return Math.max(fitWidth, smallestZoom / 2);
  if (zoom === 'fit-page') return Math.max(Math.min(fitWidth, room.height / size.height), smallestZoom / 4);
  return zoom * cssPixelsPerPoint;
}

/** The zoom factor a scale stands for, for showing it as a percentage. */
export function zoomOf(scale: number): number {
  return scale / cssPixelsPerPoint;
}

/** The next step up or down from a factor. */
export function stepZoom(factor: number, direction: 1 | -1): number {
  const near = 0.005;
  const next =
    direction === 1
      ? zoomSteps.find((step) => step > factor + near)
      : zoomSteps.findLast((step) => step < factor - near);
  return next ?? (direction === 1 ? largestZoom : smallestZoom);
}

export function clampZoom(factor: number): number {
  return Math.min(largestZoom, Math.max(smallestZoom, factor));
}

export function turned(size: PageSize, rotation: Rotation): PageSize {
  return rotation % 180 === 0 ? size : { width: size.height, height: size.width };
}

/** What lies at `scrollTop`. */
export function placeAt(layout: Layout, scrollTop: number): Place {
  const index = indexAt(layout, scrollTop);
  const box = layout.boxes[index];
  if (!box) return { page: 1, offset: 0 };
  const offset = (scrollTop - box.top) / box.height;
  return { page: index + 1, offset: Math.min(1, Math.max(0, offset)) };
}

/** The scroll position that shows a place; the exact start of a page shows the gap above it too. */
export function scrollTopOf(layout: Layout, place: Place): number {
  const box = layout.boxes[Math.min(place.page, layout.boxes.length) - 1];
  if (!box) return 0;
  return place.offset === 0 ? Math.max(0, box.top - pageGap) : box.top + place.offset * box.height;
}

/** First and last page (1-based) that touch the window or lie within `margin` pixels of it. */
export function pagesIn(layout: Layout, scrollTop: number, height: number, margin: number): [number, number] {
  if (layout.boxes.length === 0) return [1, 0];
  return [indexAt(layout, scrollTop - margin) + 1, indexAt(layout, scrollTop + height + margin) + 1];
}

/** The page a reader would say they are on: the one that fills most of the window, the first of equals. */
export function currentPage(layout: Layout, scrollTop: number, height: number): number {
  const [first, last] = pagesIn(layout, scrollTop, height, 0);
  let best = first;
  let most = -1;
  for (let page = first; page <= last; page += 1) {
    const box = layout.boxes[page - 1]!;
    const seen = Math.min(box.top + box.height, scrollTop + height) - Math.max(box.top, scrollTop);
    if (seen > most + 1) {
      best = page;
      most = seen;
    }
  }
  return best;
}

/** Index of the last page that starts at or above `y`. */
function indexAt(layout: Layout, y: number): number {
  let low = 0;
  let high = layout.boxes.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (layout.boxes[middle]!.top - pageGap <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}
