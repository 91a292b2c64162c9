// Key caps. Takes ready-made cap labels; lib/keyboard.ts knows which platform calls a key what.
import { clsx } from 'clsx';

export function Kbd({ keys, inverted = false }: { keys: readonly string[]; inverted?: boolean }) {
  return (
    <span className="inline-flex shrink-0 items-center gap-0.5">
      {keys.map((key) => (
        <kbd
          key={key}
          className={clsx(
            'inline-flex min-h-5 min-w-5 items-center justify-center rounded-sm border px-1 font-sans text-xs',
            inverted
              ? 'border-canvas/40 text-canvas'
              : 'border-line bg-sunken text-ink-muted border-b-line-strong',
          )}
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
