// What a student's memory can be read from: answers given in a review on a later day than the one before, each with all
// that the card was asked before. Misses in a quiz are part of that past, but never predicted: right answers there leave
// no trace, so they say nothing about how often something is recalled.
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Rating } from '#contract/review.ts';
import { reviewLogs } from '../db/schema/review.ts';
import type { Tx } from '../progress/ledger.ts';

export interface GivenAnswer {
  /** 1 again .. 4 easy. */
  grade: 1 | 2 | 3 | 4;
  /** Whole days since the answer before. */
  days: number;
}

export interface Recollection {
  before: GivenAnswer[];
  answer: GivenAnswer;
}

const grades: Record<Rating, GivenAnswer['grade']> = { again: 1, hard: 2, good: 3, easy: 4 };

/** In the order given. Cards that came with a schedule from elsewhere are left out: their past is not known here. */
export function readRecollections(tx: Tx, userId: string): Recollection[] {
  const logs = tx
    .select({
      cardId: reviewLogs.cardId,
      rating: reviewLogs.rating,
      givenIn: reviewLogs.givenIn,
      days: reviewLogs.elapsedDays,
      state: sql<string>`json_extract(${reviewLogs.before}, '$.state')`,
    })
    .from(reviewLogs)
    .where(and(eq(reviewLogs.userId, userId), isNull(reviewLogs.undoneAt)))
    .orderBy(sql`${reviewLogs}.rowid`)
    .all();
  const pasts = new Map<string, GivenAnswer[]>();
  const found: Recollection[] = [];
  for (const { cardId, rating, givenIn, days, state } of logs) {
    const past = pasts.get(cardId);
    if (!past) {
      if (state === 'new') pasts.set(cardId, [{ grade: grades[rating], days: 0 }]);
      continue;
    }
    const answer = { grade: grades[rating], days };
    if (givenIn === 'review' && days > 0) found.push({ before: [...past], answer });
    past.push(answer);
  }
  return found;
}
