// What is left for today, in words, and what waits for another day.
import { useTranslation } from 'react-i18next';
import type { ReviewCounts } from '#contract/review.ts';
import { useFormat } from '../../lib/format.ts';
import { Progress } from '../../ui/progress.tsx';

export function CountsLine({ counts }: { counts: ReviewCounts }) {
  const { t } = useTranslation('review');
  const left = counts.learning + counts.due + counts.fresh;
  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex flex-wrap justify-between gap-x-4 text-sm text-ink-muted" data-testid="counts">
        <LeftWords counts={counts} />
        {counts.doneToday > 0 ? <span>{t('counts.done', { count: counts.doneToday })}</span> : null}
      </p>
      <Progress label={t('counts.progress')} value={counts.doneToday} max={counts.doneToday + left} />
      {counts.heldBack > 0 ? (
        <p className="text-sm text-ink-muted">{t('counts.heldBack', { count: counts.heldBack })}</p>
      ) : null}
    </div>
  );
}

/** "3 being learnt, 12 due and 5 new"; kinds of which there are none are left out. */
export function LeftWords({ counts: { learning, due, fresh } }: { counts: ReviewCounts }) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const parts = [
    learning > 0 ? t('counts.learning', { count: learning }) : null,
    due > 0 ? t('counts.due', { count: due }) : null,
    fresh > 0 ? t('counts.fresh', { count: fresh }) : null,
  ].filter((part) => part !== null);
  return <span>{parts.length > 0 ? format.list(parts) : t('counts.none')}</span>;
}
