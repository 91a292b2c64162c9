// What the computer does: sleep and lock stop a focus at that instant, and a break runs on through both. A host may tell
// of a sleep only when it is over; then the clocks have shown where it began.
import type { PowerEvent } from '../ports.ts';
import type { Desk, Desks, TimerDeps } from './desk.ts';
import { isFocus, type Live } from './live.ts';
import type { Steering } from './steering.ts';

export function createSleep(desks: Desks, { clock }: TimerDeps, steering: Steering) {
  return { told };

  /** The desk has just been looked at. */
  function told(desk: Desk, event: PowerEvent): void {
    const { live } = desk;
    if (!live) return;
    if (event === 'suspend') fallAsleep(desk, live);
    else if (event === 'resume') wake(live);
    else if (event === 'lock') stop(desk, live, clock.monotonic(), 'lock');
  }

  function fallAsleep(desk: Desk, live: Live): void {
    stop(desk, live, live.leap?.before ?? clock.monotonic(), 'sleep');
    // A frozen process wakes to a gap before it hears why.
    if (live.pausedBy === 'gap') {
      live.pausedBy = 'sleep';
      desks.tell(desk.userId, { type: 'timer.changed' });
    }
    live.leap = null;
    live.asleep = true;
  }

  function wake(live: Live): void {
    if (!live.asleep) return;
    live.asleep = false;
    // What the wall clock saw pass and the monotonic clock did not; nothing where that one counts sleep as well.
    const slept = Math.max(0, desks.lead() - live.lead);
    if (live.open) live.open.from -= slept;
    live.lead = desks.lead();
    live.seenAt = clock.monotonic();
  }

  function stop(desk: Desk, live: Live, at: number, by: 'sleep' | 'lock'): void {
    if (live.open && isFocus(live.kind)) steering.pause(desk, live, at, by);
    else if (desk.absence && desk.absence.until === null) desk.absence.until = at;
  }
}
