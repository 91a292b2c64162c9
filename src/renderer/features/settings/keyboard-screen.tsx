// Settings → Keyboard: the list, and the switch for single letters.
import { useTranslation } from 'react-i18next';
import { ShortcutList } from '../../lib/shortcut-list.tsx';
import { Switch } from '../../ui/choices.tsx';
import { Card } from '../../ui/layout.tsx';
import { SettingsScreen } from './use-settings.tsx';

export function KeyboardScreen() {
  const { t } = useTranslation('settings');
  return (
    <SettingsScreen section="keyboard" description={t('keyboard.description')}>
      {(settings, save) => (
        <>
          <Card>
            <Switch
              label={t('keyboard.single')}
              hint={t('keyboard.singleHint')}
              checked={settings.singleKeyShortcuts}
              onChange={(singleKeyShortcuts) => save({ singleKeyShortcuts })}
            />
          </Card>
          <Card>
            <ShortcutList />
          </Card>
        </>
      )}
    </SettingsScreen>
  );
}
