// One answer at a time for each thread: a new question stops the one before, at once and without waiting for whoever
// reads it, so that what it had said is stored before the new question is.
export interface Run {
  /** Aborted by the caller or by a newer question. */
  signal: AbortSignal;
  leave(): void;
}

export type Running = ReturnType<typeof createRunning>;

export function createRunning() {
  const stops = new Map<string, () => void>();
  return {
    /** Stops what runs in the thread. */
    stop(threadId: string): void {
      stops.get(threadId)?.();
    },

    /** `onStop` runs when a newer question comes. */
    enter(threadId: string, caller: AbortSignal | undefined, onStop: () => void): Run {
      const own = new AbortController();
      const stop = () => {
        stops.delete(threadId);
        own.abort();
        onStop();
      };
      stops.get(threadId)?.();
      stops.set(threadId, stop);
      return {
        signal: caller ? AbortSignal.any([caller, own.signal]) : own.signal,
        leave() {
          if (stops.get(threadId) === stop) stops.delete(threadId);
          // Whatever is still asked on its behalf ends with it.
          own.abort();
        },
      };
    },
  };
}
