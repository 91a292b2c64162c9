// Theme and motion on <html>. The database holds the student's choice; a copy in localStorage lets
// public/appearance-boot.js show it before the first paint of the next start.
import { useEffect, useSyncExternalStore } from 'react';
import type { Settings } from '#contract/settings.ts';

export type Theme = Settings['theme'];

const darkQuery = '(prefers-color-scheme: dark)';
const listeners = new Set<() => void>();
let theme: Theme = readTheme();

export function applyTheme(next: Theme): void {
  theme = next;
  remember('lectern.theme', next === 'system' ? null : next);
  paint();
  for (const listener of listeners) listener();
}

/** `null` follows the system. */
export function applyMotion(reduced: boolean | null): void {
  const value = reduced === null ? null : reduced ? 'reduced' : 'full';
  remember('lectern.motion', value);
  if (value === null) delete document.documentElement.dataset.motion;
  else document.documentElement.dataset.motion = value;
}

export function isDark(): boolean {
  return theme === 'dark' || (theme === 'system' && matchMedia(darkQuery).matches);
}

/** The chosen theme and whether it is dark now. */
export function useTheme(): { theme: Theme; dark: boolean } {
  const snapshot = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => `${theme}|${isDark()}`,
  );
  useEffect(() => {
    const media = matchMedia(darkQuery);
    const follow = () => {
      paint();
      for (const listener of listeners) listener();
    };
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  const [chosen, dark] = snapshot.split('|');
  return { theme: chosen as Theme, dark: dark === 'true' };
}

function paint(): void {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
}

function readTheme(): Theme {
  try {
    const kept = localStorage.getItem('lectern.theme');
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system';
  }
}

function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Without storage the next start begins with the system's choice; nothing else is lost.
  }
}
