// What came of the placement and the mock exams, each leading to its answers.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { attemptPath } from '../../lib/paths.ts';

export function SittingList({ examId }: { examId: string }) {
  const { t } = useTranslation('exams');
  const format = useFormat();
  const sittings = useQuery(orpc.exams.sittings.queryOptions({ input: { examId } }));
  if (sittings.isError)
    return <FaultView compact error={sittings.error} onAction={() => void sittings.refetch()} />;
  if (!sittings.data || sittings.data.length === 0) return null;
  return (
    <div className="flex flex-col gap-1 border-t border-line pt-3">
      <h3 id="sittings" className="text-sm font-medium text-ink-muted">
        {t('sittings.past')}
      </h3>
      <ul aria-labelledby="sittings" className="-mx-2 flex max-h-60 flex-col overflow-y-auto">
        {sittings.data.map(({ attemptId, kind, startedAt, questions, score }) => (
          <li key={attemptId}>
            <Link
              to={attemptPath(attemptId)}
              className="flex items-baseline justify-between gap-3 rounded-md px-2 py-1.5 hover:bg-sunken"
            >
              <span className="min-w-0">
                <span className="block text-base text-ink">{t(`sittings.${kind}`)}</span>
                <span className="block text-sm text-ink-muted">
                  {[format.dateTime(startedAt), t('sittings.questions', { count: questions })].join(' · ')}
                </span>
              </span>
              <span className="shrink-0 text-base tabular-nums text-ink">
                {score === null ? t('sittings.open') : format.percent(score)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
