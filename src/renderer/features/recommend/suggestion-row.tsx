// One suggestion: its sentence, the button that does it, and a small menu to put it aside.
import {
  BookOpen,
  CalendarClock,
  Coffee,
  EllipsisVertical,
  EyeOff,
  FileText,
  Flame,
  GraduationCap,
  Layers,
  ListChecks,
  ListX,
  type LucideIcon,
  Moon,
  RotateCcw,
  Target,
  TrendingUp,
  X,
} from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Recommendation, RecommendationType } from '#contract/recommend.ts';
import { useFormat } from '../../lib/format.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { destinationOf } from './destination.ts';
import { useDoing } from './use-doing.ts';
import type { usePuttingAside } from './use-putting-aside.ts';
import { wordsOf } from './words.ts';

const icons: Record<RecommendationType, LucideIcon> = {
  review_due: Layers,
  resume_quiz: ListChecks,
  resume_lesson: BookOpen,
  fix_mistakes: ListX,
  weak_topic: Target,
  refresh_topic: RotateCcw,
  next_lesson: GraduationCap,
  check_lesson: ListChecks,
  level_up: TrendingUp,
  exam_soon: CalendarClock,
  streak_at_risk: Flame,
  use_material: FileText,
  take_break: Coffee,
};

export function SuggestionRow({
  suggestion,
  now,
  aside,
}: {
  suggestion: Recommendation;
  now: number;
  aside: ReturnType<typeof usePuttingAside>;
}) {
  const { t } = useTranslation('recommend');
  const format = useFormat();
  const doing = useDoing();
  const sentenceId = useId();
  const { type } = suggestion;
  const { key, params } = wordsOf(suggestion, format, now);
  const destination = destinationOf(suggestion);
  const Icon = icons[type];
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 py-1.5 sm:flex-nowrap">
      <Icon size={17} aria-hidden className="shrink-0 text-accent-ink" />
      <p id={sentenceId} className="min-w-0 flex-1 text-base text-ink">
        {t(`say.${key}`, params)}
      </p>
      <span className="ms-auto flex shrink-0 items-center gap-1">
        {destination.kind === 'path' ? (
          <Link to={destination.to} aria-describedby={sentenceId} className={buttonClass('secondary', 'sm')}>
            {t(`do.${type}`)}
          </Link>
        ) : (
          <Button
            size="sm"
            aria-describedby={sentenceId}
            busy={doing.isPending}
            onClick={() => doing.mutate(destination)}
          >
            {t(`do.${type}`)}
          </Button>
        )}
        <Menu
          items={[
            {
              id: 'snooze',
              label: t('menu.snooze'),
              icon: <Moon size={16} />,
              onSelect: () => aside.snooze(suggestion),
            },
            {
              id: 'dismiss',
              label: t('menu.dismiss'),
              icon: <EyeOff size={16} />,
              onSelect: () => aside.dismiss(suggestion),
            },
            { kind: 'separator', id: 'kinds' },
            {
              id: 'off',
              label: t('menu.off'),
              icon: <X size={16} />,
              onSelect: () => aside.switchOff(type),
            },
          ]}
        >
          <IconButton
            size="sm"
            label={t('menu.label', { kind: t(`kind.${type}`) })}
            icon={<EllipsisVertical size={16} aria-hidden />}
          />
        </Menu>
      </span>
    </li>
  );
}
