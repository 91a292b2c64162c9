// When a card comes back: FSRS-6, with the wish for recall as its one setting. Fuzz is seeded by the card and its count of
// answers, so that the four outcomes shown before an answer are those the answer brings.
import {
  type Card as FsrsCard,
  Rating as FsrsRating,
  fsrs,
  GenSeedStrategyWithCardId,
  type Grade,
  State,
  StrategyMode,
} from 'ts-fsrs';
import type { Rating } from '#contract/review.ts';
import type { reviewCards } from '../db/schema/review.ts';

export const maxIntervalDays = 365;
const dayMs = 24 * 60 * 60_000;

/** What a review changes about a card, and nothing else. */
export type Schedule = Pick<
  typeof reviewCards.$inferSelect,
  | 'state'
  | 'due'
  | 'stability'
  | 'difficulty'
  | 'scheduledDays'
  | 'learningSteps'
  | 'reps'
  | 'lapses'
  | 'lastReview'
>;

export interface SchedulerOptions {
  /** How much is to be recalled when a card is due, 0.80..0.95. */
  retention: number;
  /** The student's own; left out or null, the published ones. */
  weights?: readonly number[] | null;
  /** A minute and ten minutes before a card leaves for days. */
  steps?: boolean;
  fuzz?: boolean;
}

export interface Scheduler {
  /** The card after this answer, and the whole days since the one before. */
  review(
    card: Schedule & { id: string },
    now: number,
    rating: Rating,
  ): { next: Schedule; elapsedDays: number };
  /** Milliseconds until the card would come back, for every answer. */
  outcomes(card: Schedule & { id: string }, now: number): Record<Rating, number>;
  /** Chance of recalling it now; null while it is new. */
  retrievability(card: Schedule, now: number): number | null;
}

const grades: Record<Rating, Grade> = {
  again: FsrsRating.Again,
  hard: FsrsRating.Hard,
  good: FsrsRating.Good,
  easy: FsrsRating.Easy,
};
const states = ['new', 'learning', 'review', 'relearning'] as const;

export function createScheduler({
  retention,
  weights = null,
  steps = true,
  fuzz = true,
}: SchedulerOptions): Scheduler {
  const algorithm = fsrs({
    ...(weights ? { w: weights } : {}),
    request_retention: retention,
    maximum_interval: maxIntervalDays,
    enable_fuzz: fuzz,
    enable_short_term: steps,
    learning_steps: ['1m', '10m'],
    relearning_steps: ['10m'],
  }).useStrategy(StrategyMode.SEED, GenSeedStrategyWithCardId('cardId'));

  return {
    review(card, now, rating) {
      const at = effectiveNow(card, now);
      const { card: next, log } = algorithm.next(toFsrs(card), at, grades[rating]);
      return { next: fromFsrs(next), elapsedDays: log.elapsed_days };
    },
    outcomes(card, now) {
      const at = effectiveNow(card, now);
      const preview = algorithm.repeat(toFsrs(card), at);
      const until = (rating: Rating) => fromFsrs(preview[grades[rating]].card).due - at;
      return { again: until('again'), hard: until('hard'), good: until('good'), easy: until('easy') };
    },
    retrievability(card, now) {
      if (card.state === 'new') return null;
      return algorithm.get_retrievability(toFsrs({ ...card, id: '' }), effectiveNow(card, now), false);
    },
  };
}

/** A clock that was set back must not let a review come before the last one: FSRS refuses negative time. */
export function effectiveNow({ lastReview }: Pick<Schedule, 'lastReview'>, now: number): number {
  return Math.max(now, lastReview ?? now);
}

function toFsrs(card: Schedule & { id: string }): FsrsCard & { cardId: string } {
  return {
    cardId: card.id,
    due: new Date(card.due),
    stability: card.stability,
    difficulty: card.difficulty,
    elapsed_days: 0,
    scheduled_days: card.scheduledDays,
    learning_steps: card.learningSteps,
    reps: card.reps,
    lapses: card.lapses,
    state: State[fsrsNames[card.state]],
    ...(card.lastReview === null ? {} : { last_review: new Date(card.lastReview) }),
  };
}

const fsrsNames = { new: 'New', learning: 'Learning', review: 'Review', relearning: 'Relearning' } as const;

/** FSRS keeps its four answers a day apart even at the longest interval, and so oversteps it. */
function fromFsrs(card: FsrsCard): Schedule {
  const over = Math.max(0, card.scheduled_days - maxIntervalDays);
  return {
    state: states[card.state],
    due: card.due.getTime() - over * dayMs,
    stability: card.stability,
    difficulty: card.difficulty,
    scheduledDays: card.scheduled_days - over,
    learningSteps: card.learning_steps,
    reps: card.reps,
    lapses: card.lapses,
    lastReview: card.last_review?.getTime() ?? null,
  };
}
