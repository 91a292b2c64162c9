// Draws one page into a canvas. A new drawing replaces the old one when it is finished, so that zooming never flashes
// white, and a page that leaves the window gives its pixels back at once.
import { type PDFPageProxy, RenderingCancelledException, type RenderTask } from 'pdfjs-dist';
import { type RefObject, useEffect, useState } from 'react';
import type { Rotation } from './page-layout.ts';

/** Beyond this a drawing is made coarser instead of larger: 16 million pixels are 64 MB. */
const maxPixels = 2 ** 24;
/** While a wheel zooms, only the last size is drawn. */
const settleMs = 120;

export type Drawing = 'working' | 'drawn' | 'failed';

/** `scale`: CSS pixels for one point. `rotation` is the student's, added to the page's own. */
export function usePageCanvas(
  holder: RefObject<HTMLElement | null>,
  page: PDFPageProxy | null,
  scale: number,
  rotation: Rotation,
  attempt = 0,
): Drawing {
  const [drawing, setDrawing] = useState<Drawing>('working');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is there to draw again.
  useEffect(() => {
    const element = holder.current;
    if (!page || !element) return;
    let task: RenderTask | null = null;
    let left = false;
    const start = () => {
      const canvas = document.createElement('canvas');
      const viewport = page.getViewport({ scale, rotation: (page.rotate + rotation) % 360 });
      const ratio = pixelRatio(viewport.width, viewport.height);
      canvas.width = Math.max(1, Math.floor(viewport.width * ratio));
      canvas.height = Math.max(1, Math.floor(viewport.height * ratio));
      task = page.render({
        canvas,
        viewport,
        transform: ratio === 1 ? undefined : [ratio, 0, 0, ratio, 0, 0],
      });
      task.promise.then(
        () => {
          if (left) return release(canvas);
          for (const old of element.querySelectorAll('canvas')) release(old);
          element.replaceChildren(canvas);
          setDrawing('drawn');
        },
        (reason) => {
          release(canvas);
          if (!left && !(reason instanceof RenderingCancelledException)) setDrawing('failed');
        },
      );
    };
    const timer = setTimeout(start, element.firstChild ? settleMs : 0);
    return () => {
      left = true;
      clearTimeout(timer);
      task?.cancel();
    };
  }, [holder, page, scale, rotation, attempt]);

  useEffect(() => {
    const element = holder.current;
    return () => {
      for (const canvas of element?.querySelectorAll('canvas') ?? []) release(canvas);
    };
  }, [holder]);
  return drawing;
}

function pixelRatio(width: number, height: number): number {
  return Math.min(window.devicePixelRatio || 1, Math.sqrt(maxPixels / Math.max(1, width * height)));
}

/** An empty canvas holds no memory; a removed one may until the collector comes. */
function release(canvas: HTMLCanvasElement): void {
  canvas.width = 0;
  canvas.height = 0;
}
