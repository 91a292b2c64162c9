// Waits for the system only so long. While a call is overdue no other is started: a keychain that does not answer keeps
// a thread of Node's pool each time it is asked, and there are four.

export type TimeLimit = <T>(call: () => Promise<T>) => Promise<T>;

/** Rejects when the call takes longer than `limitMs`, and at once while an earlier one is overdue. */
export function createTimeLimit(limitMs: number): TimeLimit {
  let overdue = 0;
  return async (call) => {
    if (overdue > 0) throw new Error('An earlier call has not been answered');
    const answer = call();
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      overdue += 1;
      const settled = () => {
        overdue -= 1;
      };
      answer.then(settled, settled);
      late.reject(new Error('No answer in time'));
    }, limitMs);
    try {
      return await Promise.race([answer, late.promise]);
    } finally {
      clearTimeout(timer);
    }
  };
}
