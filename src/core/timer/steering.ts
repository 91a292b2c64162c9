// Starting, pausing, going on and ending a timer. Every step is written first and changes memory after the commit, so
// that a failing disk leaves a timer that can be tried again.
import { eq } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Fact } from '#contract/system.ts';
import type { TimerKind, TimerTarget } from '#contract/timer.ts';
import { studySessions } from '../db/schema/study.ts';
import { localDay, utcOffsetMinutes } from '../progress/days.ts';
import type { Tx } from '../progress/ledger.ts';
import { settleDays } from '../progress/settle.ts';
import { readSettings } from '../settings/read.ts';
import { book } from './booking.ts';
import type { Desk, Desks, TimerDeps } from './desk.ts';
import { activeMs, isFocus, type Live, type OpenStretch, type PausedBy } from './live.ts';
import { daysOf, labelFor, storeStretch, tolerableMs } from './segments.ts';

export type Steering = ReturnType<typeof createSteering>;

type Interrupted = typeof studySessions.$inferSelect;

const changed: Fact = { type: 'timer.changed' };

export function createSteering(desks: Desks, { database: { db }, clock }: TimerDeps) {
  return { begin, takeUp, pause, goOn, end, discard, save, store, afresh, openAt };

  function begin(desk: Desk, kind: TimerKind, minutes: number | null, target: TimerTarget): void {
    const timeZone = clock.timeZone();
    const { userId } = desk;
    const sessionId = v7();
    const now = clock.now();
    const startedAt = db.transaction((tx) => {
      const label = labelFor(tx, userId, now);
      tx.insert(studySessions)
        .values({
          ...target,
          id: sessionId,
          userId,
          kind,
          state: 'running',
          plannedSeconds: minutes === null ? null : minutes * 60,
          startedAt: label,
          tz: timeZone,
          utcOffsetMinutes: utcOffsetMinutes(label, timeZone),
          localDay: localDay(label, timeZone, readSettings(tx, userId).dayStartHour),
          createdAt: now,
          updatedAt: now,
        })
        .run();
      return label;
    });
    const plannedMs = minutes === null ? null : minutes * 60_000;
    desk.live = {
      ...afresh({ userId, sessionId, kind, plannedMs, startedAt, recordedMs: 0, clockSuspect: false }),
      open: openAt(startedAt),
    };
    desk.finished = null;
    desks.tell(userId, changed);
  }

  /** Goes on with a session that an end of the program cut off. */
  function takeUp(desk: Desk, row: Interrupted, recordedMs: number): void {
    const { userId, id: sessionId, kind, plannedSeconds, startedAt, clockSuspect } = row;
    const plannedMs = plannedSeconds === null ? null : plannedSeconds * 1000;
    desk.live = afresh({ userId, sessionId, kind, plannedMs, startedAt, recordedMs, clockSuspect });
    desk.finished = null;
    goOn(desk, desk.live);
  }

  function pause(desk: Desk, live: Live, at: number, by: PausedBy): void {
    const stored = db.transaction((tx) => store(tx, live, at, { state: 'paused', pausedBy: by }));
    live.recordedMs = stored.activeMs;
    live.clockSuspect = stored.clockSuspect;
    live.open = null;
    live.pausedBy = by;
    if (desk.absence && desk.absence.until === null && !desk.absence.held) desk.absence.until = at;
    desks.tell(desk.userId, changed);
  }

  function goOn(desk: Desk, live: Live): void {
    const now = clock.now();
    const label = db.transaction((tx) => {
      const startedAt = labelFor(tx, live.userId, now);
      // Earlier than the session itself: the clock was set back while nobody could notice.
      const clockSuspect = live.clockSuspect || startedAt < live.startedAt - tolerableMs;
      tx.update(studySessions)
        .set({ state: 'running', pausedBy: null, clockSuspect, updatedAt: now })
        .where(eq(studySessions.id, live.sessionId))
        .run();
      return { startedAt, clockSuspect };
    });
    live.clockSuspect = label.clockSuspect;
    live.pausedBy = null;
    live.open = openAt(label.startedAt);
    live.savedAt = live.seenAt = clock.monotonic();
    live.lead = desks.lead();
    live.leap = null;
    live.asleep = false;
    desks.tell(desk.userId, changed);
  }

  /** Ends it as of a monotonic instant and books it. By itself: the countdown or the longest length was reached. */
  function end(desk: Desk, live: Live, at: number, by: 'student' | 'itself'): void {
    const { userId, sessionId, kind } = live;
    const { facts, xp, seconds } = db.transaction((tx) => {
      // A jump of the clock that no sleep has explained so far.
      store(tx, live, at, live.leap ? { clockSuspect: true } : {});
      return book(tx, clock, sessionId);
    });
    desk.live = null;
    desk.finished = { sessionId, day: today(userId) };
    if (desk.absence && desk.absence.until === null) desk.absence.until = at;
    desks.tell(userId, ...facts, changed);
    if (by === 'itself')
      desks.tell(userId, { type: 'timer.rang', what: 'ended', kind, minutes: Math.round(seconds / 60), xp });
  }

  function discard(desk: Desk, sessionId: string): void {
    const facts = db.transaction((tx) => {
      const days = daysOf(tx, sessionId);
      tx.delete(studySessions).where(eq(studySessions.id, sessionId)).run();
      return settleDays(tx, clock, desk.userId, days);
    });
    if (desk.live?.sessionId === sessionId) desk.live = null;
    if (desk.absence?.sessionId === sessionId) desk.absence = null;
    if (desk.question?.sessionId === sessionId) desk.question = null;
    desks.tell(desk.userId, ...facts, changed);
  }

  /** Brings what is on disk up to now. */
  function save(live: Live): void {
    const at = clock.monotonic();
    const stored = db.transaction((tx) => store(tx, live, at));
    live.savedAt = at;
    live.clockSuspect = stored.clockSuspect;
    if (live.open) live.open.segmentIds = stored.segmentIds;
  }

  /** Writes the running stretch up to `at`, and the session's row. */
  function store(
    tx: Tx,
    live: Live,
    at: number,
    change: { state?: 'paused'; pausedBy?: PausedBy; clockSuspect?: boolean } = {},
  ): { activeMs: number; segmentIds: string[]; clockSuspect: boolean } {
    const active = activeMs(live, at);
    const suspect = live.clockSuspect || change.clockSuspect === true;
    const { segmentIds, clockSuspect } =
      live.open && isFocus(live.kind)
        ? storeStretch(
            tx,
            { ...live, ...live.open, activeMs: active - live.recordedMs, clockSuspect: suspect },
            live.open.segmentIds,
          )
        : { segmentIds: [], clockSuspect: suspect };
    tx.update(studySessions)
      .set({ ...change, durationSeconds: Math.floor(active / 1000), clockSuspect, updatedAt: clock.now() })
      .where(eq(studySessions.id, live.sessionId))
      .run();
    return { activeMs: active, segmentIds, clockSuspect };
  }

  /** A timer that has not begun to run. */
  function afresh(
    of: Pick<
      Live,
      'userId' | 'sessionId' | 'kind' | 'plannedMs' | 'startedAt' | 'recordedMs' | 'clockSuspect'
    >,
  ): Live {
    const at = clock.monotonic();
    return {
      ...of,
      pausedBy: null,
      open: null,
      warned: false,
      savedAt: at,
      seenAt: at,
      lead: desks.lead(),
      leap: null,
      asleep: false,
    };
  }

  function openAt(startedAt: number): OpenStretch {
    return { from: clock.monotonic(), startedAt, timeZone: clock.timeZone(), segmentIds: [] };
  }

  function today(userId: string): string {
    return localDay(clock.now(), clock.timeZone(), readSettings(db, userId).dayStartHour);
  }
}
