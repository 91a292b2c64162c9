// Floats beside selected words: what can be done with them, for those who do not know the keys.
import { Copy, MessageCircleQuestion, StickyNote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HighlightColour } from '#contract/highlights.ts';
import { ColourButtons } from '../../lib/highlight-look.tsx';
import { shortcutCaps } from '../../lib/keyboard.ts';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import type { SelectedText } from './selection.ts';

export interface SelectionBarProps {
  selected: SelectedText;
  onMark: (colour: HighlightColour) => void;
  onNote: () => void;
  onCopy: () => void;
  onAsk: () => void;
}

export function SelectionBar({ selected, onMark, onNote, onCopy, onAsk }: SelectionBarProps) {
  const { t } = useTranslation('reader');
  const { t: th } = useTranslation('highlights');
  return (
    <div
      role="toolbar"
      aria-label={t('selection')}
      // Pressing a button must not clear the selection it acts on.
      onPointerDown={(event) => event.preventDefault()}
      className="absolute z-20 flex w-max max-w-full -translate-x-1/2 flex-wrap items-center gap-1 rounded-md border border-line bg-raised p-1 shadow-float animate-enter"
      style={{
        left: `clamp(min(15rem, 50%), ${selected.x}px, calc(100% - min(15rem, 50%)))`,
        top: selected.y + 8,
      }}
    >
      <span className="inline-flex items-center gap-1 pe-1">
        <ColourButtons label={th('mark')} labelOf={(colour) => th('markIn', { colour })} onChoose={onMark} />
        <Kbd keys={shortcutCaps('reader.highlight')} />
      </span>
      <Button size="sm" variant="quiet" icon={<StickyNote aria-hidden size={15} />} onClick={onNote}>
        {th('addNote')} <Kbd keys={shortcutCaps('reader.note')} />
      </Button>
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
