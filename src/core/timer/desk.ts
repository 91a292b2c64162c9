// What the timer holds in memory of each profile, and what its parts are given.
import type { Fact } from '#contract/system.ts';
import type { TimerKind } from '#contract/timer.ts';
import type { Deps } from '../deps.ts';
import type { Live } from './live.ts';

export type TimerDeps = Pick<Deps, 'database' | 'clock' | 'events' | 'power' | 'log'>;

/** A stretch of a session without a key or a movement. */
interface Stretch {
  sessionId: string;
  kind: TimerKind;
  /** Wall clock at its start, and the zone then. */
  startedAt: number;
  timeZone: string;
  /** The focus was paused as of its start: the record is without it. */
  held: boolean;
}

/** The student has been away for long enough to be asked, and is not back. */
export interface Absence extends Stretch {
  /** Monotonic. */
  from: number;
  /** Monotonic; when the focus ended or was paused meanwhile. */
  until: number | null;
}

/** The student is back and is asked what to do with it. */
export interface Question extends Stretch {
  ms: number;
  /** Monotonic. */
  askedAt: number;
}

export interface Desk {
  userId: string;
  live: Live | null;
  absence: Absence | null;
  question: Question | null;
  /** The session the card is about, and the study day it was finished on. */
  finished: { sessionId: string; day: string } | null;
  /** Monotonic; null until a window has reported activity. */
  activeAt: number | null;
}

export type Desks = ReturnType<typeof createDesks>;

export function createDesks({ events, clock }: Pick<TimerDeps, 'events' | 'clock'>) {
  const desks = new Map<string, Desk>();
  return {
    of(userId: string): Desk {
      const found = desks.get(userId);
      if (found) return found;
      const desk: Desk = {
        userId,
        live: null,
        absence: null,
        question: null,
        finished: null,
        activeAt: null,
      };
      desks.set(userId, desk);
      return desk;
    },
    all: () => [...desks.values()],
    forget: (userId: string) => void desks.delete(userId),
    /** Call after the commit. */
    tell(userId: string, ...facts: Fact[]) {
      for (const fact of facts) events.publish(userId, fact);
    },
    /** Wall minus monotonic. */
    lead: () => clock.now() - clock.monotonic(),
  };
}
