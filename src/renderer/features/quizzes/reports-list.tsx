// Questions the student took out, each with its way back.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Flag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { client, orpc } from '../../lib/client.ts';
import { FaultView, useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { RichText } from '../../lib/math/rich-text.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/layout.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toast.tsx';

export function ReportsList() {
  const { t } = useTranslation('quizzes');
  const format = useFormat();
  const toast = useFaultToast();
  const reports = useQuery(orpc.quizzes.reports.queryOptions());
  const undo = useMutation({
    mutationFn: (questionId: string) => client.quizzes.undoReport({ questionId }),
    onSuccess: () => notify.success(t('report.undone')),
    onError: (error) => toast(error),
  });
  if (reports.isPending) return <Skeleton lines={3} />;
  if (reports.isError) return <FaultView error={reports.error} onAction={() => reports.refetch()} />;
  if (reports.data.length === 0) {
    return (
      <EmptyState icon={<Flag size={28} />} title={t('reports.empty.title')}>
        {t('reports.empty.text')}
      </EmptyState>
    );
  }
  return (
    <ul className="flex flex-col gap-2">
      {reports.data.map((report) => (
        <li key={report.questionId}>
          <Card className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <div className="min-w-0 flex-1 basis-64">
              <RichText text={report.stem} />
              <p className="mt-1 flex flex-wrap items-center gap-2 text-sm text-ink-muted">
                <Badge tone="warning">{t(`report.${report.reason}`)}</Badge>
                {format.relative(report.createdAt, Date.now())}
                {report.note ? <span>{report.note}</span> : null}
              </p>
            </div>
            <Button onClick={() => undo.mutate(report.questionId)}>{t('reports.undo')}</Button>
          </Card>
        </li>
      ))}
    </ul>
  );
}
