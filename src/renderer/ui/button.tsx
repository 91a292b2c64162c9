// Buttons of three weights. A busy button keeps its width and its focus, so that nothing jumps while work runs.
import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { Spinner } from './spinner.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong border-transparent',
  secondary: 'bg-raised text-ink border-line-strong hover:bg-sunken',
  quiet: 'bg-transparent text-ink-muted border-transparent hover:bg-sunken hover:text-ink',
  danger: 'bg-danger text-on-danger hover:bg-danger-strong border-transparent',
};

const sizes: Record<ButtonSize, string> = {
  sm: 'min-h-7 px-2.5 text-sm gap-1.5',
  md: 'min-h-9 px-3.5 text-base gap-2',
  lg: 'min-h-11 px-5 text-md gap-2',
};

/** Class names of a button, for links that should look like one. */
export function buttonClass(variant: ButtonVariant = 'secondary', size: ButtonSize = 'md'): string {
  return clsx(
    'inline-flex items-center justify-center rounded-md border py-1 font-medium transition-colors select-none',
    'disabled:opacity-55 disabled:pointer-events-none aria-disabled:opacity-55',
    variants[variant],
    sizes[size],
  );
}

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Decorative, before the label. */
  icon?: ReactNode;
  /** Work is running: clicks are ignored, a spinner appears after half a second. */
  busy?: boolean;
}

export function Button({
  variant,
  size,
  icon,
  busy = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={clsx(buttonClass(variant, size), className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {busy ? <Spinner size={16} /> : icon}
      {children}
    </button>
  );
}
