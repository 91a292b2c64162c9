// The quizzes of this profile, begun ones before the rest and newest first, each with its one main act: resume, start or take again.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Download, ListChecks, MoreHorizontal, Pencil, Printer, Sheet, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Quiz } from '#contract/quizzes.ts';
import { client, orpc } from '../../lib/client.ts';
import { FaultView, useFaultToast, useNaming } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { attemptPath, printPath } from '../../lib/paths.ts';
import { act } from '../../lib/slots.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Card } from '../../ui/layout.tsx';
import { Menu } from '../../ui/menu.tsx';
import { NameDialog } from '../../ui/name-dialog.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toast.tsx';

export function QuizList({ onMake }: { onMake: () => void }) {
  const { t } = useTranslation('quizzes');
  const navigate = useNavigate();
  const quizzes = useQuery(orpc.quizzes.list.queryOptions({ input: {} }));
  const materials = useQuery(orpc.library.list.queryOptions({ input: {} }));
  if (quizzes.isPending) return <Skeleton lines={4} />;
  if (quizzes.isError) return <FaultView error={quizzes.error} onAction={() => quizzes.refetch()} />;
  if (quizzes.data.length === 0) {
    const nothingToAsk = materials.data?.length === 0;
    const words = nothingToAsk ? ('noMaterial' as const) : ('empty' as const);
    return (
      <EmptyState
        icon={<ListChecks size={28} />}
        title={t(`${words}.title`)}
        action={
          <Button variant="primary" onClick={nothingToAsk ? () => navigate('/library') : onMake}>
            {t(`${words}.action`)}
          </Button>
        }
      >
        {t(`${words}.text`)}
      </EmptyState>
    );
  }
  return (
    <ul className="flex flex-col gap-2">
      {begunFirst(quizzes.data).map((quiz) => (
        <li key={quiz.id}>
          <QuizCard quiz={quiz} />
        </li>
      ))}
    </ul>
  );
}

/** Keeps the order otherwise. */
function begunFirst(quizzes: readonly Quiz[]): Quiz[] {
  return quizzes.toSorted((a, b) => Number(b.openAttemptId !== null) - Number(a.openAttemptId !== null));
}

function QuizCard({ quiz }: { quiz: Quiz }) {
  const { t } = useTranslation('quizzes');
  const { t: te } = useTranslation('exchange');
  const { t: tu } = useTranslation('ui');
  const named = useNaming();
  const format = useFormat();
  const navigate = useNavigate();
  const toast = useFaultToast();
  const [renaming, setRenaming] = useState(false);
  const start = useMutation({
    mutationFn: () => client.quizzes.start({ quizId: quiz.id }),
    onSuccess: (attempt) => navigate(attemptPath(attempt.id)),
    onError: (error) => toast(error),
  });
  const remove = useMutation({
    mutationFn: () => client.quizzes.remove({ quizId: quiz.id }),
    onSuccess: () =>
      notify.undoable(t('card.removed', { title: quiz.title }), tu('undo'), () => {
        client.quizzes.restore({ quizId: quiz.id }).catch((error: unknown) => toast(error));
      }),
    onError: (error) => toast(error),
  });
  const facts = [
    t('card.questions', { count: quiz.questionCount }),
    t('card.made', { when: format.relative(quiz.createdAt, Date.now()) }),
    quiz.model === null ? null : t('card.byModel', { model: quiz.model }),
    quiz.attemptCount === 0 ? t('card.never') : t('card.attempts', { count: quiz.attemptCount }),
    quiz.bestScore === null ? null : t('card.best', { score: format.percent(quiz.bestScore) }),
    quiz.lastScore === null || quiz.attemptCount < 2
      ? null
      : t('card.last', { score: format.percent(quiz.lastScore) }),
  ].filter((fact) => fact !== null);
  const main = quiz.openAttemptId ? 'resume' : quiz.attemptCount > 0 ? 'again' : 'start';
  return (
    <Card className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="flex items-center gap-2 text-md font-medium text-ink">
          <span className="min-w-0 truncate" title={quiz.title}>
            {quiz.title}
          </span>
          {quiz.openAttemptId ? <Badge tone="info">{t('card.open')}</Badge> : null}
        </h2>
        <p className="text-sm text-ink-muted">{facts.join(' · ')}</p>
      </div>
      <div className="flex items-center gap-1">
        <Button
          variant={main === 'resume' ? 'primary' : 'secondary'}
          busy={start.isPending}
          onClick={() => start.mutate()}
        >
          {t(`card.${main}`)}
        </Button>
        <Menu
          items={[
            {
              id: 'rename',
              label: t('card.rename'),
              icon: <Pencil size={16} />,
              onSelect: () => setRenaming(true),
            },
            {
              id: 'print',
              label: te('quiz.print'),
              icon: <Printer size={16} />,
              onSelect: () => navigate(printPath(quiz.id)),
            },
            {
              id: 'markdown',
              label: te('quiz.saveMarkdown'),
              icon: <Download size={16} />,
              onSelect: () => act('exportQuiz', { quizId: quiz.id, format: 'markdown' }),
            },
            {
              id: 'csv',
              label: te('quiz.saveTable'),
              icon: <Sheet size={16} />,
              onSelect: () => act('exportQuiz', { quizId: quiz.id, format: 'csv' }),
            },
            { kind: 'separator', id: 'line' },
            {
              id: 'remove',
              label: t('card.remove'),
              icon: <Trash2 size={16} />,
              danger: true,
              onSelect: () => remove.mutate(),
            },
          ]}
        >
          <IconButton
            label={t('card.more', { title: quiz.title })}
            icon={<MoreHorizontal size={18} aria-hidden />}
          />
        </Menu>
      </div>
      <NameDialog
        asking={
          renaming
            ? {
                title: t('rename.title'),
                label: t('rename.label'),
                initial: quiz.title,
                confirm: t('rename.save'),
                maxLength: 200,
                onName: named((title) => client.quizzes.rename({ quizId: quiz.id, title })),
              }
            : null
        }
        onClose={() => setRenaming(false)}
      />
    </Card>
  );
}
