// The timer in the top bar, on every screen: the time at a glance, its controls behind a click.
import { Coffee, Pause, Timer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveTimer, TimerState } from '#contract/timer.ts';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { clockFace, shownMs, useSince } from './clock.ts';
import { LiveControls } from './live-controls.tsx';
import { MiniWindowLink } from './mini-window-link.tsx';
import { NotificationOffer } from './notification-offer.tsx';
import { StartForm } from './start-form.tsx';
import { isBreak, useTimer, useTimerActs } from './use-timer.ts';

export function TimerPill() {
  const { t } = useTranslation('timer');
  const { data } = useTimer();
  const acts = useTimerActs();
  const [open, setOpen] = useState(false);
  if (!data) return null;
  const { live } = data;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      align="end"
      label={t('title')}
      trigger={
        <Button
          variant="quiet"
          data-testid="timer-pill"
          aria-label={live ? undefined : t('pill.idle')}
          icon={<PillIcon live={live} />}
        >
          {live ? (
            <span className="sr-only">
              {t('pill.live', { what: live.target.name ?? t(`live.${live.kind}`) })}
            </span>
          ) : null}
          {live ? <PillClock state={data} live={live} /> : <span>{t('pill.start')}</span>}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        {live ? (
          <>
            <LiveControls state={data} live={live} acts={acts} />
            <NotificationOffer />
          </>
        ) : (
          <StartForm key={data.presets.focus} state={data} acts={acts} />
        )}
        <MiniWindowLink />
      </div>
    </Popover>
  );
}

function PillIcon({ live }: { live: LiveTimer | null }) {
  if (live?.state === 'paused') return <Pause size={16} aria-hidden className="text-ink-muted" />;
  if (live && isBreak(live.kind)) return <Coffee size={16} aria-hidden className="text-info-ink" />;
  return <Timer size={16} aria-hidden className="text-accent-ink" />;
}

function PillClock({ state, live }: { state: TimerState; live: LiveTimer }) {
  const since = useSince(state);
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span className="tabular-nums" data-testid="timer-clock">
        {clockFace(shownMs(live, since), live.plannedMs !== null)}
      </span>
      {live.target.name && !isBreak(live.kind) ? (
        <span className="hidden max-w-32 truncate text-ink-muted lg:inline">{live.target.name}</span>
      ) : null}
    </span>
  );
}
