// Who is studying, at the foot of the rail, with what belongs to the person rather than to a screen.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { ChevronsUpDown, Moon, Sun, SunMoon, UserRoundPen, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type Theme, useTheme } from '../lib/appearance.ts';
import { orpc } from '../lib/client.ts';
import { leaveProfile } from '../lib/session.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Menu } from '../ui/menu.tsx';
import { useSetTheme } from './use-global-shortcuts.ts';

const themes: Theme[] = ['system', 'light', 'dark'];
const themeIcons = { system: SunMoon, light: Sun, dark: Moon };

export function ProfileMenu({ narrow }: { narrow: boolean }) {
  const { t } = useTranslation('shell');
  const { data: profile } = useQuery(orpc.people.current.queryOptions());
  const { theme } = useTheme();
  const setTheme = useSetTheme();
  const navigate = useNavigate();
  const queries = useQueryClient();
  if (!profile) return null;
  return (
    <Menu
      side="top"
      align="start"
      items={[
        { kind: 'label', id: 'name', label: profile.name },
        {
          id: 'edit',
          label: t('command.editProfile'),
          icon: <UserRoundPen size={16} />,
          onSelect: () => navigate('/settings/profile'),
        },
        {
          id: 'switch',
          label: t('command.switchProfile'),
          icon: <Users size={16} />,
          onSelect: () => void leaveProfile(queries),
        },
        { kind: 'separator', id: 'themes' },
        ...themes.map((choice) => {
          const Icon = themeIcons[choice];
          return {
            id: choice,
            label: t(`theme.${choice}`),
            icon: <Icon size={16} />,
            checked: theme === choice,
            onSelect: () => setTheme(choice),
          };
        }),
      ]}
    >
      <button
        type="button"
        aria-label={t('profileMenu', { name: profile.name })}
        className={clsx(
          'flex min-h-11 items-center gap-2.5 rounded-md text-start hover:bg-canvas',
          narrow ? 'w-11 justify-center' : 'w-full px-2',
        )}
      >
        <Avatar name={profile.avatar} size={28} />
        {narrow ? null : (
          <>
            <span className="min-w-0 flex-1 truncate text-base font-medium text-ink">{profile.name}</span>
            <ChevronsUpDown aria-hidden size={16} className="text-ink-faint" />
          </>
        )}
      </button>
    </Menu>
  );
}
