// Commands the shell itself offers: places to go and acts that belong to no screen.
import { useQueryClient } from '@tanstack/react-query';
import { Keyboard, SunMoon, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { leaveProfile } from '../lib/session.ts';
import type { Command } from '../lib/slots.ts';
import { navigation } from './features.ts';
import { placeShortcuts } from './place-shortcuts.ts';
import { useToggleTheme } from './use-global-shortcuts.ts';

export function useShellCommands(openShortcuts: () => void): { places: Command[]; actions: Command[] } {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const toggleTheme = useToggleTheme();
  return {
    places: navigation.map(({ id, to, icon: Icon }) => ({
      id: `go.${id}`,
      label: t(`nav.${id}`),
      icon: <Icon size={17} />,
      ...(placeShortcuts[id] ? { shortcut: placeShortcuts[id] } : {}),
      run: () => void navigate(to),
    })),
    actions: [
      {
        id: 'theme',
        label: t('theme.toggle'),
        keywords: [t('theme.keywords')],
        icon: <SunMoon size={17} />,
        shortcut: 'global.theme',
        run: toggleTheme,
      },
      {
        id: 'profile.switch',
        label: t('command.switchProfile'),
        icon: <Users size={17} />,
        run: () => void leaveProfile(queries),
      },
      {
        id: 'shortcuts',
        label: t('showShortcuts'),
        icon: <Keyboard size={17} />,
        shortcut: 'global.help',
        run: openShortcuts,
      },
    ],
  };
}
