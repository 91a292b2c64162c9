// The frame of the screens under Progress, with the way from one to the other. It lives here because the list of
// sessions belongs to the timer's feature.
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { Page, PageHeader } from '../ui/layout.tsx';
import { type ProgressSection, progressPaths } from './paths.ts';

const sections = Object.keys(progressPaths) as ProgressSection[];

export interface ProgressFrameProps {
  section: ProgressSection;
  /** Controls of this screen. */
  actions?: ReactNode;
  children: ReactNode;
}

export function ProgressFrame({ section, actions, children }: ProgressFrameProps) {
  const { t } = useTranslation('progress');
  return (
    <Page width="lg">
      <div className="flex flex-col gap-3">
        <PageHeader
          title={section === 'overview' ? t('title') : t(`sections.${section}`)}
          actions={actions}
        />
        <nav aria-label={t('title')} className="flex flex-wrap gap-1 border-b border-line">
          {sections.map((id) => (
            <NavLink
              key={id}
              to={progressPaths[id]}
              end
              className={({ isActive }) =>
                clsx(
                  '-mb-px inline-flex min-h-9 items-center border-b-2 px-3 text-base',
                  isActive
                    ? 'border-accent font-medium text-ink'
                    : 'border-transparent text-ink-muted hover:text-ink',
                )
              }
            >
              {t(`sections.${id}`)}
            </NavLink>
          ))}
        </nav>
      </div>
      {children}
    </Page>
  );
}
