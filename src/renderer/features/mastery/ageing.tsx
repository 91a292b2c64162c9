// What time alone did to the number since the last answer.
import { Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';

export function Ageing({ ageing }: { ageing: { days: number; points: number } | null }) {
  const { t } = useTranslation('mastery');
  const format = useFormat();
  if (!ageing) return null;
  const { days, points } = ageing;
  const since = t('ageing.days', { count: days });
  return (
    <p className="flex items-start gap-2.5 rounded-md bg-sunken px-3 py-2 text-base text-ink">
      <Hourglass aria-hidden size={16} className="mt-0.5 shrink-0 text-ink-muted" />
      {points === 0
        ? t('ageing.same', { since })
        : t(points > 0 ? 'ageing.lost' : 'ageing.less_sure', {
            since,
            count: Math.abs(points),
            points: format.number(Math.abs(points)),
          })}
    </p>
  );
}
