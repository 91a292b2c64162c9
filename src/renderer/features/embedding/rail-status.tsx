// A line in the rail while the library is being read for meaning, or when search has to do without.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../lib/format.ts';
import { Progress } from '../../ui/progress.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { standingOf } from './standing.ts';
import { useEmbeddingStatus } from './use-embedding.ts';

export function RailStatus({ narrow }: { narrow: boolean }) {
  const { t } = useTranslation('embedding');
  const format = useFormat();
  const { data } = useEmbeddingStatus();
  if (!data) return null;
  const { share, state } = standingOf(data);
  if (state === 'done' || state === 'nothing') return null;
  const rests = state === 'paused' || state === 'battery';
  const label =
    state === 'words'
      ? t('rail.words')
      : t(rests ? 'rail.paused' : 'rail.building', { share: format.percent(share) });
  return (
    <Tooltip label={label} side="right">
      <Link
        to="/settings/meaning"
        aria-label={narrow ? label : undefined}
        className="flex w-full flex-col gap-1.5 rounded-md px-1.5 py-1.5 text-sm text-ink-muted hover:bg-canvas hover:text-ink"
      >
        {narrow ? null : <span className="truncate tabular-nums">{label}</span>}
        {state === 'words' ? null : <Progress label={label} value={share} max={100} />}
      </Link>
    </Tooltip>
  );
}
