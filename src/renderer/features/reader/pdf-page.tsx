// One drawn page: canvas, text over it, and the marks in that text.
import { useQuery } from '@tanstack/react-query';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { memo, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../lib/client.ts';
import { Button } from '../../ui/button.tsx';
import { usePageCanvas } from './page-canvas.ts';
import type { PageBox, PageSize, Rotation } from './page-layout.ts';
import { type CheckedMark, placeMarks, useTextItems } from './page-text.ts';
import { markSelector } from './view.ts';

export interface PdfPageProps {
  pdf: PDFDocumentProxy;
  materialId: string;
  number: number;
  box: PageBox;
  left: number;
  rotation: Rotation;
  marks: readonly CheckedMark[];
  /** The page's upright size in points, before the student's rotation. */
  onSize: (page: number, size: PageSize) => void;
  /** Marks were drawn (or refused) on this page. */
  onMarked: (page: number, refused: readonly CheckedMark[]) => void;
}

export const PdfPage = memo(function PdfPage({
  pdf,
  materialId,
  number,
  box,
  left,
  rotation,
  marks,
  onSize,
  onMarked,
}: PdfPageProps) {
  const { t } = useTranslation('reader');
  const [page, setPage] = useState<PDFPageProxy | null>(null);
  const [lost, setLost] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const canvasHolder = useRef<HTMLDivElement>(null);
  const textHolder = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is there to load again.
  useEffect(() => {
    let gone = false;
    let loaded: PDFPageProxy | null = null;
    setLost(false);
    pdf.getPage(number).then(
      (next) => {
        loaded = next;
        if (gone) return void next.cleanup();
        const { width, height } = next.getViewport({ scale: 1 });
        onSize(number, { width, height });
        setPage(next);
      },
      () => {
        if (!gone) setLost(true);
      },
    );
    return () => {
      gone = true;
      // While a drawing is being cancelled this is refused; the document frees the rest when it closes.
      setTimeout(() => loaded?.cleanup(), 0);
    };
  }, [pdf, number, onSize, attempt]);

  const drawing = usePageCanvas(canvasHolder, page, box.scale, rotation, attempt);
  const items = useTextItems(textHolder, page, rotation);
  const stored = useQuery({
    ...orpc.reader.page.queryOptions({ input: { materialId, page: number } }),
    enabled: marks.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const runs = stored.data?.runs;

  const focused = useRef<string | null>(null);
  useEffect(() => {
    const refocus = focused.current;
    focused.current = null;
    if (!items || marks.length === 0) return;
    if (!runs) {
      if (stored.isError) onMarked(number, marks);
      return;
    }
    const { refused, undo } = placeMarks(items, runs, marks);
    onMarked(number, refused);
    // Marks are drawn anew when one of them changes; whoever stood on one still stands there.
    if (refocus !== null)
      textHolder.current
        ?.querySelector<HTMLElement>(markSelector({ highlight: refocus }))
        ?.focus({ preventScroll: true });
    return () => {
      focused.current = undo();
    };
  }, [items, runs, marks, number, onMarked, stored.isError]);

  const failed = lost || drawing === 'failed';
  return (
    <section
      aria-label={t('pageLabel', { page: number })}
      data-page={number}
      data-drawn={drawing === 'drawn' || undefined}
      className="pdf-page"
      style={{
        top: box.top,
        left,
        width: box.width,
        height: box.height,
        // Names pdf.js uses in the sizes it writes into the text layer.
        ['--total-scale-factor' as string]: box.scale * (page?.userUnit ?? 1),
      }}
    >
      <div ref={canvasHolder} className="pdf-canvas" aria-hidden />
      <div
        ref={textHolder}
        className="pdf-text"
        onPointerDown={(event) => event.currentTarget.classList.add('selecting')}
        onPointerUp={(event) => event.currentTarget.classList.remove('selecting')}
      />
      {failed ? (
        <div
          role="alert"
          className="absolute inset-0 flex flex-col items-center justify-center gap-3 bg-raised p-4 text-center"
        >
          <p className="text-base text-ink">{t('pageFailed', { page: number })}</p>
          <Button onClick={() => setAttempt((before) => before + 1)}>{t('tryAgain')}</Button>
        </div>
      ) : null}
    </section>
  );
});
