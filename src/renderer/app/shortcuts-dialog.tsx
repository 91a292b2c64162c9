// The list behind `?`: every shortcut, by where it works.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../lib/client.ts';
import { ShortcutList } from '../lib/shortcut-list.tsx';
import { Dialog } from '../ui/dialog.tsx';

export function ShortcutsDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { t } = useTranslation('shortcuts');
  const { data: settings } = useQuery(orpc.settings.get.queryOptions());
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('title')}
      description={settings?.singleKeyShortcuts === false ? t('singleOff') : t('description')}
      width="lg"
    >
      <ShortcutList />
    </Dialog>
  );
}
