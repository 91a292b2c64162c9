// A core with a power monitor moved by hand, its facts written down, and its rows read as they are stored.
import BetterSqlite3 from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { Fact } from '#contract/system.ts';
import {
  createTestClock,
  createTestPower,
  type StartOptions,
  startApp,
  type TestApp,
  type TestClock,
} from '../../support/start-app.ts';

export const second = 1_000;
export const minute = 60_000;
export const hour = 60 * minute;

export interface SegmentRow {
  session_id: string;
  started_at: number;
  ended_at: number;
  active_ms: number;
  local_day: string;
  clock_suspect: number;
}

export async function openTimer(options: StartOptions & { clock?: TestClock } = {}) {
  const clock = options.clock ?? createTestClock();
  const power = createTestPower();
  const app = await startApp({ ...options, clock, ports: { ...options.ports, power } });
  return { ...(await watch(app)), power };
}

/** `facts` fills as they are published; `sql` reads the app's database. */
export async function watch(app: TestApp) {
  const facts: Fact[] = [];
  const listening = new AbortController();
  onTestFinished(() => listening.abort());
  const stream = await app.client.system.events(undefined, { signal: listening.signal });
  void (async () => {
    for await (const fact of stream) facts.push(fact);
  })().catch(() => {});
  const sqlite = new BetterSqlite3(`${app.dataDir}/lectern.sqlite`);
  onTestFinished(() => void sqlite.close());
  const { client, clock } = app;

  return {
    ...app,
    timer: client.timer,
    facts,
    sqlite,
    /** Facts so far, after whatever was published has arrived. */
    async told() {
      await new Promise((resolve) => setImmediate(resolve));
      return facts;
    },
    async rang() {
      await new Promise((resolve) => setImmediate(resolve));
      return facts.filter((fact) => fact.type === 'timer.rang');
    },
    segments: () => sqlite.prepare('SELECT * FROM study_segments ORDER BY started_at').all() as SegmentRow[],
    async live() {
      const { live } = await client.timer.state();
      if (!live) throw new Error('no timer runs');
      return live;
    },
    /** A whole focus, finished; leaves no card. */
    async study(minutes: number) {
      await client.timer.start({ kind: 'count_up' });
      clock.advance(minutes * minute);
      const { finished } = await client.timer.finish();
      return finished!;
    },
  };
}
