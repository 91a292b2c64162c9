// Keeps the place in a conversation while a page is open beside it. The narrower column breaks lines anew, so the open
// marker is brought back into view, and closing the page restores what was seen before.
import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';
import type { OpenMarker } from './conversation.tsx';

/** Returns what to call before a page opens. A new message makes the old place meaningless. */
export function usePlaceBeside(
  scroller: RefObject<HTMLElement | null>,
  openMarker: OpenMarker | null,
  latestMessage: string | undefined,
): () => void {
  const before = useRef<{ top: number; latestMessage: string | undefined } | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    if (openMarker) {
      element.querySelector('[data-citation][aria-pressed="true"]')?.scrollIntoView({ block: 'nearest' });
    } else if (before.current) {
      if (before.current.latestMessage === latestMessage) element.scrollTop = before.current.top;
      before.current = null;
    }
  }, [scroller, openMarker, latestMessage]);
  return useCallback(() => {
    before.current ??= { top: scroller.current?.scrollTop ?? 0, latestMessage };
  }, [scroller, latestMessage]);
}
