// Page furniture: the heading every screen begins with (it also names the window), cards, and a scrolling page body.
import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface PageHeaderProps {
  title: ReactNode;
  description?: ReactNode;
  /** A way back, above the title. */
  back?: ReactNode;
  /** Main controls of the screen, the primary one last. */
  actions?: ReactNode;
}

export function PageHeader({ title, description, back, actions }: PageHeaderProps) {
  const { t } = useTranslation('shell');
  return (
    // As tall as its controls even without any, so that what follows stays put from one screen to the next.
    <header className="flex min-h-9.5 flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className={clsx('min-w-0', description && actions && 'grow basis-72')}>
        {typeof title === 'string' ? <title>{`${title} – ${t('appName')}`}</title> : null}
        {back}
        <h1 className="font-serif text-xl font-semibold tracking-tight text-ink">{title}</h1>
        {description ? <p className="mt-1 max-w-2xl text-base text-ink-muted">{description}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}

/** The scrolling body of a screen. `width` keeps lines readable. */
export function Page({
  width = 'md',
  className,
  children,
}: {
  width?: 'sm' | 'md' | 'lg' | 'full';
  className?: string;
  children: ReactNode;
}) {
  const widths = { sm: 'max-w-2xl', md: 'max-w-4xl', lg: 'max-w-6xl', full: 'max-w-none' };
  return (
    <div className="h-full overflow-y-auto">
      <div className={clsx('mx-auto flex flex-col gap-6 px-6 py-6', widths[width], className)}>
        {children}
      </div>
    </div>
  );
}

export function Card({ className, ...rest }: ComponentProps<'div'>) {
  return <div className={clsx('rounded-lg border border-line bg-surface p-4', className)} {...rest} />;
}

/** A titled group of content inside a page. */
export function Section({
  title,
  description,
  actions,
  children,
}: {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <div className="min-w-0">
          <h2 className="text-md font-semibold text-ink">{title}</h2>
          {description ? <p className="text-sm text-ink-muted">{description}</p> : null}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
