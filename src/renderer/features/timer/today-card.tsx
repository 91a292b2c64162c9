// The timer on Today: what it asks comes first, below it the clock or the way to start one.
import { Timer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FaultView } from '../../lib/fault-view.tsx';
import { Card } from '../../ui/layout.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { LiveControls } from './live-controls.tsx';
import { NotificationOffer } from './notification-offer.tsx';
import { asksSomething, TimerQuestion } from './questions.tsx';
import { StartForm } from './start-form.tsx';
import { useTimer, useTimerActs } from './use-timer.ts';

export function TodayCard() {
  const { t } = useTranslation('timer');
  const timer = useTimer();
  const acts = useTimerActs();
  return (
    <Card className="flex flex-col gap-3">
      <h2 className="flex items-center gap-2 text-base font-semibold text-ink">
        <Timer size={17} aria-hidden className="text-accent-ink" />
        {t('title')}
      </h2>
      {timer.isError ? (
        <FaultView compact error={timer.error} onAction={() => void timer.refetch()} />
      ) : timer.data === undefined ? (
        <Skeleton lines={3} />
      ) : (
        <>
          {asksSomething(timer.data) ? (
            <div className="border-b border-line pb-3">
              <TimerQuestion state={timer.data} acts={acts} />
            </div>
          ) : null}
          {timer.data.live ? (
            <>
              <LiveControls state={timer.data} live={timer.data.live} acts={acts} />
              <NotificationOffer />
            </>
          ) : (
            <StartForm key={timer.data.presets.focus} state={timer.data} acts={acts} />
          )}
        </>
      )}
    </Card>
  );
}
