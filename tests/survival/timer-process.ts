// A core in a process of its own with a timer that runs, to be killed. `timer-process.ts DATADIR`: its clocks go a hundred
// times as fast, and the parent is told again and again what the timer shows.
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import type { Contract } from '#contract/index.ts';
import { createApp } from '#core/app.ts';
import { barePorts, forkedEngine } from '../../scripts/bare-ports.ts';

const [dataDir] = process.argv.slice(2) as [string];
const speed = 100;
const started = Date.now();
const monotonic = () => performance.now() * speed;

const app = await createApp({
  ...barePorts({ dataDir, version: 'survival', engine: forkedEngine(), embedder: null }),
  clock: {
    now: () => started + Math.round(monotonic()),
    monotonic,
    timeZone: () => 'UTC',
    every(ms, work) {
      const timer = setInterval(work, ms / speed);
      return () => clearInterval(timer);
    },
  },
});
const client = createRouterClient(app.router, {
  context: { sessionId: 'survival' },
}) as ContractRouterClient<Contract>;
app.start();
await client.people.create({ name: 'Ada' });
await client.timer.start({ kind: 'focus', minutes: 240 });
for (;;) {
  await new Promise((resolve) => setTimeout(resolve, 5));
  const { live } = await client.timer.state();
  process.send?.(live?.activeMs);
}
