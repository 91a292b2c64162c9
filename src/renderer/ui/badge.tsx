// Small labels. A badge states, a chip can be taken away or pressed; the tone never carries meaning alone.
import { clsx } from 'clsx';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'accent' | 'info' | 'success' | 'warning' | 'danger';

const tones: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-muted',
  accent: 'bg-accent-soft text-accent-ink',
  info: 'bg-info-soft text-info-ink',
  success: 'bg-success-soft text-success-ink',
  warning: 'bg-warning-soft text-warning-ink',
  danger: 'bg-danger-soft text-danger-ink',
};

export interface BadgeProps {
  tone?: Tone;
  icon?: ReactNode;
  title?: string;
  children: ReactNode;
}

export function Badge({ tone = 'neutral', icon, title, children }: BadgeProps) {
  return (
    <span
      title={title}
      className={clsx(
        'inline-flex max-w-full items-center gap-1 rounded-full px-2 py-0.5 text-xs font-medium',
        tones[tone],
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}

export interface ChipProps {
  icon?: ReactNode;
  children: ReactNode;
  /** With it, the chip ends in a small button that takes it away. */
  onRemove?: () => void;
  removeLabel?: string;
}

export function Chip({ icon, children, onRemove, removeLabel }: ChipProps) {
  return (
    <span className="inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-full border border-line bg-raised ps-2.5 pe-2 text-sm text-ink">
      {icon}
      <span className="truncate">{children}</span>
      {onRemove ? (
        <button
          type="button"
          aria-label={removeLabel}
          onClick={onRemove}
          className="-me-1 inline-flex size-5 items-center justify-center rounded-full text-ink-muted hover:bg-sunken hover:text-ink"
        >
          <X aria-hidden size={14} />
        </button>
      ) : null}
    </span>
  );
}
