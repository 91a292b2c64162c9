// How a thread teaches: answers at once, or hints in steps. Only a model can give hints, so without one it is not shown.
import { ChevronDown, Footprints, MessageSquareText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Style } from '#contract/tutor.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';

const icons = { direct: MessageSquareText, socratic: Footprints } as const;

export function StylePicker({ style, onChange }: { style: Style; onChange: (style: Style) => void }) {
  const { t } = useTranslation('tutor');
  const Icon = icons[style];
  const choice = (value: Style) => ({
    id: value,
    label: t(`style.${value}`),
    checked: style === value,
    onSelect: () => onChange(value),
  });
  return (
    <Menu items={[choice('direct'), choice('socratic')]} align="start" side="top">
      <Button
        size="sm"
        aria-label={t('style.label', { style: t(`style.${style}`) })}
        icon={<Icon size={14} aria-hidden className="shrink-0" />}
      >
        <span className="hidden truncate @md:inline">{t(`style.${style}`)}</span>
        <ChevronDown size={14} aria-hidden className="shrink-0" />
      </Button>
    </Menu>
  );
}
