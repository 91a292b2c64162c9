// The clock and its buttons while a timer is there. The time is not read out each second: its label is, on demand.
import { clsx } from 'clsx';
import { Check, Coffee, Pause, Play, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LiveTimer, TimerState } from '#contract/timer.ts';
import { useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { clockFace, shareDone, shownMs, useSince } from './clock.ts';
import { TargetPicker } from './target-picker.tsx';
import { isBreak, type TimerActs } from './use-timer.ts';

export function LiveControls({
  state,
  live,
  acts,
  small = false,
}: {
  state: TimerState;
  live: LiveTimer;
  acts: TimerActs;
  small?: boolean;
}) {
  const { t } = useTranslation('timer');
  const since = useSince(state);
  const rests = isBreak(live.kind);
  const share = shareDone(live, since);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-end justify-between gap-3">
        <div className="shrink-0">
          <p className="flex items-center gap-1.5 text-sm text-ink-muted">
            {rests ? <Coffee size={15} aria-hidden /> : null}
            <span className="truncate">{t(`live.${live.kind}`)}</span>
          </p>
          <p
            role="timer"
            className={clsx(
              'font-serif leading-none font-semibold tabular-nums',
              small ? 'text-xl' : 'text-2xl',
              live.state === 'paused' ? 'text-ink-muted' : 'text-ink',
            )}
          >
            {clockFace(shownMs(live, since), live.plannedMs !== null)}
          </p>
        </div>
        {rests ? null : (
          <TargetPicker
            target={live.target}
            recent={state.recentTargets}
            onChange={acts.retarget}
            size="sm"
          />
        )}
      </div>
      {share === null ? null : <Progress label={t('live.passed')} value={share * 100} max={100} />}
      {live.state === 'paused' ? <PausedBecause live={live} /> : null}
      {live.clockSuspect ? <p className="text-sm text-ink-muted">{t('live.clockChanged')}</p> : null}
      <div className="flex flex-wrap items-center gap-2">
        {live.state === 'paused' ? (
          <Button
            size="sm"
            variant="primary"
            busy={acts.busy}
            icon={<Play size={15} aria-hidden />}
            onClick={acts.resume}
          >
            {t('live.resume')}
          </Button>
        ) : rests ? null : (
          <Button size="sm" busy={acts.busy} icon={<Pause size={15} aria-hidden />} onClick={acts.pause}>
            {t('live.pause')}
          </Button>
        )}
        <Button size="sm" busy={acts.busy} icon={<Check size={15} aria-hidden />} onClick={acts.finish}>
          {t(rests ? 'live.endBreak' : 'live.finish')}
        </Button>
        {rests ? null : (
          <IconButton
            size="sm"
            label={t('live.discard')}
            icon={<Trash2 size={15} aria-hidden />}
            onClick={acts.discard}
          />
        )}
      </div>
    </div>
  );
}

function PausedBecause({ live }: { live: LiveTimer }) {
  const { t } = useTranslation('timer');
  const format = useFormat();
  if (live.pausedBy === null || live.pausedBy === 'student') return null;
  return (
    <p className="text-sm text-ink-muted">
      {t(`paused.${live.pausedBy}`, { recorded: format.duration(live.activeMs) })}
    </p>
  );
}
