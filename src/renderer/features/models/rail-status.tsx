// A line in the rail on every screen: quotes, a model here, a model elsewhere, or quotes because the model cannot.
import { clsx } from 'clsx';
import { CircleAlert, Cloud, Cpu, Quote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useModelsStatus } from './use-models.ts';

const icons = { extractive: Quote, local: Cpu, cloud: Cloud, problem: CircleAlert } as const;

export function RailStatus({ narrow }: { narrow: boolean }) {
  const { t } = useTranslation('models');
  const { data } = useModelsStatus();
  if (!data) return null;
  const state = data.answering === 'extractive' && data.heldBack !== null ? 'problem' : data.answering;
  const Icon = icons[state];
  const label = t(`rail.${state}`);
  const detail = data.heldBack === null ? label : t(`screen.held.${data.heldBack}`);
  return (
    <Tooltip label={detail} side="right">
      <Link
        to="/settings/model"
        aria-label={`${label}. ${detail}`}
        className={clsx(
          'inline-flex min-h-7 min-w-0 items-center gap-2 rounded-md px-1.5 text-sm hover:bg-canvas hover:text-ink',
          state === 'problem' ? 'text-warning-ink' : 'text-ink-muted',
        )}
      >
        <Icon aria-hidden size={16} className="shrink-0" />
        {narrow ? null : <span className="truncate">{label}</span>}
      </Link>
    </Tooltip>
  );
}
