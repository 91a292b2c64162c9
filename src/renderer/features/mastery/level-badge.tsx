// The level as a word with a sign of its own; colour only adds to it.
import {
  BadgeCheck,
  CircleDashed,
  CircleDotDashed,
  Hourglass,
  type LucideIcon,
  Sprout,
  TrendingUp,
  Wrench,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MasteryLevel } from '#contract/mastery.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';

const looks: Record<MasteryLevel, { tone: Tone; icon: LucideIcon }> = {
  not_started: { tone: 'neutral', icon: CircleDashed },
  getting_to_know: { tone: 'neutral', icon: CircleDotDashed },
  needs_work: { tone: 'danger', icon: Wrench },
  familiar: { tone: 'info', icon: Sprout },
  proficient: { tone: 'accent', icon: TrendingUp },
  mastered: { tone: 'success', icon: BadgeCheck },
  fading: { tone: 'warning', icon: Hourglass },
};

export function LevelBadge({ level }: { level: MasteryLevel }) {
  const { t } = useTranslation('mastery');
  const { tone, icon: Icon } = looks[level];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden size={13} className="shrink-0" />}>
      {t(`level.${level}`)}
    </Badge>
  );
}
