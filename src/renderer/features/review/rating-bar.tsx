// How it went, in four buttons; each says when the card would come back.
import { clsx } from 'clsx';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rating, Turn } from '#contract/review.ts';
import { useFormat } from '../../lib/format.ts';
import { buttonClass } from '../../ui/button.tsx';
import { spanWords } from './spans.ts';
import { ratings } from './tally.ts';

export interface RatingBarProps {
  outcomes: Turn['outcomes'];
  busy: boolean;
  /** The text that "Good" is read out with. */
  describedBy: string;
  good: RefObject<HTMLButtonElement | null>;
  onRate: (rating: Rating) => void;
}

export function RatingBar({ outcomes, busy, describedBy, good, onRate }: RatingBarProps) {
  const { t } = useTranslation('review');
  const format = useFormat();
  return (
    <fieldset className="grid grid-cols-4 gap-2">
      <legend className="sr-only">{t('rating.legend')}</legend>
      {ratings.map((rating, index) => {
        const ms = outcomes?.[rating];
        return (
          <button
            key={rating}
            ref={rating === 'good' ? good : null}
            type="button"
            aria-describedby={rating === 'good' ? describedBy : undefined}
            aria-disabled={busy || undefined}
            className={clsx(
              buttonClass(rating === 'good' ? 'primary' : 'secondary', 'lg'),
              'min-w-0 flex-col gap-0! px-1! leading-tight',
            )}
            // A key held down must not answer card after card.
            onKeyDown={(event) => event.repeat && event.preventDefault()}
            onClick={() => onRate(rating)}
          >
            <span className="max-w-full truncate">
              <span aria-hidden className="me-1.5 text-sm opacity-75">
                {format.number(index + 1)}
              </span>
              {t(`rating.${rating}`)}
            </span>
            {ms === undefined ? null : (
              <span className="text-sm font-normal tabular-nums">
                <span aria-hidden>{spanWords(ms, format)}</span>
                <span className="sr-only">{t('rating.after', { span: spanWords(ms, format, 'long') })}</span>
              </span>
            )}
          </button>
        );
      })}
    </fieldset>
  );
}
