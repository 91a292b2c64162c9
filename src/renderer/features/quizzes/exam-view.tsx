// A quiz against the clock: no verdicts, answers that can be changed, and an overview before it is handed in. Every answer is
// stored as it is given; when time is up the core hands in what is there, and this screen only follows.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Flag } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attempt, AttemptQuestion } from '#contract/quizzes.ts';
import { client, orpc } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { faultOf } from '../../lib/faults.ts';
import { useShortcut } from '../../lib/keyboard.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { PageHeader } from '../../ui/layout.tsx';
import { ExamClock } from './exam-clock.tsx';
import { ExamOverview } from './exam-overview.tsx';
import { QuestionCard } from './question-card.tsx';
import { focusQuestion, optionIndex } from './question-keys.ts';

export function ExamView({ attempt }: { attempt: Attempt }) {
  const { t } = useTranslation('quizzes');
  const queries = useQueryClient();
  const toast = useFaultToast();
  const { questions } = attempt;
  const [index, setIndex] = useState(() =>
    Math.max(
      0,
      questions.findIndex(({ given }) => given === null),
    ),
  );
  const [drafts, setDrafts] = useState<Record<string, string>>({});
  const [looking, setLooking] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const question = questions[Math.min(index, questions.length - 1)]!;
  const shownAt = useRef(0);
  const card = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another question comes to the front.
  useEffect(() => {
    shownAt.current = performance.now();
    if (!looking) focusQuestion(card.current);
  }, [question.id, looking]);

  const key = orpc.quizzes.attempt.queryKey({ input: { attemptId: attempt.id } });
  const patch = (questionId: string, change: Partial<AttemptQuestion>) =>
    queries.setQueryData(key, (now: Attempt | undefined) =>
      now
        ? { ...now, questions: now.questions.map((q) => (q.id === questionId ? { ...q, ...change } : q)) }
        : now,
    );
  const again = () => void queries.invalidateQueries({ queryKey: key });
  // Too late: it was handed in meanwhile, and that is what there is to see.
  const failed = (error: unknown) => (faultOf(error).code === 'CONFLICT' ? again() : toast(error));
  const answer = useMutation({
    mutationFn: ({ questionId, given }: { questionId: string; given: string }) => {
      const latencyMs = Math.round(performance.now() - shownAt.current);
      shownAt.current = performance.now();
      return client.quizzes.answer({ attemptId: attempt.id, questionId, given: [given], latencyMs });
    },
    onMutate: ({ questionId, given }) => patch(questionId, { given: [given] }),
    onError: failed,
  });
  const flag = useMutation({
    mutationFn: (flagged: boolean) =>
      client.quizzes.flag({ attemptId: attempt.id, questionId: question.id, flagged }),
    onMutate: (flagged) => patch(question.id, { flagged }),
    onError: failed,
  });
  const finish = useMutation({
    mutationFn: async () => {
      await keep();
      return client.quizzes.finish({ attemptId: attempt.id });
    },
    onSuccess: (next) => queries.setQueryData(key, next),
    onError: failed,
  });

  const choice = drafts[question.id] ?? question.given?.[0] ?? '';
  const choose = (value: string) => {
    setDrafts((before) => ({ ...before, [question.id]: value }));
    if (question.type !== 'short') answer.mutate({ questionId: question.id, given: value });
  };
  /** What was typed is stored when its question is left. */
  const keep = async () => {
    const typed = drafts[question.id]?.trim();
    if (question.type !== 'short' || !typed || typed === question.given?.[0]) return;
    await answer.mutateAsync({ questionId: question.id, given: typed }).catch(() => undefined);
  };
  const go = (next: number) => {
    void keep();
    setLooking(false);
    setIndex(next);
  };
  const look = () => {
    void keep();
    setLooking(true);
  };
  const onward = () => (index + 1 < questions.length ? go(index + 1) : look());
  const open = questions.filter(({ given, id }) => given === null && !drafts[id]?.trim()).length;

  const asking = !looking && !confirming;
  useShortcut('quiz.submit', onward, asking);
  useShortcut('quiz.skip', onward, asking);
  useShortcut('quiz.flag', () => flag.mutate(!question.flagged), asking);
  useShortcut(
    'quiz.choose',
    (event) => {
      const option = question.options[optionIndex(event.key)];
      if (option) choose(option.id);
    },
    asking && question.options.length > 0,
  );

  return (
    <>
      <PageHeader
        title={attempt.title}
        description={t('exam.rules')}
        actions={
          <Button onClick={look} disabled={looking}>
            {t('exam.overview')}
          </Button>
        }
      />
      {looking ? (
        <ExamOverview questions={questions} onGo={go} />
      ) : (
        <QuestionCard
          ref={card}
          question={question}
          n={index + 1}
          total={questions.length}
          choice={choice}
          onChoose={choose}
          onSubmit={onward}
        />
      )}
      <div className="sticky bottom-0 z-10 -mx-2 mt-auto flex flex-wrap items-center gap-2 border-t border-line bg-canvas px-2 py-2.5">
        {attempt.deadline === null ? null : <ExamClock deadline={attempt.deadline} onEnd={again} />}
        {looking ? (
          <>
            <Button onClick={() => go(index)}>{t('exam.back')}</Button>
            <Button
              className="ms-auto"
              variant="primary"
              size="lg"
              busy={finish.isPending}
              onClick={() => setConfirming(true)}
            >
              {t('exam.handIn')}
            </Button>
          </>
        ) : (
          <>
            <Button
              variant="quiet"
              aria-pressed={question.flagged}
              icon={<Flag size={16} aria-hidden />}
              onClick={() => flag.mutate(!question.flagged)}
            >
              {question.flagged ? t('attempt.unflag') : t('attempt.flag')}
            </Button>
            <div className="ms-auto flex flex-wrap gap-2">
              <Button disabled={index === 0} onClick={() => go(index - 1)}>
                {t('exam.previous')}
              </Button>
              <Button variant="primary" size="lg" onClick={onward}>
                {index + 1 < questions.length ? t('attempt.next') : t('exam.overview')}
              </Button>
            </div>
          </>
        )}
      </div>
      <ConfirmDialog
        open={confirming}
        onOpenChange={setConfirming}
        title={t('exam.handInTitle')}
        description={open > 0 ? t('attempt.unanswered', { count: open }) : t('exam.allAnswered')}
        confirmLabel={t('exam.handIn')}
        onConfirm={() => {
          setConfirming(false);
          finish.mutate();
        }}
      />
    </>
  );
}
