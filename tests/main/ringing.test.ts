import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Fact } from '#contract/system.ts';
import { ringAtTheEnd } from '#main/ringing.ts';
import { followTimerShortcut, timerKeys } from '#main/timer-shortcut.ts';
import { english } from '#main/words/english.ts';
import { as, recordLog } from './fakes.ts';
import { biology, fakeStudy, viewOf } from './study-kit.ts';

class FakeNotification extends EventEmitter {
  static shown: FakeNotification[] = [];
  static isSupported = () => true;
  options: Electron.NotificationConstructorOptions;
  closed = false;
  constructor(options: Electron.NotificationConstructorOptions) {
    super();
    this.options = options;
  }
  show = () => void FakeNotification.shown.push(this);
  close(): void {
    this.closed = true;
  }
}
beforeEach(() => {
  FakeNotification.shown = [];
});

const rang = (change: Partial<Extract<Fact, { type: 'timer.rang' }>> = {}) => ({
  type: 'timer.rang' as const,
  what: 'ended' as const,
  kind: 'focus' as const,
  minutes: 25,
  xp: 25,
  ...change,
});

function ring({ watched = false, notifyAtEnd = true, fact = rang() as Fact } = {}) {
  const study = fakeStudy();
  study.set(
    viewOf(
      {
        finished: {
          sessionId: 'one',
          kind: 'focus',
          target: biology,
          startedAt: 0,
          durationSeconds: 1500,
          complete: true,
          xp: 25,
          quizAnswers: 0,
          questionsAsked: 0,
          clockSuspect: false,
          nextBreak: 'long_break',
        },
      },
      { notifyAtEnd },
    ),
  );
  const show = vi.fn();
  ringAtTheEnd({
    Notification: as(FakeNotification),
    study,
    isWatched: () => watched,
    show,
    words: () => english,
  });
  study.tell(fact);
  return { study, show, shown: FakeNotification.shown };
}

describe('the end of a countdown', () => {
  it('is said once, with what it earned', () => {
    const { shown } = ring();
    expect(shown.map(({ options }) => [options.title, options.body])).toEqual([['25 min done', '+25 XP']]);
  });

  it('offers the break that is due, and to keep going on the same thing', () => {
    const { shown, study } = ring();
    expect(shown[0]?.options.actions?.map(({ text }) => text)).toEqual(['Break', 'Keep going']);
    shown[0]?.emit('action', { actionIndex: 0 });
    shown[0]?.emit('action', { actionIndex: 1 });
    expect(study.started).toMatchObject([
      { kind: 'long_break' },
      { kind: 'count_up', target: { subjectId: 's' } },
    ]);
  });

  it('brings the window forward only when it is clicked', () => {
    const { shown, show } = ring();
    expect(show).not.toHaveBeenCalled();
    shown[0]?.emit('click');
    expect(show).toHaveBeenCalledOnce();
  });

  it.each([
    ['is looked at', { watched: true }],
    ['wants none', { notifyAtEnd: false }],
  ])('is left to the window that %s', (_name, change) => {
    expect(ring(change).shown).toEqual([]);
  });

  it('of a break starts the next focus', () => {
    const { shown, study } = ring({ fact: rang({ kind: 'break', minutes: 5, xp: 0 }) });
    expect(shown[0]?.options.title).toBe('The break is over');
    shown[0]?.emit('action', { actionIndex: 0 });
    expect(study.started).toMatchObject([{ kind: 'focus', target: { subjectId: 's' } }]);
  });

  it('takes the place of the notification before it', () => {
    const { study, shown } = ring({ fact: rang({ what: 'warning' }) });
    study.tell(rang());
    expect(shown.map(({ closed }) => closed)).toEqual([true, false]);
  });
});

describe('the reminder', () => {
  it('is a notification of its own, whatever was chosen for the timer', () => {
    const { shown } = ring({ notifyAtEnd: false, fact: { type: 'study.reminder', streak: 6 } });
    expect(shown[0]?.options.title).toBe('Your 6 days are waiting');
  });
});

describe('the keys that work everywhere', () => {
  function follow(granted = true) {
    const study = fakeStudy();
    const log = recordLog();
    const keys = { register: vi.fn(() => granted), unregister: vi.fn() };
    const shortcut = followTimerShortcut(keys, study, log);
    return { study, log, keys, shortcut };
  }

  it('are taken only when the student asks for them, and given back', () => {
    const { study, keys } = follow();
    study.set(viewOf({}));
    expect(keys.register).not.toHaveBeenCalled();
    study.set(viewOf({}, { globalTimerShortcut: true }));
    study.set(viewOf({}, { globalTimerShortcut: true }));
    expect(keys.register).toHaveBeenCalledExactlyOnceWith(timerKeys, study.toggle);
    study.set(viewOf({}, { globalTimerShortcut: false }));
    expect(keys.unregister).toHaveBeenCalledExactlyOnceWith(timerKeys);
  });

  it('are given back when the profile is left and when the app ends', () => {
    const { study, keys, shortcut } = follow();
    study.set(viewOf({}, { globalTimerShortcut: true }));
    study.set(null);
    study.set(viewOf({}, { globalTimerShortcut: true }));
    shortcut.destroy();
    shortcut.destroy();
    expect(keys.unregister).toHaveBeenCalledTimes(2);
  });

  it('that another program has are written down as refused', () => {
    const { study, log } = follow(false);
    study.set(viewOf({}, { globalTimerShortcut: true }));
    expect(log.events()).toEqual(['shortcut.refused']);
  });
});
