// The frame around every screen: rail, top bar with the command box, main area, and what is mounted once per window.
import { Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { Skeleton } from '../ui/states.tsx';
import { CommandBox } from './command-box.tsx';
import { features } from './features.ts';
import { Rail } from './rail.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { TopBar } from './top-bar.tsx';
import { useGlobalShortcuts } from './use-global-shortcuts.ts';

export function Shell() {
  const { t } = useTranslation('shell');
  const [commandOpen, setCommandOpen] = useState(false);
  const [shortcutsOpen, setShortcutsOpen] = useState(false);
  const openCommand = useCallback(() => setCommandOpen(true), []);
  const openShortcuts = useCallback(() => setShortcutsOpen(true), []);
  useGlobalShortcuts({ openCommand, openShortcuts });

  return (
    <div className="flex h-full">
      <button
        type="button"
        onClick={() => document.getElementById('main')?.focus()}
        className="sr-only z-50 rounded-md bg-accent px-4 py-2 text-on-accent focus:not-sr-only focus:fixed focus:start-2 focus:top-2"
      >
        {t('skipToContent')}
      </button>
      <Rail openShortcuts={openShortcuts} />
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar openCommand={openCommand} />
        {features.map(({ id, Banner }) => (Banner ? <Banner key={id} /> : null))}
        <main id="main" tabIndex={-1} data-panel className="min-h-0 flex-1 outline-none">
          <Suspense fallback={<Skeleton className="p-6" lines={5} />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <CommandBox open={commandOpen} onOpenChange={setCommandOpen} openShortcuts={openShortcuts} />
      <ShortcutsDialog open={shortcutsOpen} onOpenChange={setShortcutsOpen} />
      {features.map(({ id, Background }) => (Background ? <Background key={id} /> : null))}
    </div>
  );
}
