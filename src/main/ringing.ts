// Says by a notification that a countdown has ended, where the student wants it and does not look at the window anyway.
// The system decides when to show it: what comes while "do not disturb" is on waits in its list.
import type { Notification, NotificationConstructorOptions } from 'electron';
import type { Fact } from '#contract/system.ts';
import { isBreak, type Study } from './study.ts';
import type { Words } from './words/words.ts';

type Rang = Extract<Fact, { type: 'timer.rang' }>;

export interface RingingParts {
  Notification: {
    new (options: NotificationConstructorOptions): Notification;
    isSupported(): boolean;
  };
  study: Pick<Study, 'view' | 'onFact' | 'act'>;
  /** The window is in front, and says it itself. */
  isWatched(): boolean;
  show(): void;
  words(): Words;
}

interface Choice {
  label: string;
  run(): void;
}

export function ringAtTheEnd({ Notification, study, isWatched, show, words }: RingingParts): void {
  // A notification that nobody holds is collected, and its buttons do nothing any more.
  let last: Notification | null = null;

  study.onFact((fact) => {
    if (fact.type === 'study.reminder') say(reminder(fact.streak, words().rang), []);
    if (fact.type !== 'timer.rang' || study.view()?.settings.notifyAtEnd !== true || isWatched()) return;
    say(sentence(fact, words().rang), fact.what === 'ended' ? choices(fact) : []);
  });

  function say(text: { title: string; body: string }, actions: Choice[]): void {
    if (!Notification.isSupported()) return;
    last?.close();
    const notification = new Notification({
      ...text,
      actions: actions.map(({ label }) => ({ type: 'button', text: label })),
    });
    notification.on('click', show);
    notification.on('action', ({ actionIndex }) => actions[actionIndex]?.run());
    notification.show();
    last = notification;
  }

  function choices({ kind }: Rang): Choice[] {
    const { rang } = words();
    const finished = study.view()?.timer.finished;
    const target = finished?.target ?? {};
    const ids = 'name' in target ? (({ name: _name, ...rest }) => rest)(target) : {};
    if (isBreak(kind))
      return [{ label: rang.next, run: () => start({ kind: 'focus', minutes: null, target: ids }) }];
    return [
      {
        label: rang.break,
        run: () => start({ kind: finished?.nextBreak ?? 'break', minutes: null, target: {} }),
      },
      { label: rang.goOn, run: () => start({ kind: 'count_up', minutes: null, target: ids }) },
    ];
  }

  function start(input: Parameters<Parameters<Parameters<Study['act']>[1]>[0]['start']>[0]): void {
    study.act('start', (timer) => timer.start(input));
  }
}

function sentence({ what, kind, minutes, xp }: Rang, rang: Words['rang']): { title: string; body: string } {
  if (what === 'warning') return { title: rang.warning, body: '' };
  if (what === 'away') return { title: rang.away(minutes), body: rang.awayText };
  if (isBreak(kind)) return { title: rang.breakOver, body: '' };
  return { title: rang.done(minutes), body: xp > 0 ? rang.xp(xp) : '' };
}

function reminder(streak: number, rang: Words['rang']): { title: string; body: string } {
  return { title: rang.reminder(streak), body: rang.reminderText };
}
