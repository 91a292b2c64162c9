// The running attempt: which question is in front, keys, and the acts on it. Focus follows the work: from the
// question to the verdict's next step, and on to the next question.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Flag } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Attempt, AttemptQuestion, GenerateEvent, Verdict } from '#contract/quizzes.ts';
import { client, orpc } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { shortcutCaps, useShortcut } from '../../lib/keyboard.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { PageHeader } from '../../ui/layout.tsx';
import { QuestionCard } from './question-card.tsx';
import { isOpen, QuestionDots } from './question-dots.tsx';
import { focusQuestion, optionIndex } from './question-keys.ts';
import { ReportDialog } from './report-dialog.tsx';

/** How a quiz that was just made turned out. */
export type Made = Omit<Extract<GenerateEvent, { type: 'made' }>, 'type' | 'quiz'>;

/** How many of those asked for there are, who wrote them, and what did not pass; nothing when all went as asked. */
function MadeLine({ made: { made, asked, byModel, byRules, dropped, fallback } }: { made: Made }) {
  const { t } = useTranslation('quizzes');
  const lines = [
    made < asked ? t('make.fewer', { count: made, asked }) : null,
    fallback === null ? null : t(byModel > 0 ? 'make.helped' : 'make.instead'),
    byModel > 0 && byRules > 0 ? t('make.mixed', { byModel, byRules }) : null,
    dropped > 0 ? t('make.dropped', { count: dropped }) : null,
  ].filter((line) => line !== null);
  return lines.length > 0 ? <p className="text-base text-ink-muted">{lines.join(' ')}</p> : null;
}

export interface AttemptViewProps {
  attempt: Attempt;
  made: Made | null;
  /** The source page is open beside the quiz: an answer now counts as looked up. */
  pageOpen: boolean;
  onShowPage: (source: Verdict['source']) => void;
}

export function AttemptView({ attempt, made, pageOpen, onShowPage }: AttemptViewProps) {
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
  const shownAt = useRef(0);
  const card = useRef<HTMLDivElement>(null);
  const nextButton = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another question comes to the front.
  useEffect(() => {
    shownAt.current = performance.now();
    focusQuestion(card.current);
  }, [question.id]);
  // The pressed button goes when a question is answered, reported or counted again: focus goes on to what is next.
  const acted = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the question's new state has been drawn.
  useEffect(() => {
    if (!acted.current) return;
    acted.current = false;
    if (!nextButton.current) return focusQuestion(card.current);
    card.current?.querySelector('[data-testid="verdict"]')?.scrollIntoView({ block: 'nearest' });
    nextButton.current.focus({ preventScroll: true });
  }, [question.verdict, question.voided]);
  const choice = drafts[question.id] ?? '';
  const setChoice = (value: string) => setDrafts((before) => ({ ...before, [question.id]: value }));

  const done = questions.filter((q) => !isOpen(q)).length;
  const key = orpc.quizzes.attempt.queryKey({ input: { attemptId: attempt.id } });
  const put = (next: Attempt) => queries.setQueryData(key, next);
  const accept = (next: Attempt) => {
    acted.current = true;
    put(next);
  };
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
        latencyMs: Math.round(performance.now() - shownAt.current),
      }),
    onSuccess: (verdict) => {
      if (!verdict) return;
      acted.current = true;
      patch({ verdict });
      announce(verdict.correct ? t('attempt.right') : t('attempt.wrong'), 'assertive');
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
    onSuccess: ({ attempt: next }) => next && accept(next),
    onError: (error) => toast(error),
  });

  const settled = !isOpen(question);
  const onward = () => {
    const later = questions.findIndex((q, i) => i > index && isOpen(q));
    const next = later >= 0 ? later : questions.findIndex((q) => isOpen(q) && q.id !== question.id);
    if (next >= 0) setIndex(next);
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
      {made && done === 0 ? <MadeLine made={made} /> : null}
      <QuestionDots questions={questions} index={index} onGo={setIndex} />
      <QuestionCard
        ref={card}
        question={question}
        n={index + 1}
        total={questions.length}
        choice={choice}
        onChoose={setChoice}
        onSubmit={submit}
        onShowPage={() => onShowPage(question.verdict?.source ?? null)}
        onUndoReport={() => undoReport.mutate()}
      />
      <p className="text-sm text-ink-muted">
        {t('attempt.madeBy')} · {t('attempt.leaveNote')}
      </p>
      <div className="sticky bottom-0 z-10 -mx-2 mt-auto flex flex-wrap items-center gap-2 border-t border-line bg-canvas px-2 py-2.5">
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
        {settled ? (
          <Button
            ref={nextButton}
            className="ms-auto"
            variant="primary"
            size="lg"
            busy={finish.isPending}
            onClick={onward}
          >
            {done < questions.length ? t('attempt.next') : t('attempt.finish')}
          </Button>
        ) : (
          <div className="ms-auto flex flex-wrap items-center gap-2">
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
          </div>
        )}
      </div>
      {reporting ? (
        <ReportDialog
          questionId={question.id}
          attemptId={attempt.id}
          onClose={() => setReporting(false)}
          onDone={accept}
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
