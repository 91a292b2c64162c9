// The day's goal as a ring that closes. Drawn, so it carries its words as a label.
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';
import { minutesOf, shareOf } from './words.ts';

const size = 132;
const stroke = 12;
const radius = (size - stroke) / 2;
const round = 2 * Math.PI * radius;

export function GoalRing({ activeSeconds, goalMinutes }: { activeSeconds: number; goalMinutes: number }) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const done = minutesOf(activeSeconds);
  const share = shareOf(activeSeconds, goalMinutes);
  return (
    <div
      role="img"
      aria-label={t('goal.said', { done: format.number(done), count: goalMinutes })}
      className="relative size-33 shrink-0"
    >
      <svg aria-hidden viewBox={`0 0 ${size} ${size}`} className="size-full -rotate-90 rtl:-scale-y-100">
        <circle
          cx={size / 2}
          cy={size / 2}
          r={radius}
          fill="none"
          strokeWidth={stroke}
          className="stroke-sunken dark:stroke-line"
        />
        {share > 0 ? (
          <circle
            cx={size / 2}
            cy={size / 2}
            r={radius}
            fill="none"
            strokeWidth={stroke}
            strokeLinecap="round"
            strokeDasharray={`${round * share} ${round}`}
            className="stroke-accent transition-[stroke-dasharray] duration-500"
          />
        ) : null}
      </svg>
      <span aria-hidden className="absolute inset-0 flex flex-col items-center justify-center">
        <span className="font-serif text-2xl leading-none font-semibold text-ink tabular-nums">
          {format.number(done)}
        </span>
        <span className="mt-1 text-sm text-ink-muted">
          {t('goal.of', { goal: format.number(goalMinutes) })}
        </span>
      </span>
    </div>
  );
}
