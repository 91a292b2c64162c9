// The keys that start and pause the timer from anywhere, for those who ask for them. The system may refuse: another
// program has them, or, on many Wayland desktops, nobody gets any.
import type { GlobalShortcut } from 'electron';
import type { Log } from '#core/ports.ts';
import type { Study } from './study.ts';

export const timerKeys = 'CommandOrControl+Shift+T';

export interface TimerShortcut {
  destroy(): void;
}

export function followTimerShortcut(
  globalShortcut: Pick<GlobalShortcut, 'register' | 'unregister'>,
  study: Pick<Study, 'view' | 'onChange' | 'toggle'>,
  log: Log,
): TimerShortcut {
  let held = false;
  const release = () => {
    if (held) globalShortcut.unregister(timerKeys);
    held = false;
  };
  study.onChange(() => {
    const wanted = study.view()?.settings.globalTimerShortcut === true;
    if (!wanted) release();
    if (!wanted || held) return;
    held = globalShortcut.register(timerKeys, study.toggle);
    if (!held) log.write('warn', 'shortcut.refused');
  });
  return { destroy: release };
}
