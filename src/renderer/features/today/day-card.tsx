// Today in one card: minutes against the goal, the streak in calm words, the last two weeks, and the holiday.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TodayStatus } from '#contract/progress.ts';
import { type Format, useFormat } from '../../lib/format.ts';
import { Flame } from '../../ui/flame.tsx';
import { Card } from '../../ui/layout.tsx';
import { DayStrip } from './day-strip.tsx';
import { GoalRing } from './goal-ring.tsx';
import { Holiday } from './holiday.tsx';
import { StreakRules } from './streak-rules.tsx';
import { coveredDays, isLit, minutesOf, missingOf, stateWords } from './words.ts';

export function DayCard({ today }: { today: TodayStatus }) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const { streak, activeSeconds, goalMinutes } = today;
  const left = goalMinutes - minutesOf(activeSeconds);
  return (
    <Card className="flex flex-col gap-4" data-testid="day-card">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-4">
        <div className="flex w-33 shrink-0 flex-col items-center gap-1.5">
          <GoalRing activeSeconds={activeSeconds} goalMinutes={goalMinutes} />
          <Link
            to="/settings/study"
            className="text-center text-sm text-balance text-ink-muted hover:text-ink hover:underline"
          >
            {left > 0 ? t('goal.left', { count: left }) : t('goal.reached')}
          </Link>
        </div>
        <div className="flex min-w-0 flex-1 basis-44 flex-col gap-2">
          <div className="flex items-center gap-2.5">
            <Flame lit={isLit(streak)} size={38} />
            <p className="min-w-0">
              <span className="block font-serif text-xl leading-tight font-semibold text-ink">
                {t('streak.days', { count: streak.current })}
              </span>
              {streak.longest > streak.current ? (
                <span className="text-sm text-ink-muted">
                  {t('streak.longest', { count: streak.longest })}
                </span>
              ) : null}
            </p>
          </div>
          <StateLines today={today} format={format} />
          <p className="flex flex-wrap items-center gap-x-3 text-sm text-ink-muted">
            <span>{t('streak.freezes', { count: streak.freezes })}</span>
            <StreakRules />
          </p>
        </div>
      </div>
      <DayStrip strip={today.strip} />
      <Holiday day={today.day} pause={today.pause} />
    </Card>
  );
}

function StateLines({ today, format }: { today: TodayStatus; format: Format }) {
  const { t } = useTranslation('today');
  const words = stateWords(today);
  const missing = missingOf(today);
  const covered = coveredDays(today.strip);
  const parts = missing
    ? [
        ...(missing.minutes > 0 ? [t('streak.minutes', { count: missing.minutes })] : []),
        ...(missing.answers > 0 ? [t('streak.answers', { count: missing.answers })] : []),
      ]
    : [];
  const either = new Intl.ListFormat(format.locale, { type: 'disjunction' });
  return (
    <div>
      <p className="font-medium text-ink">
        {words === 'frozen' && covered > 1
          ? t('streak.frozenDays', { count: covered })
          : t(`streak.state.${words}`)}
        {words === 'done' && today.creditedBy ? (
          <span className="font-normal text-ink-muted"> {t(`streak.by.${today.creditedBy}`)}</span>
        ) : null}
      </p>
      {parts.length > 0 && words !== 'paused' ? (
        <p className="text-sm text-ink-muted">{t('streak.missing', { parts: either.format(parts) })}</p>
      ) : null}
    </div>
  );
}
