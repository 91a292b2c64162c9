// The usage book on the app's own database: calls are logged as the models slice logs them, and read as the face does.

import { onTestFinished } from 'vitest';
import { openDatabase } from '#core/db/open.ts';
import { type Attempt, createUsage } from '#core/usage/usage.ts';
import { projectDir, startApp } from '../../support/start-app.ts';

const call = {
  feature: 'tutor',
  provider: 'openai',
  model: 'big-1',
  isLocal: false,
  status: 'ok',
  errorCode: null,
  requestId: null,
  promptTokens: 1_000,
  completionTokens: 500,
  estimated: false,
  durationMs: 2_000,
  firstTokenMs: 300,
} satisfies Omit<Attempt, 'userId'>;

/** `ask` logs a call; its id comes back. */
export async function openUsage() {
  const app = await startApp();
  const database = openDatabase({
    dataDir: app.dataDir,
    migrationsDir: `${projectDir}/drizzle`,
    unpacked: (path) => path,
    log: { write: () => {} },
  });
  onTestFinished(() => database.close());
  const events: string[] = [];
  const usage = createUsage({
    database,
    clock: app.clock,
    events: {
      publish: (_userId, { type }) => void events.push(type),
      subscribe: () => {
        throw new Error('Nobody listens here');
      },
    },
  });
  const { id: userId } = (await app.client.people.current())!;
  const ask = (change: Partial<Attempt> = {}) => usage.log({ userId, ...call, ...change });
  return { ...app, usage, userId, ask, events };
}

/** 2 per million in, 10 per million out, from long ago. A usual call then costs 0.007. */
export const usualPrice = {
  provider: 'openai',
  model: 'big-1',
  inputPerMillion: 2,
  outputPerMillion: 10,
  currency: 'EUR',
  validFrom: '2020-01-01',
};
