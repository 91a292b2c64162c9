// Floats beside selected words: what can be done with them, for those who do not know the keys.
import { Copy, MessageCircleQuestion } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { shortcutCaps } from '../../lib/keyboard.ts';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import type { SelectedText } from './selection.ts';

export function SelectionBar({
  selected,
  onCopy,
  onAsk,
}: {
  selected: SelectedText;
  onCopy: () => void;
  onAsk: () => void;
}) {
  const { t } = useTranslation('reader');
  return (
    <div
      role="toolbar"
      aria-label={t('selection')}
      // Pressing a button must not clear the selection it acts on.
      onPointerDown={(event) => event.preventDefault()}
      className="absolute z-20 flex max-w-full -translate-x-1/2 flex-wrap gap-1 rounded-md border border-line bg-raised p-1 shadow-float animate-enter"
      style={{ left: `clamp(9rem, ${selected.x}px, calc(100% - 9rem))`, top: selected.y + 8 }}
    >
      <Button size="sm" variant="quiet" icon={<Copy aria-hidden size={15} />} onClick={onCopy}>
        {t('copy')} <Kbd keys={shortcutCaps('reader.copy')} />
      </Button>
      <Button
        size="sm"
        variant="quiet"
        icon={<MessageCircleQuestion aria-hidden size={15} />}
        onClick={onAsk}
      >
        {t('ask')} <Kbd keys={shortcutCaps('reader.ask')} />
      </Button>
    </div>
  );
}
