// All exams: those ahead with what is left, those over, and the archive. `/practice/exams/new` is the same screen with the dialog.
import { useMutation, useQuery } from '@tanstack/react-query';
import { CalendarCheck, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import type { Exam } from '#contract/exams.ts';
import { client, orpc } from '../../lib/client.ts';
import { FaultView, useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { examPath, practicePaths } from '../../lib/paths.ts';
import { PracticeFrame } from '../../lib/practice-frame.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/layout.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { ExamDialog } from './exam-dialog.tsx';
import { newExamPath } from './paths.ts';

export function Component() {
  const { t } = useTranslation('exams');
  const navigate = useNavigate();
  const adding = useLocation().pathname === newExamPath;
  const [archived, setArchived] = useState(false);
  const exams = useQuery(orpc.exams.list.queryOptions({ input: { archived } }));
  const add = () => void navigate(newExamPath);
  return (
    <PracticeFrame
      description={t('description')}
      actions={
        <>
          <Button variant="quiet" aria-pressed={archived} onClick={() => setArchived(!archived)}>
            {t(archived ? 'list.current' : 'list.archive')}
          </Button>
          <Button variant="primary" icon={<Plus size={18} aria-hidden />} onClick={add}>
            {t('add')}
          </Button>
        </>
      }
    >
      {exams.isPending ? (
        <Skeleton lines={4} />
      ) : exams.isError ? (
        <FaultView error={exams.error} onAction={() => void exams.refetch()} />
      ) : exams.data.length > 0 ? (
        <ul className="flex flex-col gap-2">
          {exams.data.map((exam) => (
            <li key={exam.id}>
              <ExamRow exam={exam} />
            </li>
          ))}
        </ul>
      ) : archived ? (
        <p className="text-base text-ink-muted">{t('list.archiveEmpty')}</p>
      ) : (
        <EmptyState
          icon={<CalendarCheck size={28} />}
          title={t('empty.title')}
          action={
            <Button variant="primary" onClick={add}>
              {t('add')}
            </Button>
          }
        >
          {t('empty.text')}
        </EmptyState>
      )}
      {adding ? (
        <ExamDialog
          onClose={() => void navigate(practicePaths.exams, { replace: true })}
          onSaved={(exam) => void navigate(examPath(exam.id), { replace: true })}
        />
      ) : null}
    </PracticeFrame>
  );
}

function ExamRow({ exam }: { exam: Exam }) {
  const { t } = useTranslation('exams');
  const format = useFormat();
  const toast = useFaultToast();
  const restore = useMutation({
    mutationFn: () => client.exams.archive({ examId: exam.id, archived: false }),
    onError: (error) => toast(error),
  });
  const isOver = exam.at <= Date.now();
  const facts = [
    format.dateTime(exam.at),
    t('topics', { count: exam.topics.length }),
    isOver ? (exam.result ?? t('over.short')) : t('daysLeft', { count: exam.daysLeft }),
  ];
  return (
    <Card className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="truncate text-md font-medium text-ink">
          <Link to={examPath(exam.id)} className="hover:underline">
            {exam.name}
          </Link>
        </h2>
        <p className="text-sm text-ink-muted">{facts.join(' · ')}</p>
      </div>
      {exam.archivedAt === null ? null : (
        <Button busy={restore.isPending} onClick={() => restore.mutate()}>
          {t('act.unarchive')}
        </Button>
      )}
    </Card>
  );
}
