// "Why this number?": the events behind it, each with the score before and after, by living through them once more. Kept
// nowhere, so that it always explains the rules in force.
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Evidence, TopicMastery } from '#contract/mastery.ts';
import { quizAttempts, quizQuestions, quizzes } from '../db/schema/quizzes.ts';
import { reviewCards } from '../db/schema/review.ts';
import type { Tx } from '../progress/ledger.ts';
import { age, daysSince, score } from './filter.ts';
import { nothingYet } from './levels.ts';
import { masteryOf } from './map.ts';
import { absorb, agedTo, type EvidenceRow, eventsOf } from './record.ts';

export interface Why {
  mastery: TopicMastery;
  evidence: Evidence[];
  ageing: { days: number; points: number } | null;
}

/** Newest first. */
export function whyThisNumber(tx: Tx, now: number, userId: string, topicId: string, limit: number): Why {
  const mastery = masteryOf(tx, now, userId, topicId);
  let observed = nothingYet;
  const steps = eventsOf(tx, userId, topicId).map((event) => {
    const before = Math.round(score(agedTo(observed, event.at)));
    // Days are not shown here.
    observed = absorb(observed, event, false);
    return { event, before, after: Math.round(score(observed)) };
  });
  const shown = steps.slice(-limit).reverse();
  const words = wordsOf(
    tx,
    shown.map(({ event }) => event),
  );
  const days = daysSince(observed.lastAt, now);
  const points = Math.round(score(observed)) - Math.round(score(age(observed, days)));
  return {
    mastery,
    evidence: shown.map(({ event, before, after }) => ({
      id: event.id,
      at: event.at,
      localDay: event.localDay,
      kind: event.kind,
      right: event.right,
      difficulty: event.difficulty,
      weight: event.weight,
      before,
      after,
      ...words(event),
    })),
    ageing: mastery.score === null || days < 1 ? null : { days: Math.floor(days), points },
  };
}

/** Questions and cards as they are worded now; nothing is left of one that was deleted. */
function wordsOf(
  tx: Tx,
  events: EvidenceRow[],
): (event: EvidenceRow) => Pick<Evidence, 'text' | 'attemptId'> {
  const idsOf = (key: 'questionId' | 'cardId' | 'attemptId') => events.flatMap((event) => event[key] ?? []);
  const questions = tx
    .select({ id: quizQuestions.id, text: quizQuestions.questionText })
    .from(quizQuestions)
    .where(inArray(quizQuestions.id, idsOf('questionId')))
    .all();
  const cards = tx
    .select({ id: reviewCards.id, text: reviewCards.front })
    .from(reviewCards)
    .where(inArray(reviewCards.id, idsOf('cardId')))
    .all();
  const attempts = tx
    .select({ id: quizAttempts.id })
    .from(quizAttempts)
    .innerJoin(quizzes, and(eq(quizzes.id, quizAttempts.quizId), isNull(quizzes.deletedAt)))
    .where(inArray(quizAttempts.id, idsOf('attemptId')))
    .all();
  const texts = new Map([...questions, ...cards].map(({ id, text }) => [id, text]));
  const open = new Set(attempts.map(({ id }) => id));
  return ({ questionId, cardId, attemptId }) => ({
    text: texts.get(questionId ?? cardId ?? '') ?? '',
    attemptId: attemptId !== null && open.has(attemptId) ? attemptId : null,
  });
}
