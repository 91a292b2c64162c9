// Files dragged over any part of the window. Text and links dragged inside the app are left alone.
import { useEffect, useRef, useState } from 'react';

export interface FileDropOptions {
  onFiles: (files: readonly File[]) => void;
  /** Folders were among what was dropped; they are not taken. */
  onFolder: () => void;
}

/** Whether files are being dragged over the window now. */
export function useFileDrop(options: FileDropOptions): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    // Entering a child fires before leaving its parent, so enters and leaves are counted.
    let depth = 0;
    const set = (next: number) => {
      depth = Math.max(0, next);
      setOver(depth > 0);
    };
    const onEnter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      set(depth + 1);
    };
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    };
    const onLeave = (event: DragEvent) => {
      if (hasFiles(event)) set(depth - 1);
    };
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      set(0);
      const items = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file');
      const files = items.flatMap((item) => {
        const file = item.webkitGetAsEntry?.()?.isDirectory ? null : item.getAsFile();
        return file ? [file] : [];
      });
      if (files.length > 0) latest.current.onFiles(files);
      if (files.length < items.length) latest.current.onFolder();
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  return over;
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
