// Back, forward, the command box's button and the features' pills.
import { ArrowLeft, ArrowRight, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { shortcutCaps } from '../lib/keyboard.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { features } from './features.ts';

export function TopBar({ openCommand }: { openCommand: () => void }) {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  return (
    <div
      data-panel
      tabIndex={-1}
      className="flex min-h-13 shrink-0 items-center gap-2 border-b border-line bg-canvas px-3 outline-none"
    >
      <IconButton
        label={t('back')}
        keys={shortcutCaps('global.back')}
        icon={<ArrowLeft aria-hidden size={18} className="rtl:-scale-x-100" />}
        onClick={() => navigate(-1)}
      />
      <IconButton
        label={t('forward')}
        keys={shortcutCaps('global.forward')}
        icon={<ArrowRight aria-hidden size={18} className="rtl:-scale-x-100" />}
        onClick={() => navigate(1)}
      />
      <div className="flex min-w-0 flex-1 justify-center">
        <button
          type="button"
          onClick={openCommand}
          className="flex min-h-9 w-full max-w-lg min-w-0 items-center gap-2.5 rounded-md border border-line bg-surface px-3 text-base text-ink-faint hover:border-line-strong"
        >
          <Search aria-hidden size={16} className="shrink-0" />
          <span className="min-w-0 flex-1 truncate text-start">{t('command.open')}</span>
          <Kbd keys={shortcutCaps('global.command')} />
        </button>
      </div>
      {features.map(({ id, TopBarItem }) => (TopBarItem ? <TopBarItem key={id} /> : null))}
    </div>
  );
}
