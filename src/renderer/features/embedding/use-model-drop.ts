// While this screen is open a drop anywhere in the window is a model. It listens before the library does and keeps the
// event to itself: a model folder must not be imported as study material.
import { useEffect, useRef, useState } from 'react';

/** Whether something is being dragged over the window now. `enabled` false leaves drops to the library. */
export function useModelDrop(onDrop: (data: DataTransfer) => void, enabled: boolean): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onDrop);
  useEffect(() => {
    latest.current = onDrop;
  });
  useEffect(() => {
    if (!enabled) return;
    // Entering a child fires before leaving its parent, so enters and leaves are counted.
    let depth = 0;
    const handle = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.type === 'dragenter') depth += 1;
      if (event.type === 'dragleave') depth = Math.max(0, depth - 1);
      if (event.type === 'drop') {
        depth = 0;
        latest.current(event.dataTransfer);
      }
      setOver(depth > 0);
    };
    const kinds = ['dragenter', 'dragover', 'dragleave', 'drop'] as const;
    for (const kind of kinds) window.addEventListener(kind, handle, true);
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, handle, true);
      setOver(false);
    };
  }, [enabled]);
  return over;
}
