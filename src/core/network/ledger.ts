// The ledger: one row for each request that leaves, written before it leaves. Until a request has ended its row says
// "cut", so that a crash leaves behind what then is true.
import { and, desc, eq, lt, max, sum } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { NetworkRequest, NetworkState, Purpose } from '#contract/network.ts';
import { netLog } from '../db/schema/ai.ts';
import type { Deps } from '../deps.ts';
import { createAnnouncer } from './announce.ts';

/** Rows kept of a profile: a year of a busy student's questions. */
const keep = 5_000;
/** A long download tells how far it is, and a crash loses no more than this. */
const saveEveryMs = 1_000;

/** One request's row while the request is under way. Only the first `close` counts. */
export interface Entry {
  sent(bytes: number): void;
  answered(status: number): void;
  received(bytes: number): void;
  close(problem: NetworkRequest['problem']): void;
}

export interface Ledger {
  open(request: { userId: string; purpose: Purpose; host: string; method: string }): Entry;
  totals(userId: string): Omit<NetworkState, 'neverConnect'>;
  /** Newest first, older than `before`. */
  list(userId: string, limit: number, before?: string): NetworkRequest[];
  clear(userId: string): void;
}

export function createLedger({
  database: { db },
  clock,
  events,
}: Pick<Deps, 'database' | 'clock' | 'events'>): Ledger {
  const announce = createAnnouncer((userId) => events.publish(userId, { type: 'network.changed' }));

  function open(request: { userId: string; purpose: Purpose; host: string; method: string }): Entry {
    const { userId } = request;
    const id = v7();
    const began = clock.monotonic();
    const state = {
      status: null as number | null,
      problem: 'cut' as NetworkRequest['problem'],
      bytesSent: 0,
      bytesReceived: 0,
      durationMs: 0,
    };
    let isOpen = true;
    let saved = began;
    db.insert(netLog)
      .values({ id, ...request, ...state, startedAt: clock.now() })
      .run();
    trim(userId);
    const save = () => {
      saved = clock.monotonic();
      state.durationMs = Math.round(saved - began);
      db.update(netLog).set(state).where(eq(netLog.id, id)).run();
      announce(userId);
    };
    return {
      sent(bytes) {
        state.bytesSent = bytes;
      },
      answered(status) {
        state.status = status;
        save();
      },
      received(bytes) {
        state.bytesReceived += bytes;
        if (isOpen && clock.monotonic() - saved >= saveEveryMs) save();
      },
      close(problem) {
        if (!isOpen) return;
        isOpen = false;
        state.problem = problem;
        save();
      },
    };
  }

  function trim(userId: string): void {
    const oldest = db
      .select({ id: netLog.id })
      .from(netLog)
      .where(eq(netLog.userId, userId))
      .orderBy(desc(netLog.id))
      .limit(1)
      .offset(keep - 1)
      .get();
    if (!oldest) return;
    db.delete(netLog)
      .where(and(eq(netLog.userId, userId), lt(netLog.id, oldest.id)))
      .run();
  }

  return {
    open,
    totals(userId) {
      const row = db
        .select({
          requests: db.$count(netLog, eq(netLog.userId, userId)),
          bytesSent: sum(netLog.bytesSent).mapWith(Number),
          bytesReceived: sum(netLog.bytesReceived).mapWith(Number),
          lastAt: max(netLog.startedAt),
        })
        .from(netLog)
        .where(eq(netLog.userId, userId))
        .get();
      return {
        requests: row?.requests ?? 0,
        bytesSent: row?.bytesSent ?? 0,
        bytesReceived: row?.bytesReceived ?? 0,
        lastAt: row?.lastAt ?? null,
      };
    },
    list: (userId, limit, before) =>
      db
        .select()
        .from(netLog)
        .where(and(eq(netLog.userId, userId), before === undefined ? undefined : lt(netLog.id, before)))
        .orderBy(desc(netLog.id))
        .limit(limit)
        .all()
        .map(({ userId: _, ...row }) => row as NetworkRequest),
    clear(userId) {
      db.delete(netLog).where(eq(netLog.userId, userId)).run();
      announce(userId);
    },
  };
}
