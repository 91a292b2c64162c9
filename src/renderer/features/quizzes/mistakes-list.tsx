// Questions missed at least once, with the page that explains them.
import { useMutation, useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Mistake } from '#contract/quizzes.ts';
import { client, orpc } from '../../lib/client.ts';
import { FaultView, useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { RichText } from '../../lib/math/rich-text.tsx';
import { attemptPath } from '../../lib/paths.ts';
import { readerPath } from '../../lib/slots.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Switch } from '../../ui/choices.tsx';
import { Card } from '../../ui/layout.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { optionText } from './question-card.tsx';

export function MistakesList() {
  const { t } = useTranslation('quizzes');
  const [includeFixed, setIncludeFixed] = useState(false);
  const mistakes = useQuery(orpc.quizzes.mistakes.queryOptions({ input: { includeFixed } }));
  if (mistakes.isPending) return <Skeleton lines={4} />;
  if (mistakes.isError) return <FaultView error={mistakes.error} onAction={() => mistakes.refetch()} />;
  return (
    <div className="flex flex-col gap-4">
      <Switch checked={includeFixed} onChange={setIncludeFixed} label={t('mistakes.showFixed')} />
      {mistakes.data.length === 0 ? (
        <EmptyState icon={<CircleCheck size={28} />} title={t('mistakes.empty.title')}>
          {t('mistakes.empty.text')}
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-2">
          {mistakes.data.map((mistake) => (
            <li key={mistake.questionId}>
              <MistakeCard mistake={mistake} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function MistakeCard({ mistake }: { mistake: Mistake }) {
  const { t } = useTranslation('quizzes');
  const format = useFormat();
  const navigate = useNavigate();
  const toast = useFaultToast();
  const practise = useMutation({
    mutationFn: () => client.quizzes.start({ quizId: mistake.quizId }),
    onSuccess: (attempt) => navigate(attemptPath(attempt.id)),
    onError: (error) => toast(error),
  });
  return (
    <Card className="flex flex-col gap-2">
      <div className="text-md text-ink">
        <RichText text={mistake.stem} />
      </div>
      <p className="text-base text-success-ink">
        {t('mistakes.answer', { answer: optionText(mistake, mistake.rightText, t) })}
      </p>
      <p className="text-sm text-ink-muted">
        {mistake.givenText
          ? t('mistakes.given', { answer: optionText(mistake, mistake.givenText, t) })
          : t('mistakes.dontKnow')}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={mistake.fixed ? 'success' : 'warning'}>
          {mistake.fixed ? t('mistakes.fixed') : t('mistakes.misses', { count: mistake.misses })}
        </Badge>
        <span className="text-sm text-ink-muted">{format.relative(mistake.lastAt, Date.now())}</span>
        <span className="flex-1" />
        {mistake.source ? (
          <Link to={readerPath(mistake.source)} className={buttonClass('secondary', 'sm')}>
            {t('attempt.source', { title: mistake.source.materialTitle, page: mistake.source.page })}
          </Link>
        ) : null}
        <Button size="sm" busy={practise.isPending} onClick={() => practise.mutate()}>
          {t('mistakes.practise')}
        </Button>
      </div>
    </Card>
  );
}
