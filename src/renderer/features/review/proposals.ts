// Which proposals are ticked before the student has looked.
import type { Proposal } from '#contract/review.ts';

/** A list longer than this begins unticked. */
export const mostTicked = 15;

export function tickedAtFirst(proposals: readonly Pick<Proposal, 'key' | 'exists'>[]): ReadonlySet<string> {
  const free = proposals.filter(({ exists }) => !exists);
  return new Set(free.length > mostTicked ? [] : free.map(({ key }) => key));
}
