// Markdown and plain text, section by section. Sections near the window exist; zoom is the size of the letters.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type Ref, useCallback, useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place, Zoom } from './page-layout.ts';
import type { CheckedMark } from './page-text.ts';
import { TextSection } from './text-section.tsx';
import { type DocumentView, type DocumentViewProps, type MarkName, markSelector } from './view.ts';

const likelyHeight = 900;

/** Fit modes mean the app's own reading size. */
export function textFactor(zoom: Zoom): number {
  return typeof zoom === 'number' ? zoom : 1;
}

/** What to show as soon as its section is there: a mark, or a heading by its words. */
type Wanted = { page: number } & (
  | { mark: MarkName; heading?: undefined }
  | { heading: string; mark?: undefined }
);

function elementOf(section: Element, wanted: Wanted): Element | null | undefined {
  if (wanted.heading === undefined) return section.querySelector(markSelector(wanted.mark));
  return [...section.querySelectorAll('h2,h3,h4,h5,h6')].find(
    ({ textContent }) => textContent === wanted.heading,
  );
}

/** Sections above are measured while they come in, which moves what is below: the mark is followed until it rests. */
const framesFollowed = 12;

/** `share`: how far below the window's top edge, as a part of its height. */
function bringIntoView(scroller: HTMLElement, mark: Element, share: number): void {
  let left = framesFollowed;
  const follow = () => {
    left -= 1;
    if (!mark.isConnected || left < 0) return;
    const at = mark.getBoundingClientRect();
    const view = scroller.getBoundingClientRect();
    const isHeading = share < 0.1;
    if (isHeading || at.top < view.top + 40 || at.bottom > view.bottom - 40) {
      scroller.scrollTop += at.top - view.top - view.height * share;
    }
    requestAnimationFrame(follow);
  };
  const stop = () => {
    left = 0;
  };
  for (const act of ['wheel', 'keydown', 'pointerdown']) scroller.addEventListener(act, stop, { once: true });
  follow();
}

export function TextView({
  ref,
  materialId,
  title,
  pageCount,
  markdown,
  zoom,
  start,
  marksOn,
  onPlace,
  onRefused,
}: DocumentViewProps & { pageCount: number; markdown: boolean; ref: Ref<DocumentView> }) {
  const { t } = useTranslation('reader');
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useRef<Wanted | null>(null);
  const factor = textFactor(zoom);
  const sections = useVirtualizer({
    count: pageCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => likelyHeight * factor,
    overscan: 2,
  });

  const placeNow = useCallback((): Place => {
    const element = scroller.current;
    const item = element ? sections.getVirtualItemForOffset(element.scrollTop) : undefined;
    if (!element || !item) return { page: 1, offset: 0 };
    const offset = (element.scrollTop - item.start) / Math.max(1, item.size);
    return { page: item.index + 1, offset: Math.min(1, Math.max(0, offset)) };
  }, [sections]);
  const report = useCallback(() => {
    const place = placeNow();
    onPlace({ place, page: place.page, factor });
  }, [placeNow, onPlace, factor]);

  const goTo = useCallback(
    ({ page, offset }: Place) => {
      const element = scroller.current;
      sections.scrollToIndex(page - 1, { align: 'start' });
      if (!element || offset === 0) return;
      requestAnimationFrame(() => {
        const section = element.querySelector<HTMLElement>(`[data-page="${page}"]`);
        if (section) element.scrollTop += section.offsetHeight * offset;
      });
    },
    [sections],
  );

  const tryReveal = useCallback((onPage: number) => {
    const target = wanted.current;
    const element = scroller.current;
    if (!element || target?.page !== onPage) return;
    const section = element.querySelector(`[data-page="${onPage}"]`);
    const found = section && elementOf(section, target);
    if (!found) return;
    wanted.current = null;
    bringIntoView(element, found, target.heading === undefined ? 0.3 : 0.04);
  }, []);

  useImperativeHandle(
    ref,
    (): DocumentView => ({
      goTo(place, heading) {
        wanted.current = heading === undefined ? null : { page: place.page, heading };
        goTo(place);
        tryReveal(place.page);
      },
      reveal(page, mark) {
        wanted.current = { page, mark };
        if (!scroller.current?.querySelector(`[data-page="${page}"]`)) goTo({ page, offset: 0 });
        tryReveal(page);
      },
      focus: () => scroller.current?.focus({ preventScroll: true }),
    }),
    [goTo, tryReveal],
  );

  const begin = useRef(start);
  useLayoutEffect(() => {
    goTo(begin.current);
  }, [goTo]);
  useEffect(report, [report]);

  const onShown = useCallback((page: number) => tryReveal(page), [tryReveal]);
  const onMarked = useCallback(
    (page: number, refused: readonly CheckedMark[]) => {
      if (refused.length > 0) onRefused(page, refused);
      tryReveal(page);
    },
    [onRefused, tryReveal],
  );

  return (
    <section
      ref={scroller}
      aria-label={t('pagesOf', { title })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard.
      tabIndex={0}
      className="reader-scroller"
      onScroll={report}
    >
      <div
        className="relative mx-auto max-w-[46em] bg-surface"
        style={{ height: sections.getTotalSize(), fontSize: `${factor}rem` }}
      >
        {sections.getVirtualItems().map((item) => (
          <div
            key={item.key}
            ref={sections.measureElement}
            data-index={item.index}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${item.start}px)`, lineHeight: 1.65 }}
          >
            <TextSection
              materialId={materialId}
              number={item.index + 1}
              markdown={markdown}
              marks={marksOn(item.index + 1)}
              onMarked={onMarked}
              onShown={onShown}
            />
          </div>
        ))}
      </div>
    </section>
  );
}
