// What tray, menu and notifications know of studying. They are clients of the same contract as the window, in the same
// session, so that starting the timer here and there is one procedure.
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import type { Contract } from '#contract/index.ts';
import type { TodayStatus } from '#contract/progress.ts';
import type { Settings } from '#contract/settings.ts';
import type { Fact } from '#contract/system.ts';
import type { TimerState } from '#contract/timer.ts';
import type { App as Core } from '#core/app.ts';
import type { Clock, Log } from '#core/ports.ts';
import { describe } from './crash.ts';

type Client = ContractRouterClient<Contract>;

/** What a menu shows; null while nobody is in a profile. */
export interface StudyView {
  timer: TimerState;
  today: TodayStatus;
  settings: Settings;
  /** Monotonic instant at which `timer` was true. */
  readAt: number;
}

export interface Study {
  view(): StudyView | null;
  /** Called after the view has changed. */
  onChange(listener: () => void): void;
  /** Called with each fact, once the view has caught up with it. */
  onFact(listener: (fact: Fact) => void): void;
  /** Acts on the timer; a refusal is logged, since a menu has no place for sentences and shows what is true anyway. */
  act(name: string, work: (timer: Client['timer']) => Promise<unknown>): void;
  /** Starts a countdown, or pauses or resumes the one there is. */
  toggle(): void;
  close(): Promise<void>;
}

export interface StudyParts {
  router: Core['router'];
  sessionId: string;
  clock: Pick<Clock, 'monotonic' | 'every'>;
  log: Log;
}

/** Facts after which a menu may say something else. */
const telling: ReadonlySet<Fact['type']> = new Set([
  'timer.changed',
  'timer.rang',
  'study.changed',
  'settings.changed',
  'subjects.changed',
  'materials.changed',
  'lessons.changed',
  'profile.changed',
]);

/** How soon somebody who has just entered a profile is noticed. */
const lookAgainMs = 2_000;

export function createStudy({ router, sessionId, clock, log }: StudyParts): Study {
  const client = createRouterClient(router, { context: { sessionId } }) as Client;
  const closing = new AbortController();
  const { signal } = closing;
  const changeListeners: (() => void)[] = [];
  const factListeners: ((fact: Fact) => void)[] = [];
  let view: StudyView | null = null;

  const show = (next: StudyView | null) => {
    if (next === null && view === null) return;
    view = next;
    for (const listener of changeListeners) listener();
  };
  const refresh = async () => {
    const [timer, today, settings] = await Promise.all([
      client.timer.state(),
      client.progress.today(),
      client.settings.get(),
    ]);
    if (!signal.aborted) show({ timer, today, settings, readAt: clock.monotonic() });
  };
  const listening = listen();

  const act: Study['act'] = (name, work) => {
    work(client.timer).catch((error) =>
      log.write('info', 'study.refused', { act: name, ...describe(error) }),
    );
  };

  return {
    view: () => view,
    onChange: (listener) => void changeListeners.push(listener),
    onFact: (listener) => void factListeners.push(listener),
    act,
    toggle() {
      const live = view?.timer.live;
      if (live?.state === 'running' && !isBreak(live.kind)) act('pause', (timer) => timer.pause());
      else if (live?.state === 'paused') act('resume', (timer) => timer.resume());
      else
        act('start', (timer) =>
          timer.start({ kind: 'focus', minutes: null, target: view?.timer.recentTargets[0] ?? {} }),
        );
    },
    async close() {
      closing.abort();
      await listening;
    },
  };

  /** The stream ends when the profile changes hands, and cannot begin while there is none: then it is asked for again. */
  async function listen(): Promise<void> {
    while (!signal.aborted) {
      try {
        const facts = await client.system.events(undefined, { signal });
        await refresh();
        for await (const fact of facts) {
          if (telling.has(fact.type)) await refresh();
          for (const listener of factListeners) listener(fact);
        }
      } catch {
        // Nobody is here, or the app is closing.
      }
      if (signal.aborted) return;
      show(null);
      await waitAWhile();
    }
  }

  function waitAWhile(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        stop();
        signal.removeEventListener('abort', done);
        resolve();
      };
      const stop = clock.every(lookAgainMs, done);
      signal.addEventListener('abort', done);
    });
  }
}

export function isBreak(kind: NonNullable<TimerState['live']>['kind']): boolean {
  return kind === 'break' || kind === 'long_break';
}
