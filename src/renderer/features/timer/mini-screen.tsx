// Nothing but the clock, for a small window.
import { useTranslation } from 'react-i18next';
import { FaultView } from '../../lib/fault-view.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { LiveControls } from './live-controls.tsx';
import { asksSomething, TimerQuestion } from './questions.tsx';
import { StartForm } from './start-form.tsx';
import { useTimer, useTimerActs } from './use-timer.ts';

export function Component() {
  const { t } = useTranslation('timer');
  const timer = useTimer();
  const acts = useTimerActs();
  return (
    <main className="h-full overflow-y-auto bg-surface p-3">
      <title>{t('mini.title')}</title>
      <h1 className="sr-only">{t('title')}</h1>
      {timer.isError ? (
        <FaultView compact error={timer.error} onAction={() => void timer.refetch()} />
      ) : timer.data === undefined ? (
        <Skeleton lines={2} />
      ) : asksSomething(timer.data) ? (
        <TimerQuestion state={timer.data} acts={acts} />
      ) : timer.data.live ? (
        <LiveControls state={timer.data} live={timer.data.live} acts={acts} small />
      ) : (
        <StartForm key={timer.data.presets.focus} state={timer.data} acts={acts} />
      )}
    </main>
  );
}
