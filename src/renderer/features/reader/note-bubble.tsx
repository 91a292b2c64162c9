// A highlight's note beside it, while the pointer or the focus is there. It is read out with the mark itself, so it is
// hidden from those who hear.
import type { RefObject } from 'react';
import { RichText } from '../../lib/math/rich-text.tsx';

export interface NoteBubbleProps {
  root: RefObject<HTMLElement | null>;
  note: string;
  /** The mark, in the window. */
  at: DOMRect;
  onEnter: () => void;
  onLeave: () => void;
}

export function NoteBubble({ root, note, at, onEnter, onLeave }: NoteBubbleProps) {
  const frame = root.current?.getBoundingClientRect() ?? new DOMRect();
  const below = at.bottom < frame.top + frame.height * 0.65;
  return (
    <div
      aria-hidden
      data-testid="note-bubble"
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
      className="absolute z-20 max-h-60 w-72 max-w-[calc(100%-1rem)] overflow-y-auto rounded-md border border-line bg-raised px-3 py-2 text-base text-ink shadow-float animate-enter"
      style={{
        left: `clamp(0.5rem, ${at.left - frame.left}px, calc(100% - 18.5rem))`,
        ...(below ? { top: at.bottom - frame.top + 6 } : { bottom: frame.bottom - at.top + 6 }),
      }}
    >
      <RichText text={note} />
    </div>
  );
}
