// What other features offer as "study this": a focus begins, or the one that runs becomes about it.
import { useTranslation } from 'react-i18next';
import type { TimerState } from '#contract/timer.ts';
import { useAct } from '../../lib/slots.ts';
import { announce } from '../../ui/announcer.tsx';
import { notify } from '../../ui/toast.tsx';
import { isBreak, type TimerActs } from './use-timer.ts';

export function useStudyAct(state: TimerState | undefined, acts: TimerActs): void {
  const { t } = useTranslation('timer');
  const { t: ui } = useTranslation('ui');
  useAct('study', ({ target }) => {
    if (acts.busy) return;
    const live = state?.live;
    if (!live || isBreak(live.kind)) {
      acts.start({ kind: 'focus', target }, (next) =>
        announce(t('about.started', { name: next.live?.target.name ?? t('target.none') })),
      );
      return;
    }
    const before = live.target;
    acts.retarget(target, (next) =>
      notify.undoable(
        t('about.changed', { name: next.live?.target.name ?? t('target.none') }),
        ui('undo'),
        () => acts.retarget(before),
      ),
    );
  });
}
