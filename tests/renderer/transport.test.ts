// The link to the core: it waits for a connection, opens the next when one is lost, and never lets a call hang.
import type { ClientLink } from '@orpc/client';
import { describe, expect, it, vi } from 'vitest';
import {
  type CallOptions,
  type Connection,
  createTransport,
  NoAnswerError,
} from '#renderer/lib/transport.ts';

/** A host whose connections open and break on command. */
function fakeHost() {
  const openings: { resolve: (connection: Connection) => void; reject: (error: Error) => void }[] = [];
  const call = vi.fn<ClientLink<CallOptions>['call']>();
  const pauses: number[] = [];
  const releases: (() => void)[] = [];
  let watched: { mock: { calls: unknown[] } } = vi.fn();
  const transport = createTransport({
    open: () => new Promise((resolve, reject) => openings.push({ resolve, reject })),
    pause: (ms) => {
      pauses.push(ms);
      return new Promise((resolve) => releases.push(resolve));
    },
  });
  transport.subscribe(() => {});
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  return {
    transport,
    call,
    pauses,
    /** How many wait for the end of the connection, not counting an await. */
    watchers: () => watched.mock.calls.length,
    settle,
    async accept() {
      let breakIt = () => {};
      const closed = new Promise<void>((resolve) => {
        breakIt = resolve;
      });
      watched = vi.spyOn(closed, 'then');
      openings.shift()!.resolve({ link: { call }, closed });
      await settle();
      return async () => {
        breakIt();
        await settle();
      };
    },
    async refuse() {
      openings.shift()!.reject(new Error('refused'));
      await settle();
    },
    async endPause() {
      releases.shift()!();
      await settle();
    },
    waiting: () => openings.length,
  };
}

const options = (extra: { signal?: AbortSignal; timeoutMs?: number } = {}) => ({
  context: extra.timeoutMs === undefined ? {} : { timeoutMs: extra.timeoutMs },
  ...(extra.signal ? { signal: extra.signal } : {}),
});

describe('the connection', () => {
  it('goes from connecting to open, to lost, to open again', async () => {
    const host = fakeHost();
    const states: string[] = [host.transport.state()];
    host.transport.subscribe(() => states.push(host.transport.state()));
    const lose = await host.accept();
    await lose();
    await host.endPause();
    await host.accept();
    expect(states).toEqual(['connecting', 'open', 'lost', 'open']);
  });

  it('waits longer after each refusal, up to eight seconds, and starts over after a success', async () => {
    const host = fakeHost();
    for (let attempt = 0; attempt < 7; attempt += 1) {
      await host.refuse();
      await host.endPause();
    }
    expect(host.pauses).toEqual([250, 500, 1000, 2000, 4000, 8000, 8000]);
    const lose = await host.accept();
    await lose();
    expect(host.pauses.at(-1)).toBe(250);
  });
});

describe('a call', () => {
  it('waits for the connection instead of failing', async () => {
    const host = fakeHost();
    host.call.mockResolvedValue('answer');
    const answer = host.transport.link.call(['a'], undefined, options());
    await host.accept();
    expect(await answer).toBe('answer');
  });

  it('ends the pause between two attempts', async () => {
    const host = fakeHost();
    await host.refuse();
    expect(host.waiting()).toBe(0);
    host.call.mockResolvedValue('answer');
    const answer = host.transport.link.call(['a'], undefined, options());
    await host.settle();
    expect(host.waiting()).toBe(1);
    await host.accept();
    expect(await answer).toBe('answer');
  });

  it('fails as NoAnswerError when the connection is lost under it', async () => {
    const host = fakeHost();
    host.call.mockReturnValue(new Promise(() => {}));
    const lose = await host.accept();
    const answer = host.transport.link.call(['a'], undefined, options());
    await host.settle();
    await lose();
    await expect(answer).rejects.toBeInstanceOf(NoAnswerError);
  });

  it('leaves nothing behind at the connection once it is answered', async () => {
    const host = fakeHost();
    host.call.mockResolvedValue('a megabyte of a book');
    await host.accept();
    for (let n = 0; n < 50; n += 1) await host.transport.link.call(['a'], undefined, options());
    expect(host.watchers()).toBe(0);
  });

  it('fails as NoAnswerError when the time is up, and tells the core to stop', async () => {
    vi.useFakeTimers();
    try {
      const host = fakeHost();
      let given: AbortSignal | undefined;
      host.call.mockImplementation((_path, _input, { signal }) => {
        given = signal;
        return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
      });
      await host.accept();
      const answer = host.transport.link.call(['a'], undefined, options({ timeoutMs: 1000 }));
      const failed = expect(answer).rejects.toBeInstanceOf(NoAnswerError);
      await vi.advanceTimersByTimeAsync(1000);
      await failed;
      expect(given?.aborted).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it('leaves a stream running after its first answer', async () => {
    vi.useFakeTimers();
    try {
      const host = fakeHost();
      let given: AbortSignal | undefined;
      host.call.mockImplementation(async (_path, _input, { signal }) => {
        given = signal;
        return 'stream';
      });
      await host.accept();
      expect(await host.transport.link.call(['a'], undefined, options({ timeoutMs: 1000 }))).toBe('stream');
      await vi.advanceTimersByTimeAsync(60_000);
      expect(given?.aborted).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });

  it('gives back the reason of the caller who stopped it', async () => {
    const host = fakeHost();
    const stop = new AbortController();
    const answer = host.transport.link.call(['a'], undefined, options({ signal: stop.signal }));
    stop.abort(new Error('changed my mind'));
    await expect(answer).rejects.toThrow('changed my mind');
  });
});
