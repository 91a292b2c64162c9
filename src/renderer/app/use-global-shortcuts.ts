// The shortcuts that work on every screen, and the acts behind them.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { applyTheme, isDark, type Theme } from '../lib/appearance.ts';
import { orpc } from '../lib/client.ts';
import { useFaultToast } from '../lib/fault-view.tsx';
import { useShortcut } from '../lib/keyboard.ts';
import { act } from '../lib/slots.ts';
import { navigation } from './features.ts';

export function useGlobalShortcuts(open: { openCommand: () => void; openShortcuts: () => void }): void {
  const navigate = useNavigate();
  const toggleTheme = useToggleTheme();
  const go = (id: (typeof navigation)[number]['id']) => {
    const entry = navigation.find((candidate) => candidate.id === id);
    if (entry) void navigate(entry.to);
  };
  useShortcut('global.command', open.openCommand);
  useShortcut('global.help', open.openShortcuts);
  useShortcut('global.today', () => go('today'));
  useShortcut('global.library', () => go('library'));
  useShortcut('global.search', () => go('search'));
  useShortcut('global.ask', () => go('ask'));
  useShortcut('global.practice', () => go('practice'));
  useShortcut('global.notes', () => go('notes'));
  useShortcut('global.progress', () => go('progress'));
  useShortcut('global.settings', () => go('settings'));
  useShortcut('global.import', () => act('importFiles'));
  useShortcut('global.newQuestion', () => act('askAbout', { scope: {} }));
  useShortcut('global.theme', toggleTheme);
  useShortcut('global.back', () => void navigate(-1));
  useShortcut('global.forward', () => void navigate(1));
  useShortcut('global.panel', () => focusPanel(1));
  useShortcut('global.panelBack', () => focusPanel(-1));
}

/** Shows a theme at once and stores it. */
export function useSetTheme(): (theme: Theme) => void {
  const queries = useQueryClient();
  const sayFault = useFaultToast();
  const save = useMutation(
    orpc.settings.set.mutationOptions({
      onSuccess: (settings) => queries.setQueryData(orpc.settings.get.queryKey(), settings),
      onError: (error) => sayFault(error),
    }),
  );
  return (theme) => {
    applyTheme(theme);
    save.mutate({ theme });
  };
}

export function useToggleTheme(): () => void {
  const setTheme = useSetTheme();
  return () => setTheme(isDark() ? 'light' : 'dark');
}

/** Moves focus to the next visible panel that holds no other panel. */
function focusPanel(direction: 1 | -1): void {
  const panels = [...document.querySelectorAll<HTMLElement>('[data-panel]')].filter(
    (panel) => panel.offsetParent !== null && panel.querySelector('[data-panel]') === null,
  );
  if (panels.length === 0) return;
  const here = panels.findIndex((panel) => panel.contains(document.activeElement));
  const next = panels[(here + direction + panels.length) % panels.length]!;
  if (!next.hasAttribute('tabindex')) next.tabIndex = -1;
  next.focus();
}
