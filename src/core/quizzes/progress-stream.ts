// Turns work that reports by callback into a stream of events, at most ten a second: a progress bar needs no more.
import type { Clock } from '../ports.ts';

const betweenEventsMs = 100;

/** Yields an event for the latest report whenever one is due; returns what the work resolves to. */
export async function* followed<T, E>(
  clock: Pick<Clock, 'monotonic'>,
  work: (onProgress: (done: number) => void) => Promise<T>,
  event: (done: number) => E,
): AsyncGenerator<E, T> {
  let latest = 0;
  let told = -1;
  let wake = () => {};
  let toldAt = Number.NEGATIVE_INFINITY;
  const result = work((done) => {
    latest = done;
    wake();
  });
  const settled = result.then(
    () => true,
    // The rejection is thrown below; a consumer that has gone must not leave it unhandled.
    () => true,
  );
  for (;;) {
    const reported = new Promise<false>((resolve) => {
      wake = () => resolve(false);
    });
    if (await Promise.race([settled, reported])) return await result;
    if (latest === told || clock.monotonic() - toldAt < betweenEventsMs) continue;
    told = latest;
    toldAt = clock.monotonic();
    yield event(latest);
  }
}
