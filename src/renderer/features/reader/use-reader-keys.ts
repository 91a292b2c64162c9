// The reader's keys. Escape is no shortcut of the table: what it ends depends on what is open.
import { useEffect, useRef } from 'react';
import { useShortcut } from '../../lib/keyboard.ts';

export interface ReaderKeys {
  next: () => void;
  previous: () => void;
  goToBox: () => void;
  find: () => void;
  zoomIn: () => void;
  zoomOut: () => void;
  zoomReset: () => void;
  contents: () => void;
  copy: () => void;
  highlight: () => void;
  note: () => void;
  ask: () => void;
  /** Null leaves Escape to others. */
  escape: (() => void) | null;
}

export function useReaderKeys(keys: ReaderKeys): void {
  useShortcut('reader.next', keys.next);
  useShortcut('reader.previous', keys.previous);
  useShortcut('reader.goTo', keys.goToBox);
  useShortcut('reader.find', keys.find);
  useShortcut('reader.zoomIn', keys.zoomIn);
  useShortcut('reader.zoomOut', keys.zoomOut);
  useShortcut('reader.zoomReset', keys.zoomReset);
  useShortcut('reader.contents', keys.contents);
  useShortcut('reader.copy', keys.copy);
  useShortcut('reader.highlight', keys.highlight);
  useShortcut('reader.note', keys.note);
  useShortcut('reader.ask', keys.ask);

  const onEscape = useRef(keys.escape);
  useEffect(() => {
    onEscape.current = keys.escape;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || !onEscape.current) return;
      if (document.querySelector('[role="dialog"],[role="alertdialog"],[role="menu"],[role="listbox"]'))
        return;
      if (event.target instanceof Element && event.target.closest('input, textarea')) return;
      event.preventDefault();
      onEscape.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
