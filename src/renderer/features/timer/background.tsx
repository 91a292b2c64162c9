// What the timer does on every screen: its keys and commands, the card that asks, and what a browser can do in place of
// a tray: the tab's title and picture, notifications, and telling the core that somebody is here.
import { Coffee, History, Pause, Play, Square } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMatch, useNavigate } from 'react-router';
import { useShortcut } from '../../lib/keyboard.ts';
import { progressPaths } from '../../lib/paths.ts';
import { type Command, useCommands } from '../../lib/slots.ts';
import { asksSomething, TimerQuestion } from './questions.tsx';
import { useActivityReports } from './use-activity-reports.ts';
import { useRinging } from './use-ringing.ts';
import { useStudyAct } from './use-study-act.ts';
import { useTabSigns } from './use-tab-signs.ts';
import { isBreak, useTimer, useTimerActs } from './use-timer.ts';

export function Background() {
  const { t } = useTranslation('timer');
  const navigate = useNavigate();
  const { data } = useTimer();
  const acts = useTimerActs();
  const onToday = useMatch('/today') !== null;
  useShortcut('global.timer', () => {
    if (!data) return;
    if (data.live?.state === 'paused') acts.resume();
    else if (data.live && !isBreak(data.live.kind)) acts.pause();
    else acts.start({ kind: 'focus', target: data.recentTargets[0] ?? {} });
  });
  const { start, pause, resume, finish } = acts;
  const live = data?.live ?? null;
  const [state, kind] = [live?.state, live?.kind];
  const target = data?.recentTargets[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the acts are new each time and always do the same.
  const commands = useMemo((): Command[] => {
    const steer: Command = {
      id: 'timer.steer',
      label: t(
        state === 'running' ? 'command.pause' : state === 'paused' ? 'command.resume' : 'command.start',
      ),
      icon: state === 'running' ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />,
      shortcut: 'global.timer',
      run: () =>
        state === 'running'
          ? pause()
          : state === 'paused'
            ? resume()
            : start({ kind: 'focus', target: target ?? {} }),
    };
    const rests = kind !== undefined && isBreak(kind);
    return [
      ...(rests ? [] : [steer]),
      ...(state === undefined
        ? [
            {
              id: 'timer.break',
              label: t('command.break'),
              icon: <Coffee size={16} aria-hidden />,
              run: () => start({ kind: 'break' }),
            },
          ]
        : [
            {
              id: 'timer.finish',
              label: t(rests ? 'live.endBreak' : 'command.finish'),
              icon: <Square size={16} aria-hidden />,
              run: finish,
            },
          ]),
      {
        id: 'timer.sessions',
        label: t('command.sessions'),
        icon: <History size={16} aria-hidden />,
        run: () => void navigate(progressPaths.sessions),
      },
    ];
  }, [t, state, kind, target, navigate]);
  useCommands(commands);
  useStudyAct(data, acts);
  useRinging();
  useTabSigns(data);
  useActivityReports(data);
  if (!data || onToday || !asksSomething(data)) return null;
  return (
    <section
      aria-label={t('title')}
      className="fixed end-4 bottom-4 z-30 w-80 max-w-[calc(100vw-2rem)] rounded-lg border border-line bg-raised p-4 shadow-float animate-enter"
    >
      <TimerQuestion state={data} acts={acts} />
    </section>
  );
}
