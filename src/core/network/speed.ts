// How fast a download is: over the last seconds, so that it follows the line and not the whole download.
import type { Clock } from '../ports.ts';

const windowMs = 5000;

/** Told the bytes so far, answers bytes a second; null before that can be said. */
export function createSpeed(clock: Clock): (bytes: number) => number | null {
  const marks: { at: number; bytes: number }[] = [];
  return (bytes) => {
    const at = clock.monotonic();
    marks.push({ at, bytes });
    while (marks.length > 2 && at - (marks[0]?.at ?? at) > windowMs) marks.shift();
    const [first] = marks;
    if (!first || at === first.at) return null;
    return Math.max(0, Math.round(((bytes - first.bytes) * 1000) / (at - first.at)));
  };
}
