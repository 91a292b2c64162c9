// Applies what the student prefers to the window: theme, motion, language, number formats, single-key shortcuts.
// The app is usable before the answer is there; defaults are the system's.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { applyMotion, applyTheme } from '../lib/appearance.ts';
import { orpc } from '../lib/client.ts';
import { createFormat, FormatProvider } from '../lib/format.ts';
import { chooseLanguage, chooseRegion } from '../lib/i18n.ts';
import { setSingleKeys } from '../lib/keyboard.ts';

export function Preferences({ children }: { children: ReactNode }) {
  const { data: settings } = useQuery(orpc.settings.get.queryOptions());
  const { i18n } = useTranslation();
  const wanted = settings?.locale ?? null;

  useEffect(() => {
    if (!settings) return;
    applyTheme(settings.theme);
    applyMotion(settings.reduceMotion);
    setSingleKeys(settings.singleKeyShortcuts);
  }, [settings]);

  const language = chooseLanguage(wanted ? [wanted] : navigator.languages);
  useEffect(() => {
    if (i18n.language !== language) void i18n.changeLanguage(language);
  }, [i18n, language]);

  // Numbers and dates follow the full tag ("en-GB"), texts only the language we have.
  const region = chooseRegion(wanted, navigator.languages);
  const format = useMemo(() => createFormat(region), [region]);
  return <FormatProvider value={format}>{children}</FormatProvider>;
}
