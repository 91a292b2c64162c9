// The evaluation set as a student's library in a real core outside any host. Search goes by words alone, so that every
// model is given the same passages on every computer, and `now` and chance stand still, so that a run can be replayed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import type { Contract } from '#contract/index.ts';
import { createApp } from '#core/app.ts';
import type { Ports } from '#core/ports.ts';
import { createInProcessEngine } from '../../tests/support/in-process-engine.ts';
import { barePorts, clock } from '../bare-ports.ts';
import { files, textOf } from './evaluation-set.ts';

export type Client = ContractRouterClient<Contract>;

export interface EvalLibrary {
  client: Client;
  dataDir: string;
  /** File name by material. */
  fileOf: Map<string, string>;
  close(): Promise<void>;
}

const final = new Set(['ready', 'needs_ocr', 'failed', 'cancelled', 'locked']);

/** Any moment will do, as long as it is always the same. */
const moment = Date.UTC(2026, 0, 15, 9);

/** Nothing leaves unless a way out is given. */
export async function openLibrary(fetch?: Ports['fetch']): Promise<EvalLibrary> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lectern-eval-'));
  const app = await createApp(
    barePorts({
      dataDir,
      version: 'eval',
      engine: createInProcessEngine(),
      clock: { ...clock, now: () => moment },
      embedder: null,
      randomInt: () => 1,
      secrets: secretsOfThisRun(),
      ...(fetch && { fetch }),
    }),
  );
  const close = async () => {
    await app.close();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    app.start();
    const client = createRouterClient(app.router, { context: { sessionId: 'eval' } }) as Client;
    await client.people.create({ name: 'Evaluation' });
    const fileOf = new Map<string, string>();
    for (const file of files) fileOf.set(await importText(client, file, textOf(file)), file);
    return { client, dataDir, fileOf, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Returns the material once it has been read. */
export async function importText(client: Client, name: string, text: string): Promise<string> {
  const { material } = await client.library.import({ file: new File([text], name) });
  for (;;) {
    const { status } = await client.library.get({ id: material.id });
    if (status === 'ready') return material.id;
    if (final.has(status)) throw new Error(`${name} was not read: ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A key given to an evaluation is kept nowhere. */
function secretsOfThisRun(): Ports['secrets'] {
  const values = new Map<string, string>();
  return {
    place: async () => 'session',
    async get(name) {
      const value = values.get(name);
      return value === undefined ? null : { value, place: 'session' };
    },
    async set(name, value) {
      values.set(name, value);
      return 'session';
    },
    async remove(name) {
      values.delete(name);
    },
  };
}
