// The timer in a menu, the same in the tray and in the application menu, and the line that says how it stands.
import type { MenuItemConstructorOptions } from 'electron';
import type { LiveTimer, NamedTarget } from '#contract/timer.ts';
import { isBreak, type Study, type StudyView } from './study.ts';
import type { Words } from './words/words.ts';

export type TimerGlyph = 'idle' | 'focus' | 'break' | 'paused';

/** What the icon should tell. */
export function glyphOf(view: StudyView | null): TimerGlyph {
  const live = view?.timer.live;
  if (!live) return 'idle';
  if (live.state === 'paused') return 'paused';
  return isBreak(live.kind) ? 'break' : 'focus';
}

/** "18:42 Biology", or null when no timer is there. `now`: monotonic. */
export function timerLine(view: StudyView | null, now: number, { timer: words }: Words): string | null {
  const live = view?.timer.live;
  if (!view || !live) return null;
  const clock = clockFace(shownMs(live, view.readAt, now));
  return [clock, live.state === 'paused' ? words.paused : null, nameOf(live, words)]
    .filter(Boolean)
    .join(' ');
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

function nameOf(live: LiveTimer, words: Words['timer']): string | null {
  return isBreak(live.kind) ? words.break : live.target.name;
}

interface MenuParts {
  show(): void;
  /** Writes an instant as a time of day. */
  time(instant: number): string;
  /** Monotonic. */
  now: number;
  mini: { open: boolean; toggle(): void };
  words: Words;
}

/** Labels hold no seconds, since a menu that changes closes on some systems. */
export function studyMenu(
  study: Pick<Study, 'view' | 'act'>,
  { show, time, now, mini, words: { timer: words } }: MenuParts,
): MenuItemConstructorOptions[] {
  const view = study.view();
  if (view === null) return [];
  const { timer, today } = view;
  return [
    ...(timer.live
      ? liveItems(study, timer.live, view.readAt, { time, now, words })
      : startItems(study, view, show, words)),
    { type: 'separator' },
    {
      label: words.today(Math.floor(today.activeSeconds / 60), today.goalMinutes),
      enabled: false,
    },
    { label: streakLabel(today.streak, words), enabled: false },
    { type: 'separator' },
    { label: words.mini, type: 'checkbox', checked: mini.open, click: () => mini.toggle() },
  ];
}

function liveItems(
  { act }: Pick<Study, 'act'>,
  live: LiveTimer,
  readAt: number,
  { time, now, words }: Pick<MenuParts, 'time' | 'now'> & { words: Words['timer'] },
): MenuItemConstructorOptions[] {
  const what = nameOf(live, words) ?? words.studying;
  const minutes = Math.floor(live.activeMs / 60_000);
  if (live.state === 'paused')
    return [
      { label: words.pausedAfter(what, minutes), enabled: false },
      { label: words.resume, click: () => act('resume', (timer) => timer.resume()) },
      { label: words.finish, click: () => act('finish', (timer) => timer.finish()) },
    ];
  const ends = live.plannedMs === null ? null : Date.now() + shownMs(live, readAt, now);
  const label = ends === null ? words.countingUp(what) : words.until(what, time(ends));
  if (isBreak(live.kind))
    return [
      { label, enabled: false },
      { label: words.endBreak, click: () => act('finish', (timer) => timer.finish()) },
    ];
  return [
    { label, enabled: false },
    { label: words.pause, click: () => act('pause', (timer) => timer.pause()) },
    { label: words.finish, click: () => act('finish', (timer) => timer.finish()) },
  ];
}

function startItems(
  { act }: Pick<Study, 'act'>,
  { timer: { presets, recentTargets, recovered } }: StudyView,
  show: () => void,
  words: Words['timer'],
): MenuItemConstructorOptions[] {
  const [last] = recentTargets;
  const start = (target: Partial<NamedTarget>) => () =>
    act('start', (timer) => timer.start({ kind: 'focus', minutes: null, target: idsOf(target) }));
  return [
    ...(recovered ? [{ label: words.cutOff, click: show }] : []),
    { label: words.start(presets.focus, last?.name ?? null), click: start(last ?? {}) },
    ...(recentTargets.length > 1
      ? [
          {
            label: words.startOther,
            submenu: recentTargets.map((target) => ({
              label: target.name ?? words.anything,
              click: start(target),
            })),
          },
        ]
      : []),
    {
      label: words.takeBreak(presets.break),
      click: () => act('break', (timer) => timer.start({ kind: 'break', minutes: null, target: {} })),
    },
  ];
}

function idsOf({
  subjectId = null,
  topicId = null,
  materialId = null,
  lessonId = null,
}: Partial<NamedTarget>) {
  return { subjectId, topicId, materialId, lessonId };
}

function streakLabel({ current, state }: StudyView['today']['streak'], words: Words['timer']): string {
  return current === 0 ? words.noStreak : words.streak(current, state !== 'done');
}
