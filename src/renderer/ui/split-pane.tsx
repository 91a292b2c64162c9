// Two panels and a divider that moves by mouse and by keys. The share is kept per id on this device.
import { clsx } from 'clsx';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';

export interface SplitPaneProps {
  /** Names the remembered size. */
  id: string;
  /** Accessible name of the divider. */
  label: string;
  start: ReactNode;
  /** Null: the first panel has all the room, and keeps its state when the second one appears. */
  end: ReactNode | null;
  /** Share of the first panel in percent. */
  initial?: number;
  min?: number;
  max?: number;
  className?: string;
}

const step = 4;

export function SplitPane({
  id,
  label,
  start,
  end,
  initial = 55,
  min = 25,
  max = 75,
  className,
}: SplitPaneProps) {
  const key = `lectern.split.${id}`;
  const clamp = (share: number) => Math.min(max, Math.max(min, share));
  const [share, setShare] = useState(() => clamp(Number(localStorage.getItem(key)) || initial));
  const box = useRef<HTMLDivElement>(null);

  const keep = (next: number) => {
    const clamped = clamp(next);
    setShare(clamped);
    localStorage.setItem(key, String(Math.round(clamped)));
  };
  const isRtl = () => box.current !== null && getComputedStyle(box.current).direction === 'rtl';

  const drag = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !box.current) return;
    const bounds = box.current.getBoundingClientRect();
    const fromLeft = ((event.clientX - bounds.left) / bounds.width) * 100;
    keep(isRtl() ? 100 - fromLeft : fromLeft);
  };
  const press = (event: KeyboardEvent) => {
    const forward = isRtl() ? 'ArrowLeft' : 'ArrowRight';
    const backward = isRtl() ? 'ArrowRight' : 'ArrowLeft';
    const targets: Record<string, number> = {
      [forward]: share + step,
      [backward]: share - step,
      Home: min,
      End: max,
      Enter: initial,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    keep(target);
  };

  return (
    <div ref={box} className={clsx('flex h-full min-h-0 min-w-0', className)}>
      <div
        className="min-w-0 overflow-hidden"
        style={{ flexBasis: end === null ? '100%' : `${share}%` }}
        data-panel
      >
        {start}
      </div>
      {end === null ? null : (
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: a focusable separator is a widget; <hr> cannot be dragged. */}
          <div
            role="separator"
            tabIndex={0}
            aria-label={label}
            aria-orientation="vertical"
            aria-valuenow={Math.round(share)}
            aria-valuemin={min}
            aria-valuemax={max}
            onKeyDown={press}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={drag}
            onDoubleClick={() => keep(initial)}
            className="group relative flex w-2 shrink-0 cursor-col-resize touch-none items-stretch justify-center focus-visible:outline-offset-0"
          >
            <span className="w-px bg-line transition-colors group-hover:w-0.5 group-hover:bg-accent group-focus-visible:w-0.5 group-focus-visible:bg-accent" />
          </div>
          <div className="min-w-0 flex-1 overflow-hidden" data-panel>
            {end}
          </div>
        </>
      )}
    </div>
  );
}
