// What a review says about its topic: little, because the card has been seen before, and once a day. Taking the answer
// back takes the evidence back.
import { and, eq, isNull } from 'drizzle-orm';
import type { Rating } from '#contract/review.ts';
import { evidenceEvents } from '../db/schema/mastery.ts';
import { rebuildTopic, recordEvidence } from '../mastery/record.ts';
import type { Tx } from '../progress/ledger.ts';
import type { CardRow } from './card-rows.ts';
import type { Sitting } from './sitting.ts';

const weight = 0.3;
/** Difficulty on the scale of the ability: what came easily was easy. */
const abilityOf: Record<Rating, number> = { again: -0.5, hard: 0, good: -0.5, easy: -1 };

export function recordReview(
  tx: Tx,
  { userId, now, day }: Sitting,
  { id: cardId, topicId }: CardRow,
  rating: Rating,
): void {
  if (topicId === null || evidenceOf(tx, userId, cardId, day).length > 0) return;
  recordEvidence(tx, userId, {
    topicId,
    kind: 'review',
    right: rating !== 'again',
    difficulty: rating === 'easy' ? 'easy' : 'medium',
    b: abilityOf[rating],
    guess: 0,
    weight,
    cardId,
    at: now,
    localDay: day,
  });
}

/** Of the day's first answer to the card, when that is the one taken back. */
export function takeBackReview(tx: Tx, { userId, now, day }: Sitting, cardId: string): void {
  for (const { id, topicId } of evidenceOf(tx, userId, cardId, day)) {
    tx.update(evidenceEvents).set({ voidedAt: now }).where(eq(evidenceEvents.id, id)).run();
    rebuildTopic(tx, now, userId, topicId);
  }
}

function evidenceOf(tx: Tx, userId: string, cardId: string, day: string) {
  return tx
    .select({ id: evidenceEvents.id, topicId: evidenceEvents.topicId })
    .from(evidenceEvents)
    .where(
      and(
        eq(evidenceEvents.userId, userId),
        eq(evidenceEvents.cardId, cardId),
        eq(evidenceEvents.localDay, day),
        isNull(evidenceEvents.voidedAt),
      ),
    )
    .all();
}
