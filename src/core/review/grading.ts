// An answer written: the card moves on, and the log keeps it as it was before, which is what undo puts back.
import { eq } from 'drizzle-orm';
import type { Rating } from '#contract/review.ts';
import { reviewCards, reviewLogs } from '../db/schema/review.ts';
import type { Tx } from '../progress/ledger.ts';
import type { CardRow } from './card-rows.ts';
import type { Schedule } from './scheduler.ts';
import type { Sitting } from './sitting.ts';

export function gradeCard(
  tx: Tx,
  { userId, now, day, tz, scheduler }: Sitting,
  card: CardRow,
  given: { rating: Rating; latencyMs: number; givenIn: 'review' | 'quiz' },
): void {
  const { next, elapsedDays } = scheduler.review(card, now, given.rating);
  tx.update(reviewCards)
    .set({ ...next, updatedAt: now })
    .where(eq(reviewCards.id, card.id))
    .run();
  tx.insert(reviewLogs)
    .values({
      ...given,
      cardId: card.id,
      userId,
      reviewedAt: now,
      localDay: day,
      tz,
      elapsedDays,
      before: scheduleOf(card),
    })
    .run();
}

export function putBack(
  tx: Tx,
  now: number,
  cardId: string,
  before: (typeof reviewLogs.$inferSelect)['before'],
): void {
  // Written by `gradeCard` alone.
  const schedule = before as unknown as Schedule;
  tx.update(reviewCards)
    .set({ ...schedule, updatedAt: now })
    .where(eq(reviewCards.id, cardId))
    .run();
}

/** A type of its own, so that it is a record of plain values. */
function scheduleOf(card: CardRow): { [K in keyof Schedule]: Schedule[K] } {
  const { state, due, stability, difficulty, scheduledDays, learningSteps, reps, lapses, lastReview } = card;
  return { state, due, stability, difficulty, scheduledDays, learningSteps, reps, lapses, lastReview };
}
