// A browser shows notifications only to those who allowed them, and may be asked only by a click. Offered once, while
// the first session runs.
import { BellRing } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isDesktop } from '../../lib/host.ts';
import { Button } from '../../ui/button.tsx';

const laterKey = 'lectern.notifyLater';

export function NotificationOffer() {
  const { t } = useTranslation('timer');
  const [gone, setGone] = useState(() => localStorage.getItem(laterKey) === '1');
  const canAsk = !isDesktop && typeof Notification !== 'undefined' && Notification.permission === 'default';
  if (gone || !canAsk) return null;
  const close = () => {
    localStorage.setItem(laterKey, '1');
    setGone(true);
  };
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-md bg-sunken px-3 py-2">
      <p className="min-w-40 flex-1 text-sm text-ink-muted">{t('notify.offer')}</p>
      <Button
        size="sm"
        icon={<BellRing size={15} aria-hidden />}
        onClick={() => void Notification.requestPermission().then(close, close)}
      >
        {t('notify.allow')}
      </Button>
      <Button size="sm" variant="quiet" onClick={close}>
        {t('notify.later')}
      </Button>
    </div>
  );
}
