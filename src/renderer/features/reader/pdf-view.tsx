// The scrolled column of pages. Only pages in or near the window exist; where one is is kept as page and share of it, so
// zooming, turning, resizing and late page sizes never lose the place.
import type { PDFDocumentProxy } from 'pdfjs-dist';
import {
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import {
  clampZoom,
  currentPage,
  type Layout,
  layOut,
  type PageSize,
  type Place,
  pagesIn,
  placeAt,
  scrollTopOf,
  turned,
  zoomOf,
} from './page-layout.ts';
import type { CheckedMark } from './page-text.ts';
import { PdfPage } from './pdf-page.tsx';
import { type DocumentView, type DocumentViewProps, type MarkName, markSelector } from './view.ts';

/** Drawn beyond the window's edge, in windows: enough that reading on never meets a blank page. */
const margin = 0.6;
/** Printed page sizes differ; until a page is seen it is taken for one like the first. */
const letter: PageSize = { width: 612, height: 792 };

/** A place kept at a distance from the window's top edge, and a share of the column's width from its left edge. */
interface Anchor {
  place: Place;
  down: number;
  share: number;
  across: number;
}

export function PdfView({
  pdf,
  ref,
  materialId,
  title,
  zoom,
  rotation,
  start,
  marksOn,
  onPlace,
  onZoom,
  onRefused,
}: DocumentViewProps & { pdf: PDFDocumentProxy; ref: Ref<DocumentView> }) {
  const { t } = useTranslation('reader');
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef<Anchor>({ place: start, down: 0, share: 0.5, across: 0 });
  const wanted = useRef<{ page: number; mark: MarkName } | null>(null);
  const window = useElementSize(scroller);
  const [scrollTop, setScrollTop] = useState(0);
  const { sizes, onSize } = usePageSizes(pdf);

  const layout = useMemo(
    () =>
      layOut(
        sizes.map((size) => turned(size, rotation)),
        zoom,
        window,
      ),
    [sizes, rotation, zoom, window],
  );

  const scrollTo = useCallback(
    (top: number) => {
      const element = scroller.current;
      if (!element) return;
      element.scrollTop = top;
      anchor.current = anchorAt(layout, element);
      setScrollTop(element.scrollTop);
    },
    [layout],
  );
  /** Before the window is measured the place is only noted; the layout effect then goes there. */
  const moveTo = useCallback(
    (place: Place) => {
      if (window.width === 0) anchor.current = { ...anchor.current, place, down: 0 };
      else scrollTo(scrollTopOf(layout, place));
    },
    [layout, window, scrollTo],
  );

  // Whatever changed the layout, the anchored place stays where it was.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || window.width === 0) return;
    const { place, down, share, across } = anchor.current;
    element.scrollTop = scrollTopOf(layout, place) - down;
    element.scrollLeft = share * Math.max(layout.width, window.width) - (across || window.width / 2);
    setScrollTop(element.scrollTop);
  }, [layout, window]);

  const page = currentPage(layout, scrollTop, window.height);
  const factor = zoomOf(layout.boxes[page - 1]?.scale ?? 1);
  useEffect(() => {
    if (window.width > 0) onPlace({ place: placeAt(layout, scrollTop), page, factor });
  }, [layout, scrollTop, page, factor, window, onPlace]);

  const tryReveal = useCallback(
    (onPage: number) => {
      const element = scroller.current;
      const target = wanted.current;
      if (!element || target?.page !== onPage) return;
      const mark = element.querySelector(`[data-page="${onPage}"] ${markSelector(target.mark)}`);
      if (!mark) return;
      wanted.current = null;
      const at = mark.getBoundingClientRect();
      const view = element.getBoundingClientRect();
      if (at.top < view.top + 40 || at.bottom > view.bottom - 40) {
        scrollTo(element.scrollTop + at.top - view.top - view.height * 0.3);
      }
      if (at.left < view.left || at.right > view.right) {
        element.scrollLeft += at.left - view.left - view.width * 0.2;
      }
    },
    [scrollTo],
  );

  useImperativeHandle(
    ref,
    (): DocumentView => ({
      goTo(place) {
        wanted.current = null;
        moveTo(place);
      },
      reveal(onPage, mark) {
        wanted.current = { page: onPage, mark };
        const [first, last] = pagesIn(layout, scroller.current?.scrollTop ?? 0, window.height, 0);
        if (window.width === 0 || onPage < first || onPage > last) moveTo({ page: onPage, offset: 0 });
        tryReveal(onPage);
      },
      focus: () => scroller.current?.focus({ preventScroll: true }),
    }),
    [layout, window, moveTo, tryReveal],
  );

  const onMarked = useCallback(
    (onPage: number, refused: readonly CheckedMark[]) => {
      if (refused.length > 0) onRefused(onPage, refused);
      tryReveal(onPage);
    },
    [onRefused, tryReveal],
  );

  useWheelZoom(scroller, (change, down, across) => {
    const element = scroller.current;
    if (!element) return;
    const share = (element.scrollLeft + across) / Math.max(1, element.scrollWidth);
    anchor.current = { place: placeAt(layout, element.scrollTop + down), down, share, across };
    onZoom(clampZoom(factor * change));
  });

  const [first, last] =
    window.width === 0 ? [1, 0] : pagesIn(layout, scrollTop, window.height, window.height * margin);
  const columnWidth = Math.max(layout.width, window.width);
  return (
    <section
      ref={scroller}
      aria-label={t('pagesOf', { title })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard.
      tabIndex={0}
      className="reader-scroller"
      onScroll={(event) => {
        const top = event.currentTarget.scrollTop;
        anchor.current = anchorAt(layout, event.currentTarget);
        setScrollTop(top);
      }}
    >
      <div className="relative" style={{ width: columnWidth, height: layout.height }}>
        {layout.boxes.slice(first - 1, last).map((box, index) => {
          const number = first + index;
          return (
            <PdfPage
              key={number}
              pdf={pdf}
              materialId={materialId}
              number={number}
              box={box}
              left={(columnWidth - box.width) / 2}
              rotation={rotation}
              marks={marksOn(number)}
              onSize={onSize}
              onMarked={onMarked}
            />
          );
        })}
      </div>
    </section>
  );
}

/** The top edge and the middle: what stays put when nobody points at anything. */
function anchorAt(layout: Layout, element: HTMLElement): Anchor {
  const share = (element.scrollLeft + element.clientWidth / 2) / Math.max(1, element.scrollWidth);
  return { place: placeAt(layout, element.scrollTop), down: 0, share, across: 0 };
}

/** Upright sizes of all pages; those not loaded yet are like the first. */
function usePageSizes(pdf: PDFDocumentProxy) {
  const [seen, setSeen] = useState<ReadonlyMap<number, PageSize>>(new Map());
  const onSize = useCallback((page: number, size: PageSize) => {
    setSeen((before) => {
      const known = before.get(page);
      if (known?.width === size.width && known.height === size.height) return before;
      return new Map(before).set(page, size);
    });
  }, []);
  const sizes = useMemo(() => {
    const likely = seen.get(1) ?? seen.values().next().value ?? letter;
    return Array.from({ length: pdf.numPages }, (_, index) => seen.get(index + 1) ?? likely);
  }, [seen, pdf]);
  return { sizes, onSize };
}

function useElementSize(ref: { current: HTMLElement | null }): PageSize {
  const [size, setSize] = useState<PageSize>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}

/** Ctrl and wheel, or a pinch. `down` and `across`: pixels of the pointer from the window's top and left edge. */
function useWheelZoom(
  ref: { current: HTMLElement | null },
  zoom: (change: number, down: number, across: number) => void,
) {
  const latest = useRef(zoom);
  useEffect(() => {
    latest.current = zoom;
  });
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
      const change = Math.exp(-Math.max(-60, Math.min(60, pixels)) / 240);
      const edge = element.getBoundingClientRect();
      latest.current(change, event.clientY - edge.top, event.clientX - edge.left);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [ref]);
}
