// Which quiz of a topic to take next, so that a planned quiz begins with one click.
import type { Quiz } from '#contract/quizzes.ts';

/** One that is open, else one never taken; `canMake` says that new questions may come instead of a repetition. */
export function quizToTake(quizzes: readonly Quiz[], canMake: boolean): Quiz | null {
  const open = quizzes.find(({ openAttemptId }) => openAttemptId !== null);
  const fresh = quizzes.find(({ attemptCount, questionCount }) => attemptCount === 0 && questionCount > 0);
  if (open ?? fresh) return open ?? fresh ?? null;
  if (canMake) return null;
  const longestAgo = quizzes.toSorted((a, b) => (a.lastFinishedAt ?? 0) - (b.lastFinishedAt ?? 0));
  return longestAgo[0] ?? null;
}
