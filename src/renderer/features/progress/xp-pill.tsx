// The pill in the top bar. Its popover is the ledger, so that no point is without a source.
import { useQuery } from '@tanstack/react-query';
import { Sparkles } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Skeleton } from '../../ui/states.tsx';

export function XpPill() {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const xp = useQuery(orpc.progress.xp.queryOptions());
  const [open, setOpen] = useState(false);
  if (!xp.data) return null;
  const { total, level, levelFrom, levelTo, today } = xp.data;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      align="end"
      label={t('level', { level: format.number(level) })}
      trigger={
        <Button
          variant="quiet"
          data-testid="xp-pill"
          aria-label={t('pill', { level: format.number(level), xp: format.number(total) })}
          icon={<Sparkles size={16} aria-hidden className="text-accent-ink" />}
        >
          <span className="tabular-nums">{t('total', { xp: format.number(total) })}</span>
        </Button>
      }
    >
      <div className="flex w-72 flex-col gap-3">
        <div>
          <p className="flex items-baseline justify-between gap-3">
            <span className="text-md font-semibold text-ink">
              {t('level', { level: format.number(level) })}
            </span>
            <span className="text-sm text-ink-muted">{t('today', { xp: format.number(today) })}</span>
          </p>
          <Progress
            className="mt-2"
            label={t('toNext', { xp: format.number(levelTo - total), level: format.number(level + 1) })}
            value={total - levelFrom}
            max={levelTo - levelFrom}
          />
          <p className="mt-1 text-sm text-ink-muted">
            {t('toNext', { xp: format.number(levelTo - total), level: format.number(level + 1) })}
          </p>
        </div>
        <Ledger />
        <p className="text-xs text-ink-muted">{t('rules')}</p>
      </div>
    </Popover>
  );
}

function Ledger() {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const log = useQuery(orpc.progress.xpLog.queryOptions({ input: { limit: 6 } }));
  if (log.isPending) return <Skeleton lines={2} />;
  if (log.isError) return <FaultView error={log.error} compact onAction={() => log.refetch()} />;
  if (log.data.length === 0) return <p className="text-sm text-ink-muted">{t('empty')}</p>;
  return (
    <section>
      <h3 className="text-xs font-medium text-ink-faint">{t('recent')}</h3>
      <ul className="mt-1 flex flex-col gap-1">
        {log.data.map((row) => (
          <li key={row.id} className="flex items-baseline gap-2 text-sm text-ink">
            <span className="min-w-0 flex-1 truncate">{row.title ?? t('removedQuiz')}</span>
            {row.amount < 0 ? <span className="text-ink-muted">{t('correction')}</span> : null}
            <span className="tabular-nums">
              {row.amount > 0 ? `+${format.number(row.amount)}` : format.number(row.amount)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
