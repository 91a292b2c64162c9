// A link to the core that survives its host: it knows how to open a connection, notices when one is lost, opens the
// next with growing pauses, and gives every call a time limit, because a call on a dead port would wait for ever.
import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client';

export type ConnectionState = 'connecting' | 'open' | 'lost';

export interface CallOptions extends ClientContext {
  /** Limit until the first answer; streams may then run as long as they like. */
  timeoutMs?: number;
}

/** One established connection. */
export interface Connection {
  link: ClientLink<CallOptions>;
  /** Resolves when the connection is gone. */
  closed: Promise<void>;
}

export interface Transport {
  link: ClientLink<CallOptions>;
  state(): ConnectionState;
  subscribe(listener: () => void): () => void;
  /** Resolves as soon as the connection is open. */
  whenOpen(signal?: AbortSignal): Promise<void>;
}

/** Thrown for a call that got no answer: no connection, connection lost, or out of time. */
export class NoAnswerError extends Error {
  override name = 'NoAnswerError';
}

const defaultTimeoutMs = 30_000;
const fileTimeoutMs = 10 * 60_000;
const firstPauseMs = 250;
const longestPauseMs = 8_000;

export interface TransportOptions {
  /** Opens one connection or rejects. */
  open: () => Promise<Connection>;
  /** Waits; injected so that tests need no clock. */
  pause?: (ms: number) => Promise<void>;
  /** Lets go of a pause early, for example when the browser says it is back online. */
  onHurry?: (hurry: () => void) => void;
}

export function createTransport({ open, pause = sleep, onHurry }: TransportOptions): Transport {
  let state: ConnectionState = 'connecting';
  let current: Connection | null = null;
  let hurry = () => {};
  const listeners = new Set<() => void>();
  /** Calls without an answer yet. A promise that races `closed` would be kept, answer and all, until it closes. */
  const waiting = new Set<() => void>();

  const become = (next: ConnectionState) => {
    if (state === next) return;
    state = next;
    for (const listener of [...listeners]) listener();
  };
  onHurry?.(() => hurry());

  const keepOpen = async () => {
    let pauseMs = firstPauseMs;
    for (;;) {
      try {
        current = await open();
        pauseMs = firstPauseMs;
        become('open');
        await current.closed;
      } catch {
        // The pause below is the answer to a refused connection.
      }
      current = null;
      for (const fail of [...waiting]) fail();
      become('lost');
      const hurried = new Promise<void>((resolve) => {
        hurry = resolve;
      });
      await Promise.race([pause(pauseMs), hurried]);
      pauseMs = Math.min(longestPauseMs, pauseMs * 2);
    }
  };
  // Nothing is opened before somebody needs it, so that importing the client costs nothing.
  let started = false;
  const start = () => {
    if (!started) void keepOpen();
    started = true;
  };

  const whenOpen = (signal?: AbortSignal): Promise<void> => {
    if (state === 'open') return Promise.resolve();
    start();
    hurry();
    return new Promise((resolve, reject) => {
      const check = () => {
        if (state !== 'open') return;
        done();
        resolve();
      };
      const abort = () => {
        done();
        reject(signal?.reason);
      };
      const done = () => {
        listeners.delete(check);
        signal?.removeEventListener('abort', abort);
      };
      listeners.add(check);
      signal?.addEventListener('abort', abort, { once: true });
    });
  };

  const unlessLost = <T>(answer: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const fail = () => reject(new NoAnswerError('connection lost'));
      waiting.add(fail);
      answer.then(resolve, reject).finally(() => waiting.delete(fail));
    });

  return {
    state: () => state,
    subscribe(listener) {
      start();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    whenOpen,
    link: {
      async call(path, input, options: ClientOptions<CallOptions>) {
        const limit = new AbortController();
        const limitMs = options.context.timeoutMs ?? (holdsFile(input) ? fileTimeoutMs : defaultTimeoutMs);
        const timer = setTimeout(() => limit.abort(new NoAnswerError('out of time')), limitMs);
        const signal = options.signal ? AbortSignal.any([options.signal, limit.signal]) : limit.signal;
        try {
          await whenOpen(signal);
          const connection = current;
          if (!connection) throw new NoAnswerError('connection lost');
          return await unlessLost(connection.link.call(path, input, { ...options, signal }));
        } catch (error) {
          if (options.signal?.aborted) throw error;
          if (limit.signal.aborted) throw limit.signal.reason;
          throw error;
        } finally {
          clearTimeout(timer);
        }
      },
    },
  };
}

function holdsFile(input: unknown): boolean {
  return (
    typeof input === 'object' &&
    input !== null &&
    Object.values(input).some((value) => typeof Blob !== 'undefined' && value instanceof Blob)
  );
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
