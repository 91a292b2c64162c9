// A study that tests move by hand, and views of it.
import type { TodayStatus } from '#contract/progress.ts';
import type { Settings } from '#contract/settings.ts';
import type { Fact } from '#contract/system.ts';
import type { LiveTimer, TimerState } from '#contract/timer.ts';
import type { Study, StudyView } from '#main/study.ts';

export const biology = { subjectId: 's', topicId: null, materialId: null, lessonId: null, name: 'Biology' };
export const chemistry = {
  subjectId: 'c',
  topicId: null,
  materialId: null,
  lessonId: null,
  name: 'Chemistry',
};

export const running = (change: Partial<LiveTimer> = {}): LiveTimer => ({
  sessionId: 'one',
  kind: 'focus',
  target: biology,
  state: 'running',
  pausedBy: null,
  startedAt: 0,
  plannedMs: 25 * 60_000,
  activeMs: 0,
  clockSuspect: false,
  ...change,
});

export function viewOf(
  timer: Partial<TimerState>,
  settings: Partial<Settings> = {},
  today: Partial<TodayStatus> = {},
): StudyView {
  return {
    readAt: 0,
    timer: {
      live: null,
      away: null,
      recovered: null,
      finished: null,
      presets: { focus: 25, break: 5, longBreak: 15, longBreakEvery: 4 },
      recentTargets: [],
      ...timer,
    },
    settings: {
      theme: 'system',
      locale: null,
      answerLocale: null,
      reduceMotion: null,
      dailyGoalMinutes: 45,
      dayStartHour: 4,
      singleKeyShortcuts: true,
      focusMinutes: null,
      breakMinutes: null,
      longBreakMinutes: null,
      longBreakEvery: 4,
      idleMinutes: 5,
      notifyAtEnd: true,
      warnBeforeEnd: false,
      reminderTime: null,
      globalTimerShortcut: false,
      ...settings,
    },
    today: {
      day: '2026-03-10',
      activeSeconds: 32 * 60,
      goalMinutes: 45,
      quizAnswers: 0,
      creditedBy: 'study',
      missing: { studySeconds: 0, quizAnswers: 0 },
      streak: { current: 6, longest: 9, state: 'done', freezes: 2, frozen: [] },
      strip: [],
      news: null,
      pause: null,
      ...today,
    },
  };
}

export interface FakeStudy extends Study {
  /** Names of what was asked for. */
  acts: string[];
  /** What start was given. */
  started: unknown[];
  set(view: StudyView | null): void;
  tell(fact: Fact): void;
}

export function fakeStudy(): FakeStudy {
  let view: StudyView | null = null;
  const changes: (() => void)[] = [];
  const facts: ((fact: Fact) => void)[] = [];
  const acts: string[] = [];
  const started: unknown[] = [];
  const record = async (input?: unknown) => void started.push(input);
  const timer = { start: record, pause: record, resume: record, finish: record };
  return {
    acts,
    started,
    view: () => view,
    onChange: (listener) => void changes.push(listener),
    onFact: (listener) => void facts.push(listener),
    act(name, work) {
      acts.push(name);
      void work(timer as unknown as Parameters<typeof work>[0]);
    },
    toggle: () => void acts.push('toggle'),
    close: async () => {},
    set(next) {
      view = next;
      for (const listener of changes) listener();
    },
    tell(fact) {
      for (const listener of facts) listener(fact);
    },
  };
}

export const time = (instant: number) => new Date(instant).toISOString().slice(11, 16);
