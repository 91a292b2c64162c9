// Long work that outlives its screen: one at a time a key, with an end that says how it ended.
import { describe, expect, it } from 'vitest';
import { createRuns, type Run } from '#renderer/lib/runs.ts';

/** A stream that reports 1 and 2 and then waits for `end`, or for its signal. */
function stream(signal: AbortSignal, end: Promise<void>): AsyncIterable<number> {
  return (async function* () {
    yield 1;
    yield 2;
    const stopped = new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason)),
    );
    await Promise.race([end, stopped]);
  })();
}

function started() {
  const { promise: end, resolve: finish, reject: fail } = Promise.withResolvers<void>();
  const { promise: settled, resolve: onSettled } = Promise.withResolvers<Run<number>>();
  let opened = 0;
  const runs = createRuns<number>((_key, run) => onSettled(run));
  const { promise: second, resolve: sawSecond } = Promise.withResolvers<void>();
  runs.subscribe(() => {
    if (runs.read().get('a')?.latest === 2) sawSecond();
  });
  const start = () =>
    runs.start('a', async (signal) => {
      opened += 1;
      return stream(signal, end);
    });
  start();
  return { runs, start, finish, fail, settled, second, opened: () => opened };
}

describe('a run', () => {
  it('shows the last thing reported and ends done', async () => {
    const { runs, finish, settled, second } = started();
    await second;
    expect(runs.read().get('a')).toEqual({ state: 'running', latest: 2, error: null });
    finish();
    expect(await settled).toEqual({ state: 'done', latest: 2, error: null });
  });

  it('ends stopped when it is stopped, and keeps how far it came', async () => {
    const { runs, settled, second } = started();
    await second;
    runs.stop('a');
    expect(await settled).toEqual({ state: 'stopped', latest: 2, error: null });
  });

  it('ends failed with what was thrown', async () => {
    const { fail, settled, second } = started();
    await second;
    const error = new Error('no space');
    fail(error);
    expect(await settled).toEqual({ state: 'failed', latest: 2, error });
  });

  it('is not begun twice at once, and is not forgotten while it runs', async () => {
    const { runs, start, finish, settled, second, opened } = started();
    start();
    runs.forget('a');
    await second;
    expect(opened()).toBe(1);
    finish();
    await settled;
    runs.forget('a');
    expect(runs.read().size).toBe(0);
  });
});
