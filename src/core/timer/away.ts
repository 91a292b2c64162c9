// Time without a key or a movement. It is noticed while a focus runs, asked about when the student is back, and taken
// out unless they say otherwise within a minute. The question outlives the session it is about: a countdown may have
// rung meanwhile, and is then cut and booked again.
import { eq } from 'drizzle-orm';
import { studySessions } from '../db/schema/study.ts';
import { readSettings } from '../settings/read.ts';
import { book } from './booking.ts';
import type { Absence, Desk, Desks, Question, TimerDeps } from './desk.ts';
import { isFocus, limitMs } from './live.ts';
import { cut, daysOf, storeStretch, totalOf } from './segments.ts';
import type { Steering } from './steering.ts';

/** From here on a focus no longer runs, whatever the answer will be. */
const heldFromMs = 10 * 60_000;
export const answerWithinMs = 60_000;
/** Hosts tell idle time in whole seconds: its start may seem to move by that much. */
const jitterMs = 2_000;

export type Away = ReturnType<typeof createAway>;

export function createAway(desks: Desks, { database: { db }, clock, power }: TimerDeps, steering: Steering) {
  return { look, answer, saw };

  /** Once a second, before anything that ends the timer. */
  function look(desk: Desk): void {
    const now = clock.monotonic();
    if (desk.question && now - desk.question.askedAt >= answerWithinMs) answer(desk, false);
    const idleSince = lastActivity(desk);
    const back = idleSince === null || (desk.absence !== null && idleSince > desk.absence.from + jitterMs);
    if (desk.absence && back) ask(desk, desk.absence, idleSince ?? now);
    else if (idleSince !== null) notice(desk, idleSince);
  }

  function notice(desk: Desk, idleSince: number): void {
    const { live } = desk;
    if (!live?.open || !isFocus(live.kind) || (desk.absence && desk.absence.until !== null)) return;
    const from = desk.absence?.from ?? Math.max(idleSince, live.open.from);
    const idleMs = clock.monotonic() - from;
    if (idleMs < 60_000) return;
    const { idleMinutes } = readSettings(db, desk.userId);
    if (idleMinutes === 0 || idleMs < idleMinutes * 60_000) return;
    desk.absence ??= {
      sessionId: live.sessionId,
      kind: live.kind,
      from,
      startedAt: live.open.startedAt + Math.floor(from - live.open.from),
      timeZone: live.open.timeZone,
      until: null,
      held: false,
    };
    if (idleMs < Math.max(heldFromMs, idleMinutes * 60_000)) return;
    desk.absence.held = true;
    steering.pause(desk, live, from, 'idle');
  }

  function ask(desk: Desk, { from, until, ...stretch }: Absence, returnedAt: number): void {
    const ms = Math.floor(Math.min(until ?? Number.POSITIVE_INFINITY, returnedAt) - from);
    desk.absence = null;
    desk.question = { ...stretch, ms: Math.max(0, ms), askedAt: clock.monotonic() };
    const minutes = Math.floor(desk.question.ms / 60_000);
    desks.tell(
      desk.userId,
      { type: 'timer.changed' },
      { type: 'timer.rang', what: 'away', kind: stretch.kind, minutes, xp: 0 },
    );
  }

  /** Needs a question. A focus that waited for the answer goes on. */
  function answer(desk: Desk, keep: boolean): void {
    const { question, live } = desk;
    if (!question) return;
    if (question.held === keep) {
      if (live?.sessionId === question.sessionId) changeLive(desk, question);
      else changeFinished(desk, question);
    }
    desk.question = null;
    if (live?.sessionId === question.sessionId && live.pausedBy === 'idle') steering.goOn(desk, live);
    else desks.tell(desk.userId, { type: 'timer.changed' });
  }

  /** Puts a held stretch in, or takes one out that ran on. */
  function changeLive(desk: Desk, { held, startedAt, timeZone, ms }: Question): void {
    const { live } = desk;
    if (!live) return;
    const { open } = live;
    const at = clock.monotonic();
    const { recordedMs, clockSuspect } = db.transaction((tx) => {
      const stored = steering.store(tx, live, at);
      const { sessionId, userId } = live;
      let suspect = stored.clockSuspect;
      if (held) {
        const room = limitMs(live) - stored.activeMs;
        const stretch = { userId, sessionId, startedAt, timeZone, activeMs: Math.min(ms, room) };
        suspect = storeStretch(tx, { ...stretch, clockSuspect: suspect }).clockSuspect;
      } else cut(tx, sessionId, startedAt, ms);
      const total = totalOf(tx, sessionId).ms;
      tx.update(studySessions)
        .set({ durationSeconds: Math.floor(total / 1000), clockSuspect: suspect })
        .where(eq(studySessions.id, sessionId))
        .run();
      return { recordedMs: total, clockSuspect: suspect };
    });
    live.recordedMs = recordedMs;
    live.clockSuspect = clockSuspect;
    // What ran on is closed and followed by a stretch labelled as going on from there.
    if (open) live.open = steering.openAt(open.startedAt + Math.floor(at - open.from));
  }

  function changeFinished(desk: Desk, { sessionId, held, startedAt, timeZone, ms }: Question): void {
    const facts = db.transaction((tx) => {
      const row = tx.select().from(studySessions).where(eq(studySessions.id, sessionId)).get();
      // Discarded meanwhile.
      if (row?.state !== 'finished') return [];
      const days = daysOf(tx, sessionId);
      if (held) {
        const plannedMs = row.plannedSeconds === null ? null : row.plannedSeconds * 1000;
        const activeMs = Math.min(ms, limitMs({ plannedMs }) - totalOf(tx, sessionId).ms);
        const { userId, clockSuspect } = row;
        storeStretch(tx, { userId, sessionId, startedAt, timeZone, activeMs, clockSuspect });
      } else cut(tx, sessionId, startedAt, ms);
      return book(tx, clock, sessionId, days).facts;
    });
    desks.tell(desk.userId, ...facts);
  }

  /** A window reports, or the student steers: whoever does either is there. */
  function saw(desk: Desk): void {
    desk.activeAt = clock.monotonic();
  }

  /** Monotonic; null when nobody can tell. */
  function lastActivity(desk: Desk): number | null {
    const idleMs = power.idleMs();
    return idleMs === null ? desk.activeAt : clock.monotonic() - idleMs;
  }
}
