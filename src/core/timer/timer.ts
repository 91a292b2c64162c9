// The study timer, put together: whoever steers it sees the same one, and every act begins with a look at the clocks.
import { eq } from 'drizzle-orm';
import type { TimerKind, TimerState, TimerTarget } from '#contract/timer.ts';
import { studySessions } from '../db/schema/study.ts';
import { fault, toFault } from '../faults.ts';
import { localDay } from '../progress/days.ts';
import { readSettings } from '../settings/read.ts';
import { answerWithinMs, createAway } from './away.ts';
import { book } from './booking.ts';
import { cardOf } from './card.ts';
import { createDesks, type Desk, type TimerDeps } from './desk.ts';
import { activeMs, isFocus, type Live } from './live.ts';
import { plannedMinutes, presetsOf } from './presets.ts';
import { interrupted, recoveredOf, tidySessions } from './recover.ts';
import { totalOf } from './segments.ts';
import { createSleep } from './sleep.ts';
import { createSteering } from './steering.ts';
import { nameTarget, recentTargets, resolveTarget } from './targets.ts';
import { createTicking } from './ticking.ts';

export type Timer = ReturnType<typeof createTimer>;

type Target = { [K in keyof TimerTarget]?: TimerTarget[K] | undefined };

export function createTimer(deps: TimerDeps) {
  const { database, clock, power, log } = deps;
  const { db } = database;
  const desks = createDesks(deps);
  const steering = createSteering(desks, deps);
  const away = createAway(desks, deps, steering);
  const ticking = createTicking(desks, deps, steering, away);
  const sleep = createSleep(desks, deps, steering);
  let stopListening: (() => void) | null = null;

  return {
    start(): void {
      tidySessions(db, clock);
      stopListening = power.onSleep((event) => {
        for (const desk of desks.all()) {
          ticking.look(desk);
          sleep.told(desk, event);
          ticking.look(desk);
        }
      });
    },

    /** What runs is brought to disk and left there, to be asked about at the next start. */
    close(): void {
      stopListening?.();
      ticking.stop();
      for (const { live } of desks.all()) {
        try {
          if (live) steering.save(live);
        } catch (error) {
          // What was stored some seconds ago has to do: the program ends either way.
          toFault(error, log, 'timer.close');
        }
      }
    },

    /** The profile is gone, and its rows with it. */
    forget: desks.forget,

    state(userId: string): TimerState {
      return stateOf(lookedAt(userId));
    },

    begin(userId: string, kind: TimerKind, minutes: number | null, wish: Target): TimerState {
      return act(userId, (desk) => {
        if (desk.live && isFocus(desk.live.kind)) throw fault('CONFLICT', { reason: 'running' });
        const target = resolveTarget(db, userId, wish);
        away.answer(desk, false);
        desk.absence = null;
        if (desk.live) steering.end(desk, desk.live, clock.monotonic(), 'student');
        for (const row of interrupted(db, userId)) saveRecovered(desk, row.id);
        steering.begin(desk, kind, plannedMinutes(db, userId, kind, minutes), target);
      });
    },

    pause(userId: string): TimerState {
      return act(userId, (desk) => {
        const live = liveOf(desk);
        if (live.pausedBy === null) steering.pause(desk, live, clock.monotonic(), 'student');
      });
    },

    resume(userId: string): TimerState {
      return act(userId, (desk) => {
        const live = liveOf(desk);
        if (live.pausedBy !== null) steering.goOn(desk, live);
      });
    },

    finish(userId: string): TimerState {
      const ran = desks.of(userId).live;
      return act(userId, (desk) => {
        // It rang in the very moment of the click.
        if (ran && !desk.live) return;
        steering.end(desk, liveOf(desk), clock.monotonic(), 'student');
      });
    },

    discard(userId: string): TimerState {
      return act(userId, (desk) => steering.discard(desk, liveOf(desk).sessionId));
    },

    retarget(userId: string, wish: Target): TimerState {
      return act(userId, (desk) => {
        const { sessionId } = liveOf(desk);
        db.transaction((tx) => {
          const target = resolveTarget(tx, userId, wish);
          tx.update(studySessions).set(target).where(eq(studySessions.id, sessionId)).run();
        });
        desks.tell(userId, { type: 'timer.changed' });
      });
    },

    answerAway(userId: string, keep: boolean): TimerState {
      return act(userId, (desk) => {
        if (!desk.question) throw fault('CONFLICT', { reason: 'nothing_to_answer' });
        away.answer(desk, keep);
      });
    },

    answerRecovered(userId: string, choice: 'save' | 'discard' | 'continue'): TimerState {
      return act(userId, (desk) => {
        const [row] = interrupted(db, userId);
        if (!row) throw fault('CONFLICT', { reason: 'nothing_to_answer' });
        if (choice === 'continue') {
          if (desk.live) throw fault('CONFLICT', { reason: 'running' });
          steering.takeUp(desk, row, totalOf(db, row.id).ms);
        } else if (choice === 'discard') steering.discard(desk, row.id);
        else saveRecovered(desk, row.id);
      });
    },

    dismissFinished(userId: string): TimerState {
      const desk = lookedAt(userId);
      if (desk.finished) desks.tell(userId, { type: 'timer.changed' });
      desk.finished = null;
      return stateOf(desk);
    },

    sawActivity(userId: string): void {
      away.saw(desks.of(userId));
      lookedAt(userId);
    },

    /** Brings a running timer to disk, for whoever looks for what lies in the way of an edit. */
    save(userId: string): void {
      const { live } = lookedAt(userId);
      if (live) steering.save(live);
    },
  };

  function lookedAt(userId: string): Desk {
    const desk = desks.of(userId);
    ticking.look(desk);
    return desk;
  }

  /** Whoever steers is there: where windows report activity, this counts as such. */
  function act(userId: string, work: (desk: Desk) => void): TimerState {
    const desk = desks.of(userId);
    if (desk.activeAt !== null) away.saw(desk);
    ticking.look(desk);
    work(desk);
    ticking.look(desk);
    ticking.wake();
    return stateOf(desk);
  }

  function liveOf({ live }: Desk): Live {
    if (!live) throw fault('CONFLICT', { reason: 'not_running' });
    return live;
  }

  function saveRecovered(desk: Desk, sessionId: string): void {
    const { facts } = db.transaction((tx) => book(tx, clock, sessionId));
    desk.finished = { sessionId, day: today(desk.userId) };
    desks.tell(desk.userId, ...facts, { type: 'timer.changed' });
  }

  function today(userId: string): string {
    return localDay(clock.now(), clock.timeZone(), readSettings(db, userId).dayStartHour);
  }

  function stateOf(desk: Desk): TimerState {
    const { userId, live, question, finished } = desk;
    const row = live && db.select().from(studySessions).where(eq(studySessions.id, live.sessionId)).get();
    return {
      live:
        live && row
          ? {
              sessionId: live.sessionId,
              kind: live.kind,
              target: nameTarget(db, row),
              state: live.open ? 'running' : 'paused',
              pausedBy: live.pausedBy,
              startedAt: live.startedAt,
              plannedMs: live.plannedMs,
              activeMs: activeMs(live, clock.monotonic()),
              clockSuspect: live.clockSuspect,
            }
          : null,
      away: question && {
        sessionId: question.sessionId,
        from: question.startedAt,
        ms: question.ms,
        removedAt: Math.round(clock.now() + answerWithinMs - (clock.monotonic() - question.askedAt)),
      },
      recovered: recoveredOf(db, userId),
      finished: finished?.day === today(userId) ? cardOf(db, userId, finished.sessionId) : null,
      presets: presetsOf(db, userId),
      recentTargets: recentTargets(db, userId),
    };
  }
}
