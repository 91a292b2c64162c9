// A button that shows only an icon. The label is required: it is the tooltip and the accessible name in one.
import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { Tooltip } from './tooltip.tsx';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  label: string;
  icon: ReactNode;
  keys?: readonly string[];
  side?: 'top' | 'right' | 'bottom' | 'left';
  /** A toggle that is on. */
  pressed?: boolean;
  size?: 'sm' | 'md';
}

export function IconButton({
  label,
  icon,
  keys,
  side,
  pressed,
  size = 'md',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip label={label} {...(keys ? { keys } : {})} {...(side ? { side } : {})}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        className={clsx(
          'inline-flex shrink-0 items-center justify-center rounded-md text-ink-muted transition-colors',
          'hover:bg-sunken hover:text-ink disabled:opacity-45 disabled:pointer-events-none',
          size === 'md' ? 'size-9' : 'size-7',
          pressed && 'bg-accent-soft text-accent-ink',
          className,
        )}
        {...rest}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
