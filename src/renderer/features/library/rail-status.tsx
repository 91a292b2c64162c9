// A line at the bottom of the rail while files are being added or read.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { orpc } from '../../lib/client.ts';
import { useFormat } from '../../lib/format.ts';
import { Progress } from '../../ui/progress.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useUploads } from './running-uploads.ts';
import { standingOf } from './status.ts';

export function RailStatus({ narrow }: { narrow: boolean }) {
  const { t } = useTranslation('library');
  const format = useFormat();
  const materials = useQuery(orpc.library.list.queryOptions({ input: {} }));
  const sending = useUploads().filter(({ state }) => state !== 'failed').length;
  const working = (materials.data ?? []).flatMap((material) => {
    const standing = standingOf(material);
    return standing.kind === 'working' ? [standing] : [];
  });
  if (working.length + sending === 0) return null;
  const done = working.reduce((sum, standing) => sum + standing.done, 0);
  const total = working.reduce((sum, standing) => sum + (standing.total ?? 1), 0);
  const label =
    working.length === 0
      ? t('rail.sending', { count: sending })
      : t('rail.reading', { done: format.number(done), total: format.number(total) });
  return (
    <Tooltip label={label} side="right">
      <Link
        to="/library"
        aria-label={narrow ? label : undefined}
        className="flex w-full flex-col gap-1.5 rounded-md px-2 py-2 text-sm text-ink-muted hover:bg-canvas hover:text-ink"
      >
        {narrow ? null : <span className="truncate tabular-nums">{label}</span>}
        <Progress label={label} value={done} max={total} />
      </Link>
    </Tooltip>
  );
}
