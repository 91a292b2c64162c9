// What was done in one sitting, for its end. Kept on the screen only: the core keeps every answer, this only adds them up.
import type { Rating } from '#contract/review.ts';

/** Ratings in the order they were given; taking one back takes the last away. */
export type Tally = readonly Rating[];

export const ratings = ['again', 'hard', 'good', 'easy'] as const satisfies readonly Rating[];

export function recalled(tally: Tally): number {
  return tally.filter((rating) => rating !== 'again').length;
}

export function countOf(tally: Tally, rating: Rating): number {
  return tally.filter((each) => each === rating).length;
}
