// Pages as small pictures. Only those in the window are drawn, one after the other, and given back when they leave.
import { useVirtualizer } from '@tanstack/react-virtual';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';
import { usePageCanvas } from './page-canvas.ts';

const width = 148;
const likelyHeight = 240;

interface ThumbnailsProps {
  pdf: PDFDocumentProxy;
  page: number;
  onPage: (page: number) => void;
}

export function Thumbnails({ pdf, page, onPage }: ThumbnailsProps) {
  const { t } = useTranslation('reader');
  const format = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: pdf.numPages,
    getScrollElement: () => scroller.current,
    estimateSize: () => likelyHeight,
    overscan: 2,
  });
  useEffect(() => {
    rows.scrollToIndex(page - 1, { align: 'auto' });
  }, [rows, page]);

  return (
    <nav ref={scroller} aria-label={t('pages')} className="h-full overflow-y-auto pb-4">
      <ul className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => {
          const number = row.index + 1;
          return (
            <li
              key={row.key}
              ref={rows.measureElement}
              data-index={row.index}
              className="absolute inset-x-0 top-0 flex justify-center px-3 py-1.5"
              style={{ transform: `translateY(${row.start}px)` }}
            >
              <button
                type="button"
                aria-label={t('pageLabel', { page: number })}
                aria-current={number === page ? 'page' : undefined}
                onClick={() => onPage(number)}
                className="group flex flex-col items-center gap-1 rounded-md p-1.5 text-xs text-ink-muted hover:bg-sunken aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-ink"
              >
                <Thumbnail pdf={pdf} number={number} />
                <span className="tabular-nums">{format.number(number)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Thumbnail({ pdf, number }: { pdf: PDFDocumentProxy; number: number }) {
  const [page, setPage] = useState<PDFPageProxy | null>(null);
  const holder = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let gone = false;
    pdf.getPage(number).then(
      (next) => {
        if (!gone) setPage(next);
      },
      // The page itself says that it cannot be drawn.
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [pdf, number]);
  const viewport = page?.getViewport({ scale: 1 });
  const scale = viewport ? width / viewport.width : 0.25;
  usePageCanvas(holder, page, scale, 0);
  return (
    <span
      className="pdf-page static! block"
      style={{ width, height: viewport ? viewport.height * scale : likelyHeight - 46 }}
    >
      <span ref={holder} className="pdf-canvas static! block h-full w-full" />
    </span>
  );
}
