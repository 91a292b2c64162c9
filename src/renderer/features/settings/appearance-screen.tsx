// Settings → Appearance: theme and movement, each with "like the system" as the default.
import { Monitor, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Segmented } from '../../ui/choices.tsx';
import { Card, Section } from '../../ui/layout.tsx';
import { SettingsScreen } from './use-settings.tsx';

const motions = { system: null, reduced: true, full: false } as const;
type Motion = keyof typeof motions;

export function AppearanceScreen() {
  const { t } = useTranslation('settings');
  return (
    <SettingsScreen section="appearance" description={t('appearance.description')}>
      {(settings, save) => {
        const motion: Motion =
          settings.reduceMotion === null ? 'system' : settings.reduceMotion ? 'reduced' : 'full';
        return (
          <>
            <Section title={t('appearance.theme')}>
              <Card>
                <Segmented
                  label={t('appearance.theme')}
                  value={settings.theme}
                  onChange={(theme) => save({ theme })}
                  choices={[
                    {
                      value: 'system',
                      label: t('appearance.system'),
                      icon: <Monitor aria-hidden size={16} />,
                    },
                    { value: 'light', label: t('appearance.light'), icon: <Sun aria-hidden size={16} /> },
                    { value: 'dark', label: t('appearance.dark'), icon: <Moon aria-hidden size={16} /> },
                  ]}
                />
              </Card>
            </Section>
            <Section title={t('appearance.motion')} description={t('appearance.motionText')}>
              <Card>
                <Segmented
                  label={t('appearance.motion')}
                  value={motion}
                  onChange={(choice) => save({ reduceMotion: motions[choice] })}
                  choices={[
                    { value: 'system', label: t('appearance.motionSystem') },
                    { value: 'reduced', label: t('appearance.motionReduced') },
                    { value: 'full', label: t('appearance.motionFull') },
                  ]}
                />
              </Card>
            </Section>
          </>
        );
      }}
    </SettingsScreen>
  );
}
