// Whether the core answers, and whether what is asked stays here. Text and shape say it, the colour only repeats it.
import { useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { CircleCheck, CircleDashed, CircleOff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc, useConnection } from '../lib/client.ts';
import { announce } from '../ui/announcer.tsx';
import { Tooltip } from '../ui/tooltip.tsx';

const looks = {
  open: { icon: CircleCheck, className: 'text-success-ink' },
  connecting: { icon: CircleDashed, className: 'text-ink-muted' },
  lost: { icon: CircleOff, className: 'text-danger-ink' },
} as const;

export function StatusPill({ narrow }: { narrow: boolean }) {
  const { t } = useTranslation('shell');
  const state = useConnection();
  const before = useRef(state);
  useEffect(() => {
    if (before.current !== state && state !== 'connecting') announce(t(`status.${state}`));
    before.current = state;
  }, [state, t]);
  const { icon: Icon, className } = looks[state];
  const where = useWhere();
  const detail = t(state === 'open' ? `status.${where}` : 'status.lostDetail');
  return (
    <Tooltip label={detail} side="right">
      <button
        type="button"
        aria-label={`${t(`status.${state}`)}. ${detail}`}
        className={clsx(
          'inline-flex min-h-7 min-w-0 items-center gap-2 rounded-md px-1.5 text-sm',
          className,
        )}
      >
        <Icon aria-hidden size={16} className="shrink-0" />
        {narrow ? null : <span className="truncate text-ink-muted">{t(`status.${state}`)}</span>}
      </button>
    </Tooltip>
  );
}

/** Which sentence is true of where questions go. */
function useWhere(): 'openDetail' | 'openCloud' | 'openNever' {
  const models = useQuery(orpc.models.status.queryOptions());
  const network = useQuery(orpc.network.state.queryOptions());
  if (network.data?.neverConnect) return 'openNever';
  return models.data?.answering === 'cloud' ? 'openCloud' : 'openDetail';
}
