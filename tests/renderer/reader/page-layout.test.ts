// The column of pages as numbers: what is where, and that a place survives every change of size.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  currentPage,
  layOut,
  type PageSize,
  pageGap,
  pagesIn,
  placeAt,
  scrollTopOf,
  stepZoom,
  turned,
  type Zoom,
} from '#renderer/features/reader/page-layout.ts';

const letter: PageSize = { width: 612, height: 792 };
const room: PageSize = { width: 800, height: 600 };

describe('layOut', () => {
  it('fits the width and leaves a gap on both sides', () => {
    const { boxes } = layOut([letter], 'fit-width', room);
    expect(boxes[0]!.width).toBeCloseTo(800 - 2 * pageGap);
  });

  it('fits the whole page when asked to', () => {
    const { boxes } = layOut([letter], 'fit-page', room);
    expect(boxes[0]!.height).toBeCloseTo(600 - 2 * pageGap);
  });

  it('shows printed size at a factor of one', () => {
    expect(layOut([letter], 1, room).boxes[0]!.width).toBeCloseTo(816);
  });

  it('stacks pages without overlap, gap between them', () => {
    const { boxes, height } = layOut([letter, turned(letter, 90), letter], 1, room);
    expect(boxes[1]!.top).toBeCloseTo(boxes[0]!.top + boxes[0]!.height + pageGap);
    expect(height).toBeCloseTo(boxes[2]!.top + boxes[2]!.height + pageGap);
  });
});

const sizes = fc.array(
  fc.record({ width: fc.integer({ min: 50, max: 2000 }), height: fc.integer({ min: 50, max: 2000 }) }),
  { minLength: 1, maxLength: 40 },
);
const zooms = fc.constantFrom<Zoom>('fit-width', 'fit-page', 0.5, 1, 3);

describe('places', () => {
  it('come back from their own scroll position', () => {
    fc.assert(
      fc.property(
        sizes,
        zooms,
        fc.nat(),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (pages, zoom, n, offset) => {
          const layout = layOut(pages, zoom, room);
          const place = { page: (n % pages.length) + 1, offset };
          const back = placeAt(layout, scrollTopOf(layout, place));
          expect(back.page).toBe(place.page);
          expect(back.offset).toBeCloseTo(offset, 5);
        },
      ),
    );
  });

  it('name the page whose gap is at the top edge', () => {
    const layout = layOut([letter, letter], 1, room);
    expect(placeAt(layout, scrollTopOf(layout, { page: 2, offset: 0 }))).toEqual({ page: 2, offset: 0 });
  });

  it('stop at the last page when the file is shorter than remembered', () => {
    const layout = layOut([letter], 1, room);
    expect(scrollTopOf(layout, { page: 9, offset: 0 })).toBe(0);
  });
});

describe('what is in the window', () => {
  it('is every page that touches it, for any scroll position', () => {
    fc.assert(
      fc.property(sizes, zooms, fc.nat(100_000), (pages, zoom, at) => {
        const layout = layOut(pages, zoom, room);
        const scrollTop = at % Math.max(1, Math.ceil(layout.height));
        const [first, last] = pagesIn(layout, scrollTop, room.height, 0);
        layout.boxes.forEach((box, index) => {
          const touches = box.top < scrollTop + room.height && box.top + box.height > scrollTop;
          if (touches) expect(index + 1 >= first && index + 1 <= last).toBe(true);
        });
      }),
    );
  });

  it('names the page that fills most of it', () => {
    const layout = layOut([letter, letter], 1, room);
    expect(currentPage(layout, layout.boxes[1]!.top - 100, 600)).toBe(2);
    expect(currentPage(layout, layout.boxes[1]!.top - 500, 600)).toBe(1);
  });
});

describe('stepZoom', () => {
  it.each([
    [1, 1, 1.1],
    [1, -1, 0.9],
    [0.97, 1, 1],
    [5, 1, 5],
    [0.2, -1, 0.25],
  ] as const)('goes from %d by %d to %d', (from, direction, to) => {
    expect(stepZoom(from, direction)).toBe(to);
  });
});
