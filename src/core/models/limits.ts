// How long a call may take. A stream that keeps silent is given up; what it has said until then has been passed on.
import { overdue } from './failure.ts';

export interface Limits {
  healthMs: number;
  listMs: number;
  /** A model of several gigabytes is read from the disk before its first word. */
  firstLocalMs: number;
  firstCloudMs: number;
  idleMs: number;
  totalMs: number;
  /** Between lines of a pull; checking a large layer is silent work. */
  pullIdleMs: number;
  /** Doubled with each try, with jitter. */
  retryMs: number;
  /** A server that wants us to wait longer is not waited for. */
  longestRetryMs: number;
}

export const defaultLimits: Limits = {
  healthMs: 1500,
  listMs: 10_000,
  firstLocalMs: 120_000,
  firstCloudMs: 30_000,
  idleMs: 45_000,
  totalMs: 600_000,
  pullIdleMs: 300_000,
  retryMs: 400,
  longestRetryMs: 20_000,
};

const lingerMs = 1000;

/**
 * Passes on what the source gives, and ends it when it takes too long between two items, or in all. Settles at once when
 * the signal is aborted, whatever the source does.
 */
export async function* inTime<T>(
  open: (signal: AbortSignal) => AsyncIterable<T>,
  signal: AbortSignal,
  { firstMs, idleMs, totalMs }: { firstMs: number; idleMs: number; totalMs: number },
): AsyncGenerator<T> {
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const source = open(either)[Symbol.asyncIterator]();
  const giveUp = () => stop.abort(overdue());
  let isOver = false;
  const total = setTimeout(giveUp, totalMs);
  try {
    for (let patience = firstMs; ; patience = idleMs) {
      const timer = setTimeout(giveUp, patience);
      const item = await orAborted(source.next(), either).finally(() => clearTimeout(timer));
      if (item.done) {
        isOver = true;
        return;
      }
      yield item.value;
    }
  } finally {
    clearTimeout(total);
    // What is over may close its connection by itself.
    if (isOver) setTimeout(() => stop.abort(), lingerMs).unref();
    else stop.abort();
    // Not waited for: a source in the middle of something may take its time.
    source.return?.()?.catch(() => {});
  }
}

/** The promise, or the signal's reason as soon as it is aborted. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

export function pause(ms: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const elapsed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return orAborted(elapsed, signal).finally(() => clearTimeout(timer));
}
