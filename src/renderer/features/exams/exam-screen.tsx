// One exam: its plan by day, what a day takes, the outlook, and sittings; once it is over, what came of it.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Archive, ArrowLeft, MoreHorizontal, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { Exam } from '#contract/exams.ts';
import { client, orpc } from '../../lib/client.ts';
import { FaultView, useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { practicePaths } from '../../lib/paths.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Card, Page, PageHeader, Section } from '../../ui/layout.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toast.tsx';
import { ExamDialog } from './exam-dialog.tsx';
import { OverCard } from './over-card.tsx';
import { PlanView } from './plan-view.tsx';
import { ReadinessCard } from './readiness-card.tsx';
import { Shortfall } from './shortfall.tsx';
import { SittingsCard } from './sittings-card.tsx';
import { useStudyDay } from './use-today.ts';

export function Component() {
  const { examId = '' } = useParams();
  const exam = useQuery(orpc.exams.get.queryOptions({ input: { examId } }));
  if (exam.isError) return <FaultView error={exam.error} onAction={() => void exam.refetch()} />;
  if (!exam.data) {
    return (
      <Page width="lg">
        <Skeleton lines={8} />
      </Page>
    );
  }
  return <ExamView exam={exam.data} />;
}

function ExamView({ exam }: { exam: Exam }) {
  const { t } = useTranslation('exams');
  const format = useFormat();
  const [editing, setEditing] = useState(false);
  const isOver = exam.at <= Date.now();
  const isDone = isOver || exam.archivedAt !== null;
  return (
    <Page width="lg">
      <PageHeader
        back={
          <Link
            to={practicePaths.exams}
            className="mb-1 inline-flex items-center gap-1 text-sm text-accent-ink hover:underline"
          >
            <ArrowLeft aria-hidden size={15} />
            {t('title')}
          </Link>
        }
        title={exam.name}
        description={[
          format.dateTime(exam.at),
          isDone ? t('over.short') : t('daysLeft', { count: exam.daysLeft }),
          t('topics', { count: exam.topics.length }),
        ].join(' · ')}
        actions={<ExamActs exam={exam} onEdit={() => setEditing(true)} />}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        {isDone ? (
          <OverCard exam={exam} isOver={isOver} />
        ) : (
          <Planned exam={exam} onEdit={() => setEditing(true)} />
        )}
        <div className="flex flex-col gap-4">
          <ReadinessCard exam={exam} />
          {isDone ? null : <SittingsCard exam={exam} />}
          <Card className="flex flex-col gap-2">
            <h2 className="text-md font-semibold text-ink">{t('about')}</h2>
            <ul className="list-disc ps-5 text-base text-ink">
              {exam.topics.map(({ id, name }) => (
                <li key={id} className="wrap-anywhere">
                  {name}
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
      {editing ? (
        <ExamDialog exam={exam} onClose={() => setEditing(false)} onSaved={() => setEditing(false)} />
      ) : null}
    </Page>
  );
}

function Planned({ exam, onEdit }: { exam: Exam; onEdit: () => void }) {
  const { t } = useTranslation('exams');
  const format = useFormat();
  const today = useStudyDay();
  const plan = useQuery(orpc.exams.plan.queryOptions({ input: { examId: exam.id } }));
  if (plan.isError) return <FaultView error={plan.error} onAction={() => void plan.refetch()} />;
  if (!plan.data) return <Skeleton lines={8} />;
  const { items, leftOut, neededMinutesPerDay } = plan.data;
  const about = format.duration(neededMinutesPerDay * 60_000);
  return (
    <Section
      title={t('plan.title')}
      {...(leftOut === 0 && neededMinutesPerDay > 0
        ? { description: t('plan.about', { minutes: about }) }
        : {})}
    >
      <Shortfall exam={exam} plan={plan.data} onEdit={onEdit} />
      {items.length === 0 ? <p className="text-base text-ink-muted">{t('plan.empty')}</p> : null}
      <PlanView exam={exam} plan={plan.data} today={today} />
    </Section>
  );
}

function ExamActs({ exam, onEdit }: { exam: Exam; onEdit: () => void }) {
  const { t } = useTranslation('exams');
  const { t: tu } = useTranslation('ui');
  const navigate = useNavigate();
  const toast = useFaultToast();
  const archived = exam.archivedAt !== null;
  const archive = useMutation({
    mutationFn: () => client.exams.archive({ examId: exam.id, archived: !archived }),
    onError: (error) => toast(error),
  });
  const remove = useMutation({
    mutationFn: () => client.exams.remove({ examId: exam.id }),
    onSuccess: () => {
      void navigate(practicePaths.exams);
      notify.undoable(t('act.removed', { name: exam.name }), tu('undo'), () => {
        client.exams.restore({ examId: exam.id }).catch((error: unknown) => toast(error));
      });
    },
    onError: (error) => toast(error),
  });
  return (
    <>
      <Button icon={<Pencil size={16} aria-hidden />} onClick={onEdit}>
        {t('act.edit')}
      </Button>
      <Menu
        items={[
          {
            id: 'archive',
            label: t(archived ? 'act.unarchive' : 'act.archive'),
            icon: <Archive size={16} />,
            onSelect: () => archive.mutate(),
          },
          {
            id: 'remove',
            label: t('act.remove'),
            icon: <Trash2 size={16} />,
            danger: true,
            onSelect: () => remove.mutate(),
          },
        ]}
      >
        <IconButton label={t('act.more')} icon={<MoreHorizontal size={18} aria-hidden />} />
      </Menu>
    </>
  );
}
