// The pill in the top bar. Its popover is the latest of the ledger, so that no point is without a source.
import { useQuery } from '@tanstack/react-query';
import { Sparkles } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { progressPaths } from '../../lib/paths.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { LevelBar } from './level-bar.tsx';

export function XpPill() {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const xp = useQuery(orpc.progress.xp.queryOptions());
  const [open, setOpen] = useState(false);
  if (!xp.data) return null;
  const { total, level } = xp.data;
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
      <div className="flex flex-col gap-3">
        <LevelBar xp={xp.data} />
        <Ledger />
        <p className="text-xs text-ink-muted">{t('rules')}</p>
        <Link
          to={progressPaths.xp}
          onClick={() => setOpen(false)}
          className={`${buttonClass('secondary', 'sm')} self-start`}
        >
          {t('all')}
        </Link>
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
            <span className="min-w-0 flex-1 truncate">{row.title ?? t(`gone.${row.sourceType}`)}</span>
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
