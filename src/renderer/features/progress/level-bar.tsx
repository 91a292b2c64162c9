// The level and the way to the next one.
import { useTranslation } from 'react-i18next';
import type { XpSummary } from '#contract/progress.ts';
import { useFormat } from '../../lib/format.ts';
import { Progress } from '../../ui/progress.tsx';

export function LevelBar({ xp: { total, level, levelFrom, levelTo, today } }: { xp: XpSummary }) {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const toNext = t('toNext', { xp: format.number(levelTo - total), level: format.number(level + 1) });
  return (
    <div>
      <p className="flex items-baseline justify-between gap-3">
        <span className="text-md font-semibold text-ink">{t('level', { level: format.number(level) })}</span>
        <span className="text-sm text-ink-muted">{t('today', { xp: format.number(today) })}</span>
      </p>
      <Progress className="mt-2" label={toNext} value={total - levelFrom} max={levelTo - levelFrom} />
      <p className="mt-1 text-sm text-ink-muted">{toNext}</p>
    </div>
  );
}
