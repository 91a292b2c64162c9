// The running attempt: which question is in front, keys, and the acts on it.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { Flag } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Attempt, AttemptQuestion, Verdict } from '#contract/quizzes.ts';
import { client, orpc } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { shortcutCaps, useShortcut } from '../../lib/keyboard.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { PageHeader } from '../../ui/layout.tsx';
import { Progress } from '../../ui/progress.tsx';
import { QuestionCard } from './question-card.tsx';
import { ReportDialog } from './report-dialog.tsx';

export interface AttemptViewProps {
  attempt: Attempt;
  /** The source page is open beside the quiz: an answer now counts as looked up. */
  pageOpen: boolean;
  onShowPage: (source: Verdict['source']) => void;
}

export function AttemptView({ attempt, pageOpen, onShowPage }: AttemptViewProps) {
  const { t } = useTranslation('quizzes');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const toast = useFaultToast();
  const { questions } = attempt;
  const [index, setIndex] = useState(() => Math.max(0, questions.findIndex(isOpen)));
  // Kept by question, so that going back and forth loses nothing that was typed.
  const [drafts, setDrafts] = useState<Record<string, string>>({});
  const [reporting, setReporting] = useState(false);
  const [finishing, setFinishing] = useState(false);
  const question = questions[Math.min(index, questions.length - 1)]!;
  const shown = useRef({ questionId: '', at: 0 });
  const nextButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    shown.current = { questionId: question.id, at: performance.now() };
  }, [question.id]);
  const choice = drafts[question.id] ?? '';
  const setChoice = (value: string) => setDrafts((before) => ({ ...before, [question.id]: value }));

  const done = questions.filter((q) => !isOpen(q)).length;
  const key = orpc.quizzes.attempt.queryKey({ input: { attemptId: attempt.id } });
  const put = (next: Attempt) => queries.setQueryData(key, next);
  const patch = (change: Partial<AttemptQuestion>) =>
    put({ ...attempt, questions: questions.map((q) => (q.id === question.id ? { ...q, ...change } : q)) });

  const answer = useMutation({
    mutationFn: (dontKnow: boolean) =>
      client.quizzes.answer({
        attemptId: attempt.id,
        questionId: question.id,
        given: dontKnow ? [] : [choice],
        dontKnow,
        hinted: pageOpen,
        latencyMs: Math.round(performance.now() - shown.current.at),
      }),
    onSuccess: (verdict) => {
      patch({ verdict });
      announce(verdict.correct ? t('attempt.right') : t('attempt.wrong'), 'assertive');
      requestAnimationFrame(() => nextButton.current?.focus());
    },
    onError: (error) => toast(error),
  });
  const finish = useMutation({
    mutationFn: () => client.quizzes.finish({ attemptId: attempt.id }),
    onSuccess: put,
    onError: (error) => toast(error),
  });
  const flag = useMutation({
    mutationFn: (flagged: boolean) =>
      client.quizzes.flag({ attemptId: attempt.id, questionId: question.id, flagged }),
    onMutate: (flagged) => patch({ flagged }),
    onError: (error) => toast(error),
  });
  const undoReport = useMutation({
    mutationFn: () => client.quizzes.undoReport({ questionId: question.id, attemptId: attempt.id }),
    onSuccess: ({ attempt: next }) => next && put(next),
    onError: (error) => toast(error),
  });

  const settled = !isOpen(question);
  const go = (to: number) => setIndex(Math.min(questions.length - 1, Math.max(0, to)));
  const onward = () => {
    const later = questions.findIndex((q, i) => i > index && isOpen(q));
    const next = later >= 0 ? later : questions.findIndex((q) => isOpen(q) && q.id !== question.id);
    if (next >= 0) go(next);
    else requestFinish();
  };
  const requestFinish = () => (done < questions.length ? setFinishing(true) : finish.mutate());
  const submit = () => {
    if (settled) onward();
    else if (choice.trim() && !answer.isPending) answer.mutate(false);
  };

  useShortcut('quiz.submit', submit, !reporting && !finishing);
  useShortcut('quiz.skip', onward, !settled);
  useShortcut('quiz.flag', () => flag.mutate(!question.flagged));
  useShortcut('quiz.report', () => setReporting(true), !question.voided);
  useShortcut('quiz.showPage', () => onShowPage(question.verdict?.source ?? null), settled);
  useShortcut(
    'quiz.choose',
    (event) => {
      const option = question.options[optionIndex(event.key)];
      if (option) setChoice(option.id);
    },
    !settled && question.options.length > 0,
  );

  return (
    <>
      <PageHeader
        title={attempt.title}
        description={t('attempt.leaveNote')}
        actions={
          <>
            <Button variant="quiet" onClick={() => navigate('/practice')}>
              {t('attempt.leave')}
            </Button>
            <Button busy={finish.isPending} onClick={requestFinish}>
              {t('attempt.finish')}
            </Button>
          </>
        }
      />
      <div className="flex flex-col gap-2">
        <Progress
          label={t('attempt.answered', { done, total: questions.length })}
          value={done}
          max={questions.length}
        />
        <nav aria-label={t('attempt.answered', { done, total: questions.length })}>
          <ol className="flex flex-wrap gap-1">
            {questions.map((q, i) => (
              <li key={q.id}>
                <QuestionDot question={q} n={i + 1} current={i === index} onGo={() => go(i)} />
              </li>
            ))}
          </ol>
        </nav>
      </div>
      <QuestionCard
        question={question}
        n={index + 1}
        total={questions.length}
        choice={choice}
        onChoose={setChoice}
        onSubmit={submit}
        onShowPage={() => onShowPage(question.verdict?.source ?? null)}
        onUndoReport={() => undoReport.mutate()}
      />
      <div className="sticky bottom-0 -mx-2 flex flex-wrap items-center gap-2 border-t border-line bg-canvas px-2 py-3">
        <Button
          variant="quiet"
          aria-pressed={question.flagged}
          icon={<Flag size={16} aria-hidden />}
          onClick={() => flag.mutate(!question.flagged)}
        >
          {question.flagged ? t('attempt.unflag') : t('attempt.flag')}
        </Button>
        {question.voided ? null : (
          <Button variant="quiet" onClick={() => setReporting(true)}>
            {t('attempt.report')}
          </Button>
        )}
        <span className="flex-1" />
        {settled ? (
          <Button ref={nextButton} variant="primary" size="lg" busy={finish.isPending} onClick={onward}>
            {done < questions.length ? t('attempt.next') : t('attempt.finish')}
          </Button>
        ) : (
          <>
            <Button onClick={onward} title={shortcutCaps('quiz.skip').join(' ')}>
              {t('attempt.skip')}
            </Button>
            <Button busy={answer.isPending} onClick={() => answer.mutate(true)}>
              {t('attempt.dontKnow')}
            </Button>
            <Button
              variant="primary"
              size="lg"
              disabled={!choice.trim()}
              busy={answer.isPending}
              onClick={submit}
            >
              {t('attempt.submit')}
            </Button>
          </>
        )}
      </div>
      <p className="text-sm text-ink-muted">{t('attempt.madeBy')}</p>
      {reporting ? (
        <ReportDialog
          questionId={question.id}
          attemptId={attempt.id}
          onClose={() => setReporting(false)}
          onDone={put}
        />
      ) : null}
      <ConfirmDialog
        open={finishing}
        onOpenChange={setFinishing}
        title={t('attempt.finishTitle')}
        description={t('attempt.unanswered', { count: questions.length - done })}
        confirmLabel={t('attempt.finish')}
        onConfirm={() => {
          setFinishing(false);
          finish.mutate();
        }}
      />
    </>
  );
}

/** Still wants an answer. */
export function isOpen(question: AttemptQuestion): boolean {
  return question.verdict === null && !question.voided;
}

/** "1"–"9" and "a"–"e" as positions. */
function optionIndex(key: string): number {
  const digit = Number(key);
  return Number.isInteger(digit) && key.trim() !== '' ? digit - 1 : key.toLowerCase().charCodeAt(0) - 97;
}

function QuestionDot({
  question,
  n,
  current,
  onGo,
}: {
  question: AttemptQuestion;
  n: number;
  current: boolean;
  onGo: () => void;
}) {
  const { t } = useTranslation('quizzes');
  const state = question.voided
    ? 'voided'
    : question.verdict
      ? question.verdict.correct
        ? 'right'
        : 'wrong'
      : 'open';
  const marks = { right: '✓', wrong: '✗', voided: '–', open: '' };
  return (
    <button
      type="button"
      onClick={onGo}
      aria-current={current ? 'step' : undefined}
      aria-label={t('attempt.goTo', { n, state: t(`attempt.state.${state}`) })}
      className={clsx(
        'inline-flex h-7 min-w-7 items-center justify-center gap-0.5 rounded-sm border px-1 text-xs',
        current ? 'border-accent font-semibold' : 'border-line',
        state === 'right' && 'bg-success-soft text-success-ink',
        state === 'wrong' && 'bg-danger-soft text-danger-ink',
        (state === 'open' || state === 'voided') && 'bg-raised text-ink-muted',
      )}
    >
      {n}
      <span aria-hidden>{marks[state]}</span>
      {question.flagged ? <Flag size={10} aria-hidden /> : null}
    </button>
  );
}
