// The last two weeks, one mark a day. The mark's shape says what the day was; its words are its label and its tooltip.
import { clsx } from 'clsx';
import { Check, Circle, Dot, type LucideIcon, Minus, Pause, Plane, Snowflake } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DayState, TodayStatus } from '#contract/progress.ts';
import { noonOf } from '../../lib/days.ts';
import { useFormat } from '../../lib/format.ts';

const looks: Record<DayState, { icon: LucideIcon; className: string }> = {
  credited: { icon: Check, className: 'bg-accent text-on-accent' },
  open: { icon: Circle, className: 'border border-dashed border-accent text-accent-ink' },
  frozen: { icon: Snowflake, className: 'bg-info-soft text-info-ink' },
  bridged: { icon: Plane, className: 'bg-info-soft text-info-ink' },
  paused: { icon: Pause, className: 'bg-warning-soft text-warning-ink' },
  missed: { icon: Minus, className: 'border border-line-strong text-ink-muted' },
  before: { icon: Dot, className: 'text-ink-faint' },
};

export function DayStrip({ strip }: Pick<TodayStatus, 'strip'>) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const letter = new Intl.DateTimeFormat(format.locale, { weekday: 'narrow' });
  const full = new Intl.DateTimeFormat(format.locale, { weekday: 'long', day: 'numeric', month: 'long' });
  return (
    <ul aria-label={t('strip.label')} className="grid grid-cols-7 gap-x-1 gap-y-2 sm:grid-cols-14">
      {strip.map(({ day, state, activeSeconds }, index) => {
        const isToday = index === strip.length - 1;
        const words = {
          day: isToday ? t('strip.today') : full.format(noonOf(day)),
          state: t(`strip.state.${state}`),
        };
        const said =
          activeSeconds >= 60
            ? t('strip.dayMinutes', { ...words, minutes: format.duration(activeSeconds * 1000) })
            : t('strip.day', words);
        return (
          <li key={day} title={said} className="flex flex-col items-center gap-1">
            <span className="sr-only">{said}</span>
            <DayMark state={state} ringed={isToday} />
            <span
              aria-hidden
              className={clsx('text-xs', isToday ? 'font-semibold text-ink' : 'text-ink-muted')}
            >
              {letter.format(noonOf(day))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

export function DayMark({ state, ringed = false }: { state: DayState; ringed?: boolean }) {
  const { icon: Icon, className } = looks[state];
  return (
    <span
      aria-hidden
      className={clsx(
        'inline-flex size-6 shrink-0 items-center justify-center rounded-full',
        className,
        ringed && state !== 'open' && 'outline-2 outline-offset-1 outline-line-strong',
      )}
    >
      <Icon
        size={state === 'open' ? 6 : 14}
        strokeWidth={2.5}
        className={state === 'open' ? 'fill-current' : ''}
      />
    </span>
  );
}
