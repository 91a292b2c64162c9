// How far along something is. The bar is announced with its own label; text beside it is the caller's.
import { clsx } from 'clsx';
import { Progress as Radix } from 'radix-ui';

export interface ProgressProps {
  label: string;
  value: number;
  max: number;
  tone?: 'accent' | 'success' | 'warning';
  className?: string;
}

const tones = { accent: 'bg-accent', success: 'bg-success-ink', warning: 'bg-warning-ink' };

export function Progress({ label, value, max, tone = 'accent', className }: ProgressProps) {
  const safeMax = Math.max(1, max);
  const safeValue = Math.min(Math.max(0, value), safeMax);
  return (
    <Radix.Root
      aria-label={label}
      value={safeValue}
      max={safeMax}
      className={clsx('h-1.5 w-full overflow-hidden rounded-full bg-sunken dark:bg-line', className)}
    >
      <Radix.Indicator
        className={clsx('block h-full rounded-full transition-[width] duration-300', tones[tone])}
        style={{ width: `${(safeValue / safeMax) * 100}%` }}
      />
    </Radix.Root>
  );
}
