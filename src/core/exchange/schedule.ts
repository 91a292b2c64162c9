// An interval that was learnt elsewhere, as ours. Answers are given anew to the scheduler, one by one, which tells how firm
// the memory is; without them the interval itself is taken as that. Due stays the day it was due there.

import type { Rating } from '#contract/review.ts';
import type { CardRow } from '../review/card-rows.ts';
import { createScheduler, maxIntervalDays, type Schedule } from '../review/scheduler.ts';
import type { AnkiCard } from './anki-collection.ts';

const dayMs = 24 * 60 * 60_000;
const ratings: Record<1 | 2 | 3 | 4, Rating> = { 1: 'again', 2: 'hard', 3: 'good', 4: 'easy' };

/** Null: nothing to keep; it is learnt from the start. */
export function keptSchedule(
  id: string,
  card: AnkiCard,
  now: number,
): (Schedule & Pick<CardRow, 'suspended'>) | null {
  if (card.type !== 'review') return null;
  const scheduledDays = Math.min(maxIntervalDays, Math.max(1, Math.round(card.intervalDays)));
  const due = card.due ?? now;
  const answers = card.answers.filter(({ at }) => at <= now);
  const lastReview = Math.min(now, answers.at(-1)?.at ?? due - card.intervalDays * dayMs);
  const memory = replayed(id, answers) ?? {
    // At nine in ten to be recalled, which both aim at, the interval is what FSRS calls stability.
    stability: Math.max(1, card.intervalDays),
    difficulty: fromEase(card.ease),
  };
  return {
    ...memory,
    state: 'review',
    // A longer interval than ours can be is cut, and its card comes that much sooner.
    due: Math.min(due, lastReview + maxIntervalDays * dayMs),
    scheduledDays,
    learningSteps: 0,
    reps: card.reps,
    lapses: card.lapses,
    lastReview,
    suspended: card.suspended,
  };
}

function replayed(
  id: string,
  answers: AnkiCard['answers'],
): Pick<Schedule, 'stability' | 'difficulty'> | null {
  const scheduler = createScheduler({ retention: 0.9, fuzz: false, steps: false });
  let card: Schedule = {
    state: 'new',
    due: answers[0]?.at ?? 0,
    stability: 0,
    difficulty: 0,
    scheduledDays: 0,
    learningSteps: 0,
    reps: 0,
    lapses: 0,
    lastReview: null,
  };
  for (const { at, ease } of answers) card = scheduler.review({ ...card, id }, at, ratings[ease]).next;
  return card.stability > 0 ? { stability: card.stability, difficulty: card.difficulty } : null;
}

/** 2.5, where everything starts, is the middle; 1.3, the hardest there is, the hardest here. */
function fromEase(ease: number): number {
  return Math.min(10, Math.max(1, 10 - ((ease - 1.3) / 1.2) * 5));
}
