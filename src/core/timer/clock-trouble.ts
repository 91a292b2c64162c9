// A wall clock that was set while a timer is under way. Lengths do not care; labels are in doubt from then on. Ahead, it
// may also have been a sleep that the host tells of only when it is over, so that is waited for.
import type { Desk, Desks, TimerDeps } from './desk.ts';
import type { Live } from './live.ts';
import { markSuspect, tolerableMs } from './segments.ts';
import type { Steering } from './steering.ts';

/** Hosts tell of a sleep at most 5 seconds after it. */
const explainedWithinMs = 10_000;

export function createClockTrouble(desks: Desks, { database: { db }, clock }: TimerDeps, steering: Steering) {
  return { look };

  /** `before`: the look before this one. */
  function look(desk: Desk, live: Live, before: number): void {
    if (live.asleep) return;
    const ahead = desks.lead() - live.lead;
    if (Math.abs(ahead) <= tolerableMs) {
      live.leap = null;
      return;
    }
    if (ahead > 0) {
      live.leap ??= { before, noticed: clock.monotonic() };
      if (clock.monotonic() - live.leap.noticed < explainedWithinMs) return;
    }
    steering.save(live);
    db.transaction((tx) => markSuspect(tx, live.sessionId, live.open?.segmentIds ?? []));
    live.clockSuspect = true;
    live.lead = desks.lead();
    live.leap = null;
    desks.tell(desk.userId, { type: 'timer.changed' });
  }
}
