// Opens the clock in a small window of its own. In the desktop app the Timer menu does that, since a page there may open
// no window.
import { PictureInPicture2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isDesktop } from '../../lib/host.ts';
import { Button } from '../../ui/button.tsx';

export function MiniWindowLink() {
  const { t } = useTranslation('timer');
  if (isDesktop) return null;
  return (
    <Button
      size="sm"
      variant="quiet"
      icon={<PictureInPicture2 size={15} aria-hidden />}
      onClick={() => window.open('#/mini', 'lectern-timer', 'popup,width=300,height=190')}
      className="self-start"
    >
      {t('mini.open')}
    </Button>
  );
}
