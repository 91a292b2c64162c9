// `npm run seed`: lives the sample student's fortnight in a data folder, through the application's own procedures, as
// "look around with sample data" does. The folder is LECTERN_DATA_DIR or the usual one, and nobody may have it open.
import { createRouterClient } from '@orpc/server';
import { createApp } from '#core/app.ts';
import { claimDataDir } from '#core/claim.ts';
import type { SampleClient } from '#core/sample/fortnight.ts';
import { createClock } from '#host/clock.ts';
import { openDataDir } from '#web/data-dir.ts';
import { barePorts, forkedEngine } from './bare-ports.ts';

const dataDir = openDataDir();
if (!(await claimDataDir(dataDir))) {
  console.error(
    'Lectern is open on this data folder. End it first, or set LECTERN_DATA_DIR to another folder.',
  );
  process.exit(1);
}
const log = { write() {} };
const app = await createApp({
  ...barePorts({ dataDir, version: 'seed', log, engine: forkedEngine(log) }),
  clock: createClock(),
});
app.start();
const client = createRouterClient(app.router, { context: { sessionId: 'seed' } }) as SampleClient;
for await (const { done, total } of await client.sample.open()) {
  if (process.stdout.isTTY) process.stdout.write(`\r${done} of ${total} days`);
}
const { streak } = await client.progress.today();
const { total } = await client.progress.xp();
console.log(`\rThe sample student is in ${dataDir}: streak ${streak.current}, ${total} XP.`);
await app.close();
process.exit(0);
