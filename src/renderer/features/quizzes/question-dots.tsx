// Where one is in an attempt: a bar, and a button for every question that says how it stands.
import { clsx } from 'clsx';
import { Flag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AttemptQuestion } from '#contract/quizzes.ts';
import { Progress } from '../../ui/progress.tsx';

/** Still wants an answer. */
export function isOpen(question: AttemptQuestion): boolean {
  return question.verdict === null && !question.voided;
}

export function QuestionDots({
  questions,
  index,
  onGo,
}: {
  questions: readonly AttemptQuestion[];
  index: number;
  onGo: (index: number) => void;
}) {
  const { t } = useTranslation('quizzes');
  const done = questions.filter((question) => !isOpen(question)).length;
  const label = t('attempt.answered', { done, total: questions.length });
  return (
    <div className="flex flex-col gap-2">
      <Progress label={label} value={done} max={questions.length} />
      <nav aria-label={label}>
        <ol className="flex flex-wrap gap-1">
          {questions.map((question, i) => (
            <li key={question.id}>
              <Dot question={question} n={i + 1} current={i === index} onGo={() => onGo(i)} />
            </li>
          ))}
        </ol>
      </nav>
    </div>
  );
}

const signs = { right: '✓', wrong: '✗', voided: '–', open: '' };

/** How a question stands, by sign and word, never by colour alone. */
export function stateOf({ voided, verdict }: AttemptQuestion): keyof typeof signs {
  if (voided) return 'voided';
  if (!verdict) return 'open';
  return verdict.correct ? 'right' : 'wrong';
}

function Dot({
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
  const state = stateOf(question);
  const label = t('attempt.goTo', { n, state: t(`attempt.state.${state}`) });
  return (
    <button
      type="button"
      onClick={onGo}
      aria-current={current ? 'step' : undefined}
      aria-label={question.flagged ? `${label}, ${t('attempt.flagged')}` : label}
      className={clsx(
        'inline-flex h-7 min-w-7 items-center justify-center gap-0.5 rounded-sm border px-1 text-xs',
        current ? 'border-accent font-semibold' : 'border-line',
        state === 'right' && 'bg-success-soft text-success-ink',
        state === 'wrong' && 'bg-danger-soft text-danger-ink',
        (state === 'open' || state === 'voided') && 'bg-raised text-ink-muted',
      )}
    >
      {n}
      <span aria-hidden>{signs[state]}</span>
      {question.flagged ? <Flag size={10} aria-hidden /> : null}
    </button>
  );
}
