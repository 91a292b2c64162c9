// The look at every timer once a second, and before every act: whoever asks sees the timer as it is now. An end is found
// by its deadline, so a late look costs nothing but the lateness of the news.
import { toFault } from '../faults.ts';
import { readSettings } from '../settings/read.ts';
import type { Away } from './away.ts';
import { createClockTrouble } from './clock-trouble.ts';
import type { Desk, Desks, TimerDeps } from './desk.ts';
import { activeMs, isFocus, type Live, limitMs } from './live.ts';
import type { Steering } from './steering.ts';

const lookEveryMs = 1_000;
const saveEveryMs = 15_000;
/** Without a look for longer than this, the computer slept or the program stood still, and nobody knows what went on. */
const gapMs = 30_000;
const warnAtMs = 60_000;

export type Ticking = ReturnType<typeof createTicking>;

export function createTicking(desks: Desks, deps: TimerDeps, steering: Steering, away: Away) {
  const { database, clock, log } = deps;
  const clockTrouble = createClockTrouble(desks, deps, steering);
  let stopTicking: (() => void) | null = null;

  return { look, wake, stop };

  function look(desk: Desk): void {
    if (desk.live) closeGap(desk, desk.live);
    if (desk.live) {
      const before = desk.live.seenAt;
      // From here on a failing disk is no gap: the timer was looked at.
      desk.live.seenAt = clock.monotonic();
      clockTrouble.look(desk, desk.live, before);
    }
    away.look(desk);
    if (desk.live?.open) reachLimit(desk, desk.live);
    const { live } = desk;
    if (!live?.open) return;
    warn(live);
    if (clock.monotonic() - live.savedAt >= saveEveryMs) steering.save(live);
  }

  /** Call after anything that may have begun something to look at. */
  function wake(): void {
    if (stopTicking === null && desks.all().some(isBusy)) stopTicking = clock.every(lookEveryMs, tick);
  }

  function stop(): void {
    stopTicking?.();
    stopTicking = null;
  }

  function tick(): void {
    for (const desk of desks.all()) {
      try {
        look(desk);
      } catch (error) {
        // A full disk, say. What was not written is still in memory, and the next look tries again.
        toFault(error, log, 'timer.tick');
      }
    }
    if (!desks.all().some(isBusy)) stop();
  }

  function closeGap(desk: Desk, live: Live): void {
    if (live.asleep || clock.monotonic() - live.seenAt <= gapMs) return;
    if (desk.absence && desk.absence.until === null) desk.absence.until = live.seenAt;
    if (live.open && isFocus(live.kind)) steering.pause(desk, live, live.seenAt, 'gap');
  }

  function reachLimit(desk: Desk, live: Live): void {
    const now = clock.monotonic();
    if (activeMs(live, now) >= limitMs(live)) steering.end(desk, live, now, 'itself');
  }

  function warn(live: Live): void {
    if (live.kind !== 'focus' || live.warned || live.plannedMs === null || live.plannedMs <= warnAtMs) return;
    if (live.plannedMs - activeMs(live, clock.monotonic()) > warnAtMs) return;
    live.warned = true;
    if (!readSettings(database.db, live.userId).warnBeforeEnd) return;
    desks.tell(live.userId, { type: 'timer.rang', what: 'warning', kind: live.kind, minutes: 1, xp: 0 });
  }
}

const isBusy = ({ live, absence, question }: Desk) => live !== null || absence !== null || question !== null;
