// What the timer asks or tells: you were away, a session was cut off, a session has ended. Never in the way: each waits
// at the edge, and the first answers itself after a minute.
import { Coffee, Flame, Play, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Away, Finished, Recovered, TimerState } from '#contract/timer.ts';
import { useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { isBreak, type TimerActs } from './use-timer.ts';

/** The one thing to be said now, or null. */
export function TimerQuestion({ state, acts }: { state: TimerState; acts: TimerActs }) {
  if (state.away) return <AwayQuestion away={state.away} acts={acts} />;
  if (state.recovered) return <RecoveredQuestion recovered={state.recovered} acts={acts} />;
  if (state.finished && !state.live)
    return <FinishedCard finished={state.finished} presets={state.presets} acts={acts} />;
  return null;
}

export function asksSomething(state: TimerState): boolean {
  return state.away !== null || state.recovered !== null || (state.finished !== null && state.live === null);
}

function AwayQuestion({ away, acts }: { away: Away; acts: TimerActs }) {
  const { t } = useTranslation('timer');
  const format = useFormat();
  return (
    <div className="flex flex-col gap-2.5">
      <p className="text-base font-medium text-ink">{t('away.title', { time: format.duration(away.ms) })}</p>
      <p className="text-sm text-ink-muted">{t('away.text')}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" variant="primary" busy={acts.busy} onClick={() => acts.answerAway(false)}>
          {t('away.remove')}
        </Button>
        <Button size="sm" busy={acts.busy} onClick={() => acts.answerAway(true)}>
          {t('away.keep')}
        </Button>
      </div>
    </div>
  );
}

function RecoveredQuestion({ recovered, acts }: { recovered: Recovered; acts: TimerActs }) {
  const { t } = useTranslation('timer');
  const format = useFormat();
  const time = format.duration(recovered.activeMs);
  const { name } = recovered.target;
  return (
    <div className="flex flex-col gap-2.5">
      <p className="text-base font-medium text-ink">
        {name === null ? t('recovered.title', { time }) : t('recovered.titleOf', { name, time })}
      </p>
      <p className="text-sm text-ink-muted">
        {t('recovered.text', { when: format.dateTime(recovered.startedAt) })}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" variant="primary" busy={acts.busy} onClick={() => acts.answerRecovered('save')}>
          {t('recovered.save')}
        </Button>
        <Button size="sm" busy={acts.busy} onClick={() => acts.answerRecovered('continue')}>
          {t('recovered.continue')}
        </Button>
        <Button size="sm" variant="quiet" busy={acts.busy} onClick={() => acts.answerRecovered('discard')}>
          {t('recovered.discard')}
        </Button>
      </div>
    </div>
  );
}

function FinishedCard({
  finished,
  presets,
  acts,
}: {
  finished: Finished;
  presets: TimerState['presets'];
  acts: TimerActs;
}) {
  const { t } = useTranslation('timer');
  const format = useFormat();
  const rests = isBreak(finished.kind);
  const time = format.duration(finished.durationSeconds * 1000);
  const done = [
    finished.quizAnswers > 0 ? t('finished.answers', { count: finished.quizAnswers }) : null,
    finished.questionsAsked > 0 ? t('finished.asked', { count: finished.questionsAsked }) : null,
  ].filter((text) => text !== null);
  return (
    <div className="flex flex-col gap-2.5">
      <div className="flex items-start justify-between gap-2">
        <p className="flex min-w-0 items-center gap-2 text-base font-medium text-ink">
          {rests ? <Coffee size={17} aria-hidden /> : <Flame size={17} aria-hidden />}
          <span>
            {rests
              ? t('finished.over')
              : finished.target.name === null
                ? t('finished.title', { time })
                : t('finished.titleOf', { time, name: finished.target.name })}
          </span>
        </p>
        <IconButton
          size="sm"
          label={t('finished.close')}
          icon={<X size={15} aria-hidden />}
          onClick={acts.dismissFinished}
        />
      </div>
      {rests ? null : (
        <p className="text-sm text-ink-muted tabular-nums">
          {[
            finished.xp > 0 ? t('finished.xp', { xp: format.number(finished.xp) }) : t('finished.short'),
            ...done,
          ].join(' · ')}
        </p>
      )}
      {finished.clockSuspect ? <p className="text-sm text-ink-muted">{t('finished.clockChanged')}</p> : null}
      <div className="flex flex-wrap gap-2">
        {rests ? (
          <Button
            size="sm"
            variant="primary"
            busy={acts.busy}
            icon={<Play size={15} aria-hidden />}
            onClick={() => acts.start({ kind: 'focus', target: finished.target })}
          >
            {t('finished.again')}
          </Button>
        ) : (
          <>
            {finished.nextBreak ? (
              <Button
                size="sm"
                variant="primary"
                busy={acts.busy}
                icon={<Coffee size={15} aria-hidden />}
                onClick={() => acts.start({ kind: finished.nextBreak ?? 'break' })}
              >
                {t(`finished.next.${finished.nextBreak}`, {
                  minutes: format.number(finished.nextBreak === 'break' ? presets.break : presets.longBreak),
                })}
              </Button>
            ) : null}
            <Button
              size="sm"
              busy={acts.busy}
              onClick={() => acts.start({ kind: 'count_up', target: finished.target })}
            >
              {t('finished.goOn')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
