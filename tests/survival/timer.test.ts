// kill -9 of the core while a timer runs: the next start asks about all but the last 15 seconds.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startApp } from '../support/start-app.ts';

/** At a hundred times the speed, some seconds. */
const killFromMs = 4 * 60_000;

test('a running timer survives a kill but for its last 15 seconds', { timeout: 120_000 }, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lectern-survival-timer-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const child = fork(join(import.meta.dirname, 'timer-process.ts'), [dataDir], {
    execArgv: [],
    silent: true,
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let shown = 0;
  child.on('message', (activeMs: number) => {
    shown = activeMs;
    if (shown >= killFromMs) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');

  const { client } = await startApp({ dataDir });
  const { recovered } = await client.timer.state();
  expect(recovered!.activeMs).toBeGreaterThanOrEqual(shown - 15_000);
  expect(await client.timer.answerRecovered({ choice: 'save' })).toMatchObject({
    finished: { durationSeconds: Math.floor(recovered!.activeMs / 1000) },
  });
});
