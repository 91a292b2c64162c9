// Long work in the main process is done in turns of a few milliseconds.

/** Lets everything that waits have its turn first. */
export const giveWay = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Rejects as soon as `signal` fires; the work itself goes on, for the next one who asks. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
