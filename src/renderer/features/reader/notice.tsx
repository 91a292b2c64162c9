// One quiet line under the controls, with a way to send it away.
import { Info, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/icon-button.tsx';

export function Notice({ children, onClose }: { children: ReactNode; onClose: () => void }) {
  const { t } = useTranslation('reader');
  return (
    <div
      role="status"
      className="flex items-center gap-2.5 border-b border-line bg-info-soft px-3 py-1.5 text-base text-info-ink"
    >
      <Info aria-hidden size={17} className="shrink-0" />
      <p className="min-w-0 flex-1">{children}</p>
      <IconButton size="sm" label={t('dismiss')} icon={<X aria-hidden size={15} />} onClick={onClose} />
    </div>
  );
}
