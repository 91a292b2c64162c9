// The timer in a menu, the same in the tray and in the application menu, and the line that says how it stands.
import type { MenuItemConstructorOptions } from 'electron';
import type { LiveTimer, NamedTarget } from '#contract/timer.ts';
import { isBreak, type Study, type StudyView } from './study.ts';

export type TimerGlyph = 'idle' | 'focus' | 'break' | 'paused';

/** What the icon should tell. */
export function glyphOf(view: StudyView | null): TimerGlyph {
  const live = view?.timer.live;
  if (!live) return 'idle';
  if (live.state === 'paused') return 'paused';
  return isBreak(live.kind) ? 'break' : 'focus';
}

/** "18:42 Biology", or null when no timer is there. `now`: monotonic. */
export function timerLine(view: StudyView | null, now: number): string | null {
  const live = view?.timer.live;
  if (!view || !live) return null;
  const clock = clockFace(shownMs(live, view.readAt, now));
  return [clock, live.state === 'paused' ? 'paused' : null, nameOf(live)].filter(Boolean).join(' ');
}

/** Milliseconds a clock shows: those left, or those so far where there is no end. */
function shownMs(live: LiveTimer, readAt: number, now: number): number {
  const active = live.activeMs + (live.state === 'running' ? Math.max(0, now - readAt) : 0);
  return live.plannedMs === null ? active : Math.max(0, live.plannedMs - active);
}

/** Whole seconds, rounded up while they run out, so that the last one shown is 0:01. */
function clockFace(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function nameOf(live: LiveTimer): string | null {
  return isBreak(live.kind) ? 'Break' : live.target.name;
}

interface MenuParts {
  show(): void;
  /** Writes an instant as a time of day. */
  time(instant: number): string;
  /** Monotonic. */
  now: number;
  mini: { open: boolean; toggle(): void };
}

/** Labels hold no seconds, since a menu that changes closes on some systems. */
export function studyMenu(
  study: Pick<Study, 'view' | 'act'>,
  { show, time, now, mini }: MenuParts,
): MenuItemConstructorOptions[] {
  const view = study.view();
  if (view === null) return [];
  const { timer, today } = view;
  return [
    ...(timer.live
      ? liveItems(study, timer.live, view.readAt, { time, now })
      : startItems(study, view, show)),
    { type: 'separator' },
    {
      label: `Today ${Math.floor(today.activeSeconds / 60)} of ${today.goalMinutes} min`,
      enabled: false,
    },
    { label: streakLabel(today.streak), enabled: false },
    { type: 'separator' },
    { label: 'Mini Window', type: 'checkbox', checked: mini.open, click: () => mini.toggle() },
  ];
}

function liveItems(
  { act }: Pick<Study, 'act'>,
  live: LiveTimer,
  readAt: number,
  { time, now }: Pick<MenuParts, 'time' | 'now'>,
): MenuItemConstructorOptions[] {
  const what = nameOf(live) ?? 'Studying';
  const minutes = Math.floor(live.activeMs / 60_000);
  if (live.state === 'paused')
    return [
      { label: `${what}: paused after ${minutes} min`, enabled: false },
      { label: 'Resume', click: () => act('resume', (timer) => timer.resume()) },
      { label: 'Finish', click: () => act('finish', (timer) => timer.finish()) },
    ];
  const ends = live.plannedMs === null ? null : Date.now() + shownMs(live, readAt, now);
  const label = ends === null ? `${what}: counting up` : `${what} until ${time(ends)}`;
  if (isBreak(live.kind))
    return [
      { label, enabled: false },
      { label: 'End Break', click: () => act('finish', (timer) => timer.finish()) },
    ];
  return [
    { label, enabled: false },
    { label: 'Pause', click: () => act('pause', (timer) => timer.pause()) },
    { label: 'Finish', click: () => act('finish', (timer) => timer.finish()) },
  ];
}

function startItems(
  { act }: Pick<Study, 'act'>,
  { timer: { presets, recentTargets, recovered } }: StudyView,
  show: () => void,
): MenuItemConstructorOptions[] {
  const [last] = recentTargets;
  const start = (target: Partial<NamedTarget>) => () =>
    act('start', (timer) => timer.start({ kind: 'focus', minutes: null, target: idsOf(target) }));
  return [
    ...(recovered ? [{ label: 'A Session Was Cut Off…', click: show }] : []),
    { label: `Start ${presets.focus} min${last?.name ? ` (${last.name})` : ''}`, click: start(last ?? {}) },
    ...(recentTargets.length > 1
      ? [
          {
            label: 'Start',
            submenu: recentTargets.map((target) => ({
              label: target.name ?? 'Anything',
              click: start(target),
            })),
          },
        ]
      : []),
    {
      label: `Take ${presets.break} min Off`,
      click: () => act('break', (timer) => timer.start({ kind: 'break', minutes: null, target: {} })),
    },
  ];
}

function idsOf({ subjectId = null, topicId = null, materialId = null }: Partial<NamedTarget>) {
  return { subjectId, topicId, materialId };
}

function streakLabel({ current, state }: StudyView['today']['streak']): string {
  if (current === 0) return 'No streak yet';
  return `Streak ${current}${state === 'done' ? '' : ' (today is open)'}`;
}
