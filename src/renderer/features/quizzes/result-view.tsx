// The end of an attempt: score, XP and where each point came from, and every answer with its page.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { CircleCheck, CircleDashed, CircleX, Minus, Sparkles } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Attempt, AttemptQuestion, Verdict } from '#contract/quizzes.ts';
import { client, orpc } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { RichText } from '../../lib/math/rich-text.tsx';
import { attemptPath } from '../../lib/paths.ts';
import { Button } from '../../ui/button.tsx';
import { Card, PageHeader, Section } from '../../ui/layout.tsx';
import { optionText } from './question-card.tsx';
import { stateOf } from './question-dots.tsx';
import { ReportDialog } from './report-dialog.tsx';

export interface ResultViewProps {
  attempt: Attempt;
  onShowPage: (source: Verdict['source']) => void;
}

export function ResultView({ attempt, onShowPage }: ResultViewProps) {
  const { t } = useTranslation('quizzes');
  const format = useFormat();
  const navigate = useNavigate();
  const toast = useFaultToast();
  const counting = attempt.questions.filter((question) => !question.voided);
  const right = counting.filter((question) => question.verdict?.correct).length;
  const missed = counting.length - right;
  const score = attempt.scorePercentage ?? 0;
  const redo = useMutation({
    mutationFn: () => client.quizzes.start({ quizId: attempt.quizId, redoAttemptId: attempt.id }),
    onSuccess: (next) => navigate(attemptPath(next.id)),
    onError: (error) => toast(error),
  });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, []);
  const praise = score === 100 ? 'great' : score >= 70 ? 'good' : score >= 40 ? 'fair' : 'poor';
  return (
    <>
      <PageHeader
        title={attempt.title}
        description={t(`result.${praise}`)}
        actions={
          <>
            <Button onClick={() => navigate('/practice')}>{t('result.back')}</Button>
            {missed > 0 ? (
              <Button variant="primary" busy={redo.isPending} onClick={() => redo.mutate()}>
                {t('result.redo', { count: missed })}
              </Button>
            ) : null}
          </>
        }
      />
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(18rem,100%),1fr))] gap-4">
        <Card className="flex items-center gap-5 p-5">
          <Ring score={score} label={format.percent(score)} />
          <div className="min-w-0">
            <h2
              ref={heading}
              tabIndex={-1}
              className="scroll-mt-64 text-md font-semibold text-ink outline-none"
            >
              {t('result.title')}
            </h2>
            <p className="text-base text-ink-muted">{t('result.score', { right, total: counting.length })}</p>
          </div>
        </Card>
        {attempt.xp ? <XpCard xp={attempt.xp} /> : null}
      </div>
      <Section title={t('result.review')}>
        <ol className="flex flex-col gap-2">
          {attempt.questions.map((question) => (
            <li key={question.id}>
              <Reviewed question={question} attemptId={attempt.id} onShowPage={onShowPage} />
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}

function Ring({ score, label }: { score: number; label: string }) {
  const around = 2 * Math.PI * 42;
  return (
    <svg viewBox="0 0 100 100" className="size-24 shrink-0" role="img" aria-label={label}>
      <circle cx="50" cy="50" r="42" fill="none" strokeWidth="10" className="stroke-line" />
      <circle
        cx="50"
        cy="50"
        r="42"
        fill="none"
        strokeWidth="10"
        strokeLinecap="round"
        className="stroke-accent"
        strokeDasharray={`${(score / 100) * around} ${around}`}
        transform="rotate(-90 50 50)"
        visibility={score > 0 ? 'visible' : 'hidden'}
      />
      <text
        x="50"
        y="51"
        textAnchor="middle"
        dominantBaseline="middle"
        className="fill-ink text-[22px] font-semibold"
      >
        {label}
      </text>
    </svg>
  );
}

function XpCard({ xp }: { xp: NonNullable<Attempt['xp']> }) {
  const { t } = useTranslation('quizzes');
  const { t: words } = useTranslation('progress');
  const format = useFormat();
  return (
    <Card className="flex flex-col gap-2 p-5" data-testid="xp">
      <h2 className="flex items-center gap-2 text-md font-semibold text-ink">
        <Sparkles size={18} aria-hidden className="text-accent-ink" />
        {xp.amount > 0 ? t('result.xp', { xp: format.number(xp.amount) }) : t('result.xpNone')}
      </h2>
      <ul className="flex flex-col gap-0.5 text-sm text-ink-muted">
        {xp.lines.map((line) => (
          <li key={`${line.reason}-${line.amount}-${line.count}`} className="flex justify-between gap-4">
            <span>{words(`lines.${line.reason}`, { count: line.count })}</span>
            <span className="tabular-nums">
              {line.amount > 0 ? `+${format.number(line.amount)}` : format.number(line.amount)}
            </span>
          </li>
        ))}
      </ul>
      {xp.capped > 0 ? (
        <p className="text-sm text-ink-muted">{t('result.capped', { count: xp.capped })}</p>
      ) : null}
    </Card>
  );
}

const icons = { right: CircleCheck, wrong: CircleX, voided: Minus, open: CircleDashed };

function Reviewed({
  question,
  attemptId,
  onShowPage,
}: {
  question: AttemptQuestion;
  attemptId: string;
  onShowPage: (source: Verdict['source']) => void;
}) {
  const { t } = useTranslation('quizzes');
  const queries = useQueryClient();
  const [reporting, setReporting] = useState(false);
  const toast = useFaultToast();
  const { verdict } = question;
  const put = (next: Attempt) =>
    queries.setQueryData(orpc.quizzes.attempt.queryKey({ input: { attemptId } }), next);
  const undo = useMutation({
    mutationFn: () => client.quizzes.undoReport({ questionId: question.id, attemptId }),
    onSuccess: ({ attempt }) => attempt && put(attempt),
    onError: (error) => toast(error),
  });
  const textOf = (answer: string) => {
    const option = question.options.find(({ id }) => id === answer);
    return option ? optionText(question, option.text, t) : answer;
  };
  const state = stateOf(question);
  const Icon = icons[state];
  return (
    <Card className="flex gap-3">
      <Icon
        size={20}
        role="img"
        aria-label={t(`attempt.state.${state}`)}
        className={clsx(
          'shrink-0',
          state === 'right' && 'text-success-ink',
          state === 'wrong' && 'text-danger-ink',
          (state === 'open' || state === 'voided') && 'text-ink-muted',
        )}
      />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <div className="text-base font-medium text-ink">
          <RichText text={question.stem} />
        </div>
        {verdict ? (
          <>
            <p className="text-base text-ink">
              {t('attempt.answerIs', { answer: verdict.right.map(textOf).slice(0, 1).join('') })}
            </p>
            {verdict.correct ? null : (
              <p className="text-sm text-ink-muted">
                {verdict.given.length > 0
                  ? t('result.yourAnswer', { answer: verdict.given.map(textOf).join(', ') })
                  : verdict.dontKnow
                    ? t('mistakes.dontKnow')
                    : t('result.noAnswer')}
              </p>
            )}
            {verdict.explanation ? (
              <div className="text-sm text-ink-muted">
                <RichText text={verdict.explanation} />
              </div>
            ) : null}
          </>
        ) : (
          <p className="text-sm text-ink-muted">{t('result.noAnswer')}</p>
        )}
        <div className="mt-1 flex flex-wrap gap-2">
          {verdict?.source ? (
            <Button size="sm" onClick={() => onShowPage(verdict.source)}>
              {t('attempt.source', { title: verdict.source.materialTitle, page: verdict.source.page })}
            </Button>
          ) : null}
          {question.voided ? (
            <Button size="sm" onClick={() => undo.mutate()}>
              {t('attempt.undoReport')}
            </Button>
          ) : (
            <Button size="sm" variant="quiet" onClick={() => setReporting(true)}>
              {t('attempt.report')}
            </Button>
          )}
        </div>
      </div>
      {reporting ? (
        <ReportDialog
          questionId={question.id}
          attemptId={attemptId}
          onClose={() => setReporting(false)}
          onDone={put}
        />
      ) : null}
    </Card>
  );
}
