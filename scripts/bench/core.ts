// A real core on a temporary folder, for the bars that need one.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import type { Contract } from '#contract/index.ts';
import { type App, createApp } from '#core/app.ts';
import type { Engine } from '#core/ports.ts';
import { barePorts } from '../bare-ports.ts';

export { clock, root, silent } from '../bare-ports.ts';

export interface BenchCore {
  app: App;
  client: ContractRouterClient<Contract>;
  dataDir: string;
  close(): Promise<void>;
}

/** `withMeaning`: with the model that comes with the app; otherwise search goes by words alone, and nothing is embedded. */
export async function startCore(
  engine: Engine,
  dataDir?: string,
  { withMeaning = false }: { withMeaning?: boolean } = {},
): Promise<BenchCore> {
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'lectern-bench-'));
  const embedder = withMeaning ? {} : { embedder: null };
  const app = await createApp(barePorts({ dataDir: folder, version: 'bench', engine, ...embedder }));
  app.start();
  const client = createRouterClient(app.router, {
    context: { sessionId: 'bench' },
  }) as ContractRouterClient<Contract>;
  if (!(await client.people.current())) await client.people.create({ name: 'Bench' });
  return {
    app,
    client,
    dataDir: folder,
    async close() {
      await app.close();
      if (!dataDir) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Imports a file and waits for its final state; returns the material's id. */
export async function importAndWait(client: BenchCore['client'], file: File): Promise<string> {
  const { material } = await client.library.import({ file });
  const final = new Set(['ready', 'needs_ocr', 'failed', 'cancelled', 'locked']);
  for (;;) {
    const { status } = await client.library.get({ id: material.id });
    if (final.has(status)) {
      if (status !== 'ready') throw new Error(`import ended as ${status}`);
      return material.id;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** An engine nobody may call, for bars that import nothing. */
export const noEngine: Engine = {
  client: new Proxy({} as Engine['client'], {
    get() {
      throw new Error('this bar needs no engine');
    },
  }),
  state: () => 'idle',
  kill() {},
  close: async () => {},
};
