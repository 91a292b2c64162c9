// Who answers or answered: quotes, a model here, or a model elsewhere. Shown with everything a model had a hand in, so
// that text which left this computer is never taken for text that did not.
import { Cloud, Cpu, Quote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Answering } from '#contract/models.ts';
import { Badge, type Tone } from '../ui/badge.tsx';

const looks = {
  extractive: { icon: Quote, tone: 'neutral' },
  local: { icon: Cpu, tone: 'success' },
  cloud: { icon: Cloud, tone: 'info' },
} as const satisfies Record<Answering, { icon: typeof Cloud; tone: Tone }>;

export interface AnsweringBadgeProps {
  answering: Answering;
  /** Name of the model, where there is one. */
  model?: string | null;
}

export function AnsweringBadge({ answering, model }: AnsweringBadgeProps) {
  const { t } = useTranslation('models');
  const { icon: Icon, tone } = looks[answering];
  const label = t(`by.${answering}`);
  return (
    <Badge tone={tone} icon={<Icon aria-hidden size={14} className="shrink-0" />}>
      {model ? `${label} · ${model}` : label}
    </Badge>
  );
}
