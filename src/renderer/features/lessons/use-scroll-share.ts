// How far a text is scrolled, as a share of the way, and back to where it was when it is opened again.
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

/** 1 when all of it can be seen at once. */
export function useScrollShare(
  scroller: RefObject<HTMLElement | null>,
  initial: number,
  onShare: (share: number) => void,
): number {
  const [share, setShare] = useState(initial);
  // Where one stopped is looked up once; what is reported later must not move the text.
  const [start] = useState(initial);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element) element.scrollTop = start * (element.scrollHeight - element.clientHeight);
  }, [scroller, start]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      const way = element.scrollHeight - element.clientHeight;
      const next = way <= 1 ? 1 : Math.min(1, Math.max(0, element.scrollTop / way));
      setShare(next);
      onShare(next);
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      sizes.disconnect();
    };
  }, [scroller, onShare]);
  return share;
}
