// All questions of an exam before it is handed in: which are answered, which are flagged, each a way back to it.
import { clsx } from 'clsx';
import { Flag } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttemptQuestion } from '#contract/quizzes.ts';
import { RichText } from '../../lib/math/rich-text.tsx';
import { Card } from '../../ui/layout.tsx';

export function ExamOverview({
  questions,
  onGo,
}: {
  questions: readonly AttemptQuestion[];
  onGo: (index: number) => void;
}) {
  const { t } = useTranslation('quizzes');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const done = questions.filter(({ given }) => given !== null).length;
  return (
    <Card className="flex flex-col gap-3">
      <h2 ref={heading} tabIndex={-1} className="text-md font-semibold text-ink outline-none">
        {t('attempt.answered', { done, total: questions.length })}
      </h2>
      <ol className="flex flex-col gap-1">
        {questions.map((question, index) => (
          <li key={question.id}>
            <button
              type="button"
              onClick={() => onGo(index)}
              className="flex min-h-10 w-full items-center gap-3 rounded-md px-2 py-1 text-start hover:bg-sunken"
            >
              <span className="w-6 shrink-0 text-end text-sm text-ink-muted tabular-nums">{index + 1}</span>
              <span className="line-clamp-1 min-w-0 flex-1 text-base text-ink">
                <RichText inline text={question.stem} />
              </span>
              {question.flagged ? (
                <Flag size={14} role="img" aria-label={t('attempt.flagged')} className="text-warning-ink" />
              ) : null}
              <span
                className={clsx(
                  'shrink-0 text-sm',
                  question.given === null ? 'font-medium text-ink' : 'text-ink-muted',
                )}
              >
                {t(question.given === null ? 'exam.open' : 'exam.given')}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </Card>
  );
}
