// A question missed in a quiz becomes a card: one a question, for good. Recognising an answer proves little, so a right
// one moves no card; missing a question whose card was already learnt is forgetting it.
import { eq } from 'drizzle-orm';
import { materials } from '../db/schema/library.ts';
import type { quizQuestions } from '../db/schema/quizzes.ts';
import { reviewCards } from '../db/schema/review.ts';
import type { Clock } from '../ports.ts';
import type { Tx } from '../progress/ledger.ts';
import type { CardRow } from './card-rows.ts';
import { addCard, livingByFront } from './cards.ts';
import { gradeCard } from './grading.ts';
import { createSitting } from './sitting.ts';

type Question = typeof quizQuestions.$inferSelect;

/** In the transaction of the answer. */
export function keepMistake(tx: Tx, clock: Clock, userId: string, question: Question): void {
  const known = cardOf(tx, userId, question);
  if (!known) {
    const { id: questionId, questionText: front, materialId, page, charFrom, charTo } = question;
    const topicId = question.topicId ?? topicOf(tx, materialId);
    const words = { type: 'basic', front, back: backOf(question), origin: 'mistake' } as const;
    addCard(tx, clock.now(), userId, { ...words, questionId, topicId, materialId, page, charFrom, charTo });
    return;
  }
  // Taken out by the student, or still to be learnt: nothing to forget.
  if (known.deletedAt !== null || known.suspended || known.state === 'new') return;
  gradeCard(tx, createSitting(tx, clock, userId), known, { rating: 'again', latencyMs: 0, givenIn: 'quiz' });
}

/** Removed ones too: a card that was taken out is not made again. */
function cardOf(tx: Tx, userId: string, { id, questionText }: Question): CardRow | undefined {
  const own = tx.select().from(reviewCards).where(eq(reviewCards.questionId, id)).get();
  return own ?? livingByFront(tx, userId, questionText);
}

/** Where its file is filed now. */
function topicOf(tx: Tx, materialId: string | null): string | null {
  const row = tx
    .select({ topicId: materials.topicId })
    .from(materials)
    .where(eq(materials.id, materialId ?? ''))
    .get();
  return row?.topicId ?? null;
}

function backOf({ options, correctAnswer, explanation }: Question): string {
  const right = correctAnswer
    .slice(0, 1)
    .map((id) => options.find((option) => option.id === id)?.text ?? id)
    .join(', ');
  return [`**${right}**`, explanation].filter((part) => part.trim() !== '').join('\n\n');
}
