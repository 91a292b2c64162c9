// Keeps the last reading position: a moment after the student stops moving, and at once when they leave. Opening at a
// citation without reading on does not overwrite where they were.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { ReadingPosition } from '#contract/reader.ts';
import { client, orpc } from '../../lib/client.ts';

const pauseMs = 800;

/** Returns how to tell of a new position; `enabled: false` keeps nothing. */
export function usePosition(materialId: string, enabled: boolean): (position: ReadingPosition) => void {
  const queries = useQueryClient();
  const waiting = useRef<ReadingPosition | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const touched = useRef(false);

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    const position = waiting.current;
    waiting.current = null;
    if (!position) return;
    queries.setQueryData(orpc.reader.open.queryKey({ input: { materialId } }), (before) =>
      before ? { ...before, position: { ...position, updatedAt: Date.now() } } : before,
    );
    // A position that could not be kept costs a scroll, not a message.
    client.reader.savePosition({ materialId, position }).catch(() => {});
  }, [materialId, queries]);

  useEffect(() => {
    touched.current = false;
    const touch = () => {
      touched.current = true;
    };
    const acts = ['wheel', 'keydown', 'pointerdown'] as const;
    for (const name of acts) window.addEventListener(name, touch, { passive: true, capture: true });
    window.addEventListener('pagehide', flush);
    return () => {
      for (const name of acts) window.removeEventListener(name, touch, { capture: true });
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  return useCallback(
    (position) => {
      if (!enabled || !touched.current) return;
      waiting.current = position;
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, pauseMs);
    },
    [enabled, flush],
  );
}
