// The frame of every settings screen: its own small navigation and one column. It lives here because several features
// (people, models, network and others) put screens into it.

import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { PageHeader } from '../ui/layout.tsx';

const settingsSections = [
  'profile',
  'appearance',
  'language',
  'study',
  'model',
  'meaning',
  'usage',
  'network',
  'keyboard',
  'storage',
  'about',
] as const;
export type SettingsSection = (typeof settingsSections)[number];

export function SettingsFrame({
  section,
  description,
  children,
}: {
  section: SettingsSection;
  description: string;
  children: ReactNode;
}) {
  const { t } = useTranslation('settings');
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto flex max-w-5xl flex-col gap-6 px-6 py-6 md:flex-row md:gap-10">
        <nav
          aria-label={t('title')}
          className="flex shrink-0 flex-row flex-wrap gap-1 md:sticky md:top-6 md:w-44 md:flex-col md:self-start"
        >
          {settingsSections.map((id) => (
            <NavLink
              key={id}
              to={`/settings/${id}`}
              className={({ isActive }) =>
                clsx(
                  'flex min-h-9 items-center rounded-md px-3 text-base',
                  isActive
                    ? 'bg-accent-soft font-semibold text-accent-ink'
                    : 'text-ink-muted hover:bg-sunken hover:text-ink',
                )
              }
            >
              {t(`sections.${id}`)}
            </NavLink>
          ))}
        </nav>
        <div className="flex min-w-0 flex-1 flex-col gap-6">
          <PageHeader title={t(`sections.${section}`)} description={description} />
          {children}
        </div>
      </div>
    </div>
  );
}
