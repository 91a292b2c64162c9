// The left rail: where to go, what is running, who is studying. Narrow when the window is, or when asked to be.
import { clsx } from 'clsx';
import { Keyboard, PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useMatch } from 'react-router';
import { shortcutCaps } from '../lib/keyboard.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { features, navigation } from './features.ts';
import { placeShortcuts } from './place-shortcuts.ts';
import { ProfileMenu } from './profile-menu.tsx';
import { StatusPill } from './status-pill.tsx';

const narrowKey = 'lectern.railNarrow';
const narrowWindow = '(max-width: 60rem)';

export function Rail({ openShortcuts }: { openShortcuts: () => void }) {
  const { t } = useTranslation('shell');
  const smallWindow = useMedia(narrowWindow);
  const [chosenNarrow, setChosenNarrow] = useState(() => localStorage.getItem(narrowKey) === '1');
  const narrow = smallWindow || chosenNarrow;
  const toggle = () => {
    localStorage.setItem(narrowKey, chosenNarrow ? '0' : '1');
    setChosenNarrow(!chosenNarrow);
  };
  const main = navigation.filter((entry) => entry.id !== 'settings');
  const bottom = navigation.filter((entry) => entry.id === 'settings');

  return (
    <aside
      data-panel
      tabIndex={-1}
      className={clsx(
        'flex h-full shrink-0 flex-col overflow-y-auto border-e border-line bg-sunken py-3 outline-none',
        narrow ? 'w-15 items-center px-2' : 'w-56 px-3',
      )}
    >
      <div className={clsx('mb-4 flex items-center', narrow ? 'flex-col gap-2' : 'justify-between ps-2')}>
        <span className="flex min-w-0 items-center gap-2.5">
          <img src="./icon.svg" alt="" width={26} height={26} />
          {narrow ? null : (
            <span className="truncate font-serif text-lg font-semibold tracking-tight text-ink">
              {t('appName')}
            </span>
          )}
        </span>
        {smallWindow ? null : (
          <IconButton
            size="sm"
            side="right"
            label={narrow ? t('expandRail') : t('collapseRail')}
            icon={narrow ? <PanelLeftOpen aria-hidden size={16} /> : <PanelLeftClose aria-hidden size={16} />}
            onClick={toggle}
          />
        )}
      </div>
      <nav aria-label={t('mainNavigation')} className="flex w-full flex-1 flex-col gap-1">
        {main.map((entry) => (
          <RailLink key={entry.id} {...entry} narrow={narrow} />
        ))}
        <span className="flex-1" />
        {bottom.map((entry) => (
          <RailLink key={entry.id} {...entry} narrow={narrow} />
        ))}
      </nav>
      <div className={clsx('mt-1 flex w-full flex-col gap-1', narrow && 'items-center')}>
        {features.map(({ id, RailStatus }) => (RailStatus ? <RailStatus key={id} narrow={narrow} /> : null))}
        <div className={clsx('flex items-center', narrow ? 'flex-col gap-1' : 'justify-between')}>
          <StatusPill narrow={narrow} />
          <IconButton
            size="sm"
            side="right"
            label={t('showShortcuts')}
            keys={shortcutCaps('global.help')}
            icon={<Keyboard aria-hidden size={16} />}
            onClick={openShortcuts}
          />
        </div>
        <ProfileMenu narrow={narrow} />
      </div>
    </aside>
  );
}

function RailLink({ id, to, icon: Icon, narrow }: (typeof navigation)[number] & { narrow: boolean }) {
  const { t } = useTranslation('shell');
  const label = t(`nav.${id}`);
  const active = useMatch({ path: to, end: false }) !== null;
  const shortcut = placeShortcuts[id];
  return (
    <Tooltip label={label} {...(shortcut ? { keys: shortcutCaps(shortcut) } : {})} side="right">
      <Link
        to={to}
        aria-label={narrow ? label : undefined}
        aria-current={active ? 'page' : undefined}
        className={clsx(
          'flex min-h-10 shrink-0 items-center gap-3 rounded-md text-base transition-colors',
          narrow ? 'w-11 justify-center' : 'px-3',
          active
            ? 'bg-surface font-semibold text-accent-ink shadow-lift'
            : 'text-ink-muted hover:bg-canvas hover:text-ink',
        )}
      >
        <Icon aria-hidden size={19} className="shrink-0" />
        {narrow ? null : <span className="truncate">{label}</span>}
      </Link>
    </Tooltip>
  );
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}
