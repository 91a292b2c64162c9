// A core in a process of its own, with its engine in another, to be killed. `core-process.ts DATADIR FILE` imports the
// file unless it is there already, tells its parent of every fact, and "done" when reading has ended.
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import type { Contract } from '#contract/index.ts';
import { createApp } from '#core/app.ts';
import { barePorts, forkedEngine } from '../../scripts/bare-ports.ts';

const [dataDir, path] = process.argv.slice(2) as [string, string];

const app = await createApp(
  barePorts({ dataDir, version: 'survival', engine: forkedEngine(), embedder: null }),
);
const client = createRouterClient(app.router, {
  context: { sessionId: 'survival' },
}) as ContractRouterClient<Contract>;
if (!(await client.people.current())) await client.people.create({ name: 'Ada' });
const facts = await client.system.events();
app.start();
process.send?.('started');

let [material] = await client.library.list();
if (!material) {
  const file = new File([await openAsBlob(path)], basename(path));
  ({ material } = await client.library.import({ file }));
}
const { id } = material;
for (;;) {
  const { status } = await client.library.get({ id });
  if (!['queued', 'extracting', 'indexing'].includes(status)) {
    process.send?.(`done ${status}`);
    break;
  }
  await facts.next();
  process.send?.('fact');
}
await app.close();
process.exit(0);
