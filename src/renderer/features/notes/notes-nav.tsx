// The way between the two lists of Notes.
import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';

export function NotesNav() {
  const { t } = useTranslation('notes');
  const { t: th } = useTranslation('highlights');
  const places = [
    { to: '/notes', label: t('title'), end: true },
    { to: '/notes/highlights', label: th('title'), end: false },
  ];
  return (
    <nav
      aria-label={t('lists')}
      className="inline-flex max-w-full flex-wrap gap-0.5 self-start rounded-md border border-line bg-sunken p-0.5"
    >
      {places.map(({ to, label, end }) => (
        <NavLink
          key={to}
          to={to}
          end={end}
          className={({ isActive }) =>
            clsx(
              'inline-flex min-h-8 items-center rounded-sm px-4 text-base transition-colors',
              isActive ? 'bg-raised font-medium text-ink shadow-lift' : 'text-ink-muted hover:text-ink',
            )
          }
        >
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
