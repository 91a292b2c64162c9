// Where the truth probably lies, drawn on a track from 0 to 100: a wide band says that little is known. The marks are the
// borders of the levels.
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';
import type { Range } from './words.ts';

const borders = [50, 70, 85];

export function Band({ range }: { range: Range | null }) {
  const { t } = useTranslation('mastery');
  const format = useFormat();
  const words = range
    ? t('band', {
        low: format.number(range.low),
        high: format.number(range.high),
        score: format.number(range.score),
      })
    : t('noBand');
  return (
    <div role="img" aria-label={words} className="relative h-4">
      <div className="absolute inset-x-0 top-1 h-2 overflow-hidden rounded-full bg-sunken dark:bg-line">
        {range ? (
          <div
            className="absolute inset-y-0 bg-accent opacity-45"
            style={{ insetInlineStart: `${range.low}%`, width: `${Math.max(1, range.high - range.low)}%` }}
          />
        ) : null}
        {borders.map((at) => (
          <div
            key={at}
            className="absolute inset-y-0 w-px bg-line-strong opacity-60"
            style={{ insetInlineStart: `${at}%` }}
          />
        ))}
      </div>
      {range ? (
        <div
          className="absolute inset-y-0 w-1 -translate-x-1/2 rounded-full bg-accent rtl:translate-x-1/2"
          style={{ insetInlineStart: `${range.score}%` }}
        />
      ) : null}
    </div>
  );
}
