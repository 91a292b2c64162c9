// What a screen shows when it has nothing, is waiting, or could not: each says why and offers one next step.
import { clsx } from 'clsx';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { useDelayed } from './spinner.tsx';

export interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  /** The one next step. */
  action?: ReactNode;
  className?: string;
}

export function EmptyState({ icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div
      className={clsx('mx-auto flex max-w-md flex-col items-center gap-3 px-4 py-12 text-center', className)}
    >
      {icon ? (
        <div className="rounded-full bg-accent-soft p-4 text-accent-ink" aria-hidden>
          {icon}
        </div>
      ) : null}
      <h2 className="font-serif text-lg font-semibold text-ink">{title}</h2>
      {children ? <div className="text-base text-ink-muted">{children}</div> : null}
      {action ? <div className="mt-1">{action}</div> : null}
    </div>
  );
}

export interface ErrorStateProps {
  /** One sentence: what did not happen. */
  title: string;
  cause?: string;
  action?: { label: string; onClick: () => void };
  /** A short reference to find the entry in the log. */
  reference?: string;
  compact?: boolean;
}

export function ErrorState({ title, cause, action, reference, compact = false }: ErrorStateProps) {
  const { t } = useTranslation('ui');
  return (
    <div
      role="alert"
      className={clsx(
        'flex gap-3 rounded-md border border-danger/40 bg-danger-soft text-danger-ink',
        compact ? 'items-center px-3 py-2' : 'mx-auto my-6 max-w-xl items-start p-4',
      )}
    >
      <CircleAlert aria-hidden size={20} className="shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {cause ? <p className="text-sm">{cause}</p> : null}
        {reference ? <p className="mt-1 font-mono text-xs">{t('reference', { reference })}</p> : null}
        {action && !compact ? (
          <Button className="mt-3" onClick={action.onClick}>
            {action.label}
          </Button>
        ) : null}
      </div>
      {action && compact ? (
        <Button size="sm" onClick={action.onClick}>
          {action.label}
        </Button>
      ) : null}
    </div>
  );
}

/** Grey lines in the shape of what is coming; invisible for the first 150 ms, since most reads are faster. */
export function Skeleton({ lines = 3, className }: { lines?: number; className?: string }) {
  const { t } = useTranslation('ui');
  const due = useDelayed(150);
  return (
    <div role="status" className={clsx('flex flex-col gap-3', className)}>
      <span className="sr-only">{t('loading')}</span>
      {due
        ? Array.from({ length: lines }, (_, line) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: identical decorative lines, never reordered.
              key={line}
              className="h-4 rounded-sm bg-sunken animate-shimmer"
              style={{ width: `${92 - ((line * 17) % 40)}%` }}
            />
          ))
        : null}
    </div>
  );
}
