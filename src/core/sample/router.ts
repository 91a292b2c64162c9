// Looking around with sample data: a profile made on demand, entered when it is whole, and taken away in one go.
import { createRouterClient } from '@orpc/server';
import { eq } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Drizzle } from '../db/open.ts';
import { materials } from '../db/schema/library.ts';
import { users } from '../db/schema/people.ts';
import type { Deps } from '../deps.ts';
import { createEvents } from '../events.ts';
import { fault } from '../faults.ts';
import { sampleRole, unfinishedSampleRole } from '../people/profiles.ts';
import type { Procedures } from '../procedures.ts';
import { localDay } from '../progress/days.ts';
import { createSessions } from '../session.ts';
import { fortnightDays, liveFortnight, type SampleClient } from './fortnight.ts';
import { createScriptedClock } from './scripted-clock.ts';

/** The application over other clocks, sessions and facts, on the same database. `close` ends what it began. */
export interface OtherTime {
  router: Parameters<typeof createRouterClient>[0];
  close(): void;
}

export interface SampleParts {
  /** Puts the application together once more, for a time of its own. */
  inOtherTime(deps: Deps): OtherTime;
  removeProfile(userId: string, andProfile: () => void): Promise<void>;
}

const dayMs = 24 * 60 * 60_000;
const lookEveryMs = 100;

export function createSampleRouter({ open }: Procedures, deps: Deps, parts: SampleParts) {
  const { database, clock, sessions } = deps;
  const { db } = database;
  const find = () =>
    db.select({ id: users.id }).from(users).where(eq(users.role, sampleRole)).get()?.id ?? null;
  const setRole = (userId: string, role: string) =>
    db.update(users).set({ role, lastActiveAt: clock.now() }).where(eq(users.id, userId)).run();
  const remove = (userId: string) =>
    parts.removeProfile(userId, () => {
      db.delete(users).where(eq(users.id, userId)).run();
      sessions.forget(userId);
    });
  // One at a time: two windows that ask at once would make two.
  let making: Promise<unknown> = Promise.resolve();

  return {
    open: open.sample.open.handler(async function* ({ context: { sessionId }, signal }) {
      const before = making;
      const { promise, resolve } = Promise.withResolvers<void>();
      making = promise;
      try {
        await before;
        const there = find();
        if (there === null) yield* make(sessionId, signal ?? new AbortController().signal);
        else sessions.enter(sessionId, there);
      } finally {
        resolve();
      }
    }),

    status: open.sample.status.handler(({ context: { sessionId } }) => ({
      inside: find() !== null && sessions.get(sessionId) === find(),
    })),

    remove: open.sample.remove.handler(async () => {
      const id = find();
      if (id !== null) await remove(id);
    }),
  };

  async function* make(sessionId: string, signal: AbortSignal) {
    const zone = clock.timeZone();
    const now = clock.now();
    const scripted = createScriptedClock(now - (fortnightDays + 1) * dayMs, zone);
    const own = `sample-${v7()}`;
    const otherSessions = createSessions();
    let userId: string | null = null;
    otherSessions.onEnter((_, id) => {
      userId = id;
      setRole(id, unfinishedSampleRole);
    });
    const other = parts.inOtherTime({
      ...deps,
      clock: scripted,
      events: createEvents(),
      sessions: otherSessions,
      power: { onBattery: () => null, onChange: () => () => {}, idleMs: () => null, onSleep: () => () => {} },
    });
    // Left on purpose: a lone profile would be entered by itself, and filled with a fortnight that is not its own.
    otherSessions.leave(own);
    const client = createRouterClient(other.router, { context: { sessionId: own } }) as SampleClient;
    let isWhole = false;
    try {
      yield { done: 0, total: fortnightDays };
      const today = localDay(now, zone, 0);
      for await (const done of liveFortnight({ client, clock: scripted, today, untilRead, signal })) {
        signal.throwIfAborted();
        yield { done, total: fortnightDays };
      }
      const made = otherSessions.get(own);
      if (!made) throw fault('INTERNAL');
      setRole(made, sampleRole);
      isWhole = true;
      sessions.enter(sessionId, made);
    } finally {
      other.close();
      if (userId !== null && !isWhole) await remove(userId);
    }
  }

  async function untilRead(materialId: string, signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const row = db
        .select({ status: materials.processingStatus })
        .from(materials)
        .where(eq(materials.id, materialId))
        .get();
      if (row?.status === 'ready') return;
      if (!row || ['failed', 'cancelled', 'needs_ocr', 'locked'].includes(row.status))
        throw fault('ENGINE_LOST');
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  }
}

/** Takes away what an end of the program left half made. */
export async function tidySample(
  db: Drizzle,
  removeProfile: (userId: string, andProfile: () => void) => Promise<void>,
): Promise<void> {
  const left = db.select({ id: users.id }).from(users).where(eq(users.role, unfinishedSampleRole)).all();
  for (const { id } of left)
    await removeProfile(id, () => void db.delete(users).where(eq(users.id, id)).run());
}
