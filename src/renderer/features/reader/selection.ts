// What the student has selected inside the reader, and where it stands.
import { type RefObject, useEffect, useState } from 'react';

export interface SelectedText {
  text: string;
  page: number;
  /** Where to float a tool: the end of the selection, in pixels of the reader. */
  x: number;
  y: number;
}

/** The selection inside `root` right now. */
export function readSelection(root: HTMLElement | null): SelectedText | null {
  const selection = document.getSelection();
  if (!root || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start =
    range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement;
  const page = start?.closest<HTMLElement>('[data-page]');
  if (!page || !root.contains(page)) return null;
  const text = selection.toString().replace(/\s+/g, ' ').trim();
  if (text === '') return null;
  const rects = range.getClientRects();
  const last = rects[rects.length - 1] ?? range.getBoundingClientRect();
  const box = root.getBoundingClientRect();
  return { text, page: Number(page.dataset.page), x: last.right - box.left, y: last.bottom - box.top };
}

/** Follows the selection, but only once the pointer or key that makes it is released. */
export function useSelectedText(root: RefObject<HTMLElement | null>): [SelectedText | null, () => void] {
  const [selected, setSelected] = useState<SelectedText | null>(null);
  useEffect(() => {
    const update = () => setSelected(readSelection(root.current));
    const clear = () => {
      if (document.getSelection()?.isCollapsed) setSelected(null);
    };
    const leave = () => setSelected(null);
    const element = root.current;
    document.addEventListener('pointerup', update);
    document.addEventListener('keyup', update);
    document.addEventListener('selectionchange', clear);
    // What floats beside the words would stay behind when they scroll away.
    element?.addEventListener('scroll', leave, { capture: true, passive: true });
    return () => {
      document.removeEventListener('pointerup', update);
      document.removeEventListener('keyup', update);
      document.removeEventListener('selectionchange', clear);
      element?.removeEventListener('scroll', leave, { capture: true });
    };
  }, [root]);
  return [selected, () => setSelected(null)];
}
