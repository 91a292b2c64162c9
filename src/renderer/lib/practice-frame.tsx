// The frame of the places under Practice (quizzes, cards, exams), with the way from one to the other. It lives here because
// each belongs to a feature of its own.
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { Page, PageHeader } from '../ui/layout.tsx';
import { type PracticePlace, practicePaths } from './paths.ts';

const places = Object.keys(practicePaths) as PracticePlace[];

export interface PracticeFrameProps {
  description: string;
  /** Controls of this place, the primary one last. */
  actions: ReactNode;
  children: ReactNode;
}

export function PracticeFrame({ description, actions, children }: PracticeFrameProps) {
  const { t } = useTranslation('quizzes');
  return (
    <Page>
      <PageHeader title={t('title')} description={description} actions={actions} />
      <nav
        aria-label={t('title')}
        className="-mt-2 inline-flex max-w-full flex-wrap gap-0.5 self-start rounded-md border border-line bg-sunken p-0.5"
      >
        {places.map((place) => (
          <NavLink
            key={place}
            to={practicePaths[place]}
            end
            className={({ isActive }) =>
              clsx(
                'inline-flex min-h-8 items-center rounded-sm px-4 text-base transition-colors',
                isActive ? 'bg-raised font-medium text-ink shadow-lift' : 'text-ink-muted hover:text-ink',
              )
            }
          >
            {t(`places.${place}`)}
          </NavLink>
        ))}
      </nav>
      {children}
    </Page>
  );
}
