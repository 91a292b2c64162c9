// A question with its answers; once answered, what was right and why, with the words of the source.
import { clsx } from 'clsx';
import { CircleCheck, CircleX, Lightbulb } from 'lucide-react';
import { type RefObject, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttemptQuestion, Verdict } from '#contract/quizzes.ts';
import { shortcutCaps } from '../../lib/keyboard.ts';
import { RichText } from '../../lib/math/rich-text.tsx';
import { act } from '../../lib/slots.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Card } from '../../ui/layout.tsx';

export interface QuestionCardProps {
  ref: RefObject<HTMLDivElement | null>;
  question: AttemptQuestion;
  n: number;
  total: number;
  /** Chosen option id, or typed text. */
  choice: string;
  onChoose: (choice: string) => void;
  onSubmit: () => void;
  /** Where there are verdicts and reports. */
  onShowPage?: () => void;
  onUndoReport?: () => void;
}

export function QuestionCard({
  ref,
  question,
  n,
  total,
  choice,
  onChoose,
  onSubmit,
  onShowPage,
  onUndoReport,
}: QuestionCardProps) {
  const { t } = useTranslation('quizzes');
  const stemId = useId();
  const { verdict } = question;
  return (
    // The wide margin keeps what stands above the question in view when it is scrolled to.
    <Card ref={ref} className="flex scroll-mt-64 flex-col gap-3 p-4">
      <p className="flex flex-wrap justify-between gap-x-4 text-sm text-ink-muted">
        <span>{t('attempt.progress', { n, total })}</span>
        {question.byModel ? (
          <span>
            {t(question.byModel.confirmed ? 'attempt.byModelConfirmed' : 'attempt.byModel', {
              model: question.byModel.model,
            })}
          </span>
        ) : null}
      </p>
      <div id={stemId} data-question tabIndex={-1} className="font-serif text-lg text-ink outline-none">
        <RichText text={question.stem} />
      </div>
      {question.voided ? (
        <div className="flex flex-wrap items-center gap-3 rounded-md bg-warning-soft px-3 py-2 text-warning-ink">
          <p className="flex-1">{t('attempt.voided')}</p>
          <Button size="sm" onClick={onUndoReport}>
            {t('attempt.undoReport')}
          </Button>
        </div>
      ) : null}
      {question.type === 'short' ? (
        verdict ? null : (
          <Field label={t('attempt.typed')} hint={t('attempt.typedHint')}>
            <Input
              key={question.id}
              value={choice}
              autoComplete="off"
              maxLength={200}
              onChange={(event) => onChoose(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                event.preventDefault();
                onSubmit();
              }}
            />
          </Field>
        )
      ) : (
        <Options question={question} labelledBy={stemId} choice={choice} onChoose={onChoose} />
      )}
      {verdict ? (
        <VerdictPanel question={question} verdict={verdict} onShowPage={onShowPage ?? noPage} />
      ) : null}
    </Card>
  );
}

const noPage = () => {};

function Options({
  question,
  labelledBy,
  choice,
  onChoose,
}: {
  question: AttemptQuestion;
  labelledBy: string;
  choice: string;
  onChoose: (id: string) => void;
}) {
  const { t } = useTranslation('quizzes');
  const { verdict } = question;
  return (
    <div role="radiogroup" aria-labelledby={labelledBy} className="flex flex-col gap-2">
      {question.options.map((option, i) => {
        const right = verdict?.right.includes(option.id) ?? false;
        const given = verdict ? verdict.given.includes(option.id) : choice === option.id;
        const reason = verdict ? ownReason(verdict, option.id) : '';
        return (
          <label
            key={option.id}
            className={clsx(
              'relative flex items-start gap-3 rounded-md border px-3 py-2.5 text-md transition-colors',
              'has-focus-visible:outline-2 has-focus-visible:outline-focus',
              verdict ? 'cursor-default' : 'cursor-pointer',
              !verdict && !given && 'hover:border-line-strong',
              right
                ? 'border-success-ink bg-success-soft'
                : verdict && given
                  ? 'border-danger bg-danger-soft'
                  : given
                    ? 'border-accent bg-accent-soft'
                    : 'border-line bg-raised',
            )}
          >
            <input
              type="radio"
              name={question.id}
              value={option.id}
              checked={given}
              disabled={verdict !== null}
              onChange={() => onChoose(option.id)}
              className="sr-only"
            />
            <span
              aria-hidden
              className="mt-0.5 inline-flex size-5 shrink-0 items-center justify-center text-sm"
            >
              {right ? (
                <CircleCheck size={18} className="text-success-ink" />
              ) : verdict && given ? (
                <CircleX size={18} className="text-danger-ink" />
              ) : (
                <span className="text-ink-muted">{i + 1}</span>
              )}
            </span>
            <span className="min-w-0 flex-1">
              <RichText inline text={optionText(question, option.text, t)} />
              {verdict && (right || given) ? (
                <span className="block text-xs font-medium text-ink-muted">
                  {[right ? t('attempt.correctOption') : null, given ? t('attempt.yours') : null]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              ) : null}
              {reason ? (
                <RichText inline text={reason} className="mt-1 block text-sm text-ink-muted" />
              ) : null}
            </span>
          </label>
        );
      })}
    </div>
  );
}

/** True and false are the interface's words, whatever language the material is in. */
export function optionText(
  question: Pick<AttemptQuestion, 'type'>,
  text: string,
  t: (key: 'attempt.true' | 'attempt.false') => string,
) {
  if (question.type !== 'true_false') return text;
  return /^t/i.test(text) ? t('attempt.true') : t('attempt.false');
}

function plain(text: string): string {
  return text
    .replace(/\(page \d+\)/g, '')
    .replace(/[.\s]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Why this option is right or wrong, unless the quote below says just that. */
function ownReason({ reasons, source }: Verdict, optionId: string): string {
  const reason = reasons[optionId] ?? '';
  return source && plain(source.quote).includes(plain(reason)) ? '' : reason;
}

/** What an explanation adds to the quote and to the reason beside the right answer; nothing is said twice. */
function unsaid({ explanation, source, reasons, right }: Verdict): string {
  const said = plain([source?.quote ?? '', ...right.map((id) => reasons[id] ?? '')].join(' '));
  const parts = explanation.match(/.+?(?:\(page \d+\)|$)/gs) ?? [];
  return parts.every((part) => said.includes(plain(part))) ? '' : explanation;
}

function VerdictPanel({
  question,
  verdict,
  onShowPage,
}: {
  question: AttemptQuestion;
  verdict: Verdict;
  onShowPage: () => void;
}) {
  const { t } = useTranslation('quizzes');
  const answer = verdict.right[0] ?? '';
  const added = unsaid(verdict);
  const headline = verdict.dontKnow
    ? t('attempt.unknown')
    : verdict.correct
      ? verdict.almost
        ? t('attempt.almost', { answer })
        : t('attempt.right')
      : t('attempt.wrong');
  const Icon = verdict.dontKnow ? Lightbulb : verdict.correct ? CircleCheck : CircleX;
  return (
    <section
      data-testid="verdict"
      className={clsx(
        // Clear of the bar at the lower edge when it is scrolled to.
        'flex scroll-mb-20 flex-col gap-2.5 rounded-md border p-3',
        verdict.correct
          ? 'border-success-ink/40 bg-success-soft'
          : verdict.dontKnow
            ? 'border-info-ink/40 bg-info-soft'
            : 'border-danger/40 bg-danger-soft',
      )}
    >
      <p className="flex items-center gap-2 text-md font-semibold text-ink">
        <Icon size={20} aria-hidden />
        {headline}
      </p>
      {question.type === 'short' && !(verdict.correct && !verdict.almost) ? (
        <p className="text-base text-ink">{t('attempt.answerIs', { answer })}</p>
      ) : null}
      {added ? (
        <div className="text-base text-ink">
          <RichText text={added} />
        </div>
      ) : null}
      {verdict.source ? (
        <figure className="flex flex-col gap-2">
          <blockquote className="border-s-2 border-line-strong ps-3 font-serif text-base text-ink">
            <RichText text={verdict.source.quote} />
          </blockquote>
          <figcaption className="flex flex-wrap items-center gap-2">
            <span className="text-sm text-ink-muted">
              {t('attempt.source', { title: verdict.source.materialTitle, page: verdict.source.page })}
            </span>
            <Button size="sm" onClick={onShowPage} title={shortcutCaps('quiz.showPage').join(' ')}>
              {t('attempt.showPage')}
            </Button>
            <Button
              size="sm"
              onClick={() =>
                act('askAbout', {
                  scope: { materialId: verdict.source!.materialId },
                  text: question.stem,
                })
              }
            >
              {t('attempt.ask')}
            </Button>
          </figcaption>
        </figure>
      ) : (
        <p className="text-sm text-ink-muted">{t('attempt.noSource')}</p>
      )}
    </section>
  );
}
