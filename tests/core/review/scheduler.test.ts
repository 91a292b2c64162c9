// When a card comes back: intervals known beforehand, the four outcomes, and a clock that was set back.
import { expect, test } from 'vitest';
import type { Rating } from '#contract/review.ts';
import { createScheduler, type Schedule, type SchedulerOptions } from '#core/review/scheduler.ts';

const start = Date.UTC(2026, 2, 10, 9);
const dayMs = 24 * 3_600_000;

type Scheduled = Schedule & { id: string };

function fresh(id = 'card-1'): Scheduled {
  return {
    id,
    state: 'new',
    due: start,
    stability: 0,
    difficulty: 0,
    scheduledDays: 0,
    learningSteps: 0,
    reps: 0,
    lapses: 0,
    lastReview: null,
  };
}

/** Whole days between answers that come exactly when the card is due. */
function intervals(options: SchedulerOptions, count: number, rating: Rating = 'good'): number[] {
  const scheduler = createScheduler(options);
  let card = fresh();
  return Array.from({ length: count }, () => {
    card = { ...card, ...scheduler.review(card, card.due, rating).next };
    return card.scheduledDays;
  });
}

const bare = { steps: false, fuzz: false };

test('answered good every time, a card comes back after 3, 14, 57 and 196 days, and never after more than a year', () => {
  expect(intervals({ retention: 0.9, ...bare }, 6)).toEqual([3, 14, 57, 196, 365, 365]);
});

test('who wants to recall more is asked more often', () => {
  expect(intervals({ retention: 0.8, ...bare }, 2)).toEqual([8, 75]);
  expect(intervals({ retention: 0.85, ...bare }, 3)).toEqual([4, 31, 173]);
  expect(intervals({ retention: 0.95, ...bare }, 6)).toEqual([3, 6, 15, 34, 72, 143]);
});

test('a new card takes a step of minutes before it leaves for days', () => {
  const scheduler = createScheduler({ retention: 0.9 });
  const { again, hard, good, easy } = scheduler.outcomes(fresh(), start);
  expect([again, hard, good].map((ms) => ms / 60_000)).toEqual([1, 6, 10]);
  expect(easy).toBeGreaterThan(dayMs);
  const learning = { ...fresh(), ...scheduler.review(fresh(), start, 'good').next };
  expect(learning).toMatchObject({ state: 'learning', due: start + 10 * 60_000, reps: 1 });
  const known = scheduler.review(learning, learning.due, 'good').next;
  expect(known).toMatchObject({ state: 'review', learningSteps: 0 });
});

test('what is shown before an answer is what the answer brings, and each card has fuzz of its own', () => {
  const scheduler = createScheduler({ retention: 0.9 });
  const due = (id: string): Scheduled => ({
    ...fresh(id),
    state: 'review',
    stability: 50,
    difficulty: 5,
    scheduledDays: 50,
    reps: 4,
    lastReview: start - 50 * dayMs,
  });
  const ids = Array.from({ length: 12 }, (_, i) => `card-${i}`);
  const goods = ids.map((id) => {
    const shown = scheduler.outcomes(due(id), start).good;
    expect(scheduler.review(due(id), start + 5_000, 'good').next.due - (start + 5_000)).toBe(shown);
    return shown;
  });
  expect(new Set(goods).size).toBeGreaterThan(3);
});

test('a review before the last one is taken as made at the same instant', () => {
  const scheduler = createScheduler({ retention: 0.9 });
  const known = { ...fresh(), ...scheduler.review(fresh(), start, 'easy').next };
  const early = start - 93 * dayMs;
  for (const rating of ['again', 'hard', 'good', 'easy'] as const) {
    const { next, elapsedDays } = scheduler.review(known, early, rating);
    expect({ elapsedDays, at: next.lastReview }).toEqual({ elapsedDays: 0, at: start });
    expect(next.due).toBeGreaterThanOrEqual(start);
  }
  expect(scheduler.outcomes(known, early).good).toBeGreaterThan(0);
  expect(scheduler.retrievability(known, early)).toBe(1);
});

test('the chance of recall falls to what was wished for on the day a card is due, and a new card has none', () => {
  const scheduler = createScheduler({ retention: 0.9, ...bare });
  const card = { ...fresh(), ...scheduler.review(fresh(), start, 'good').next };
  const later = { ...card, ...scheduler.review(card, card.due, 'good').next };
  expect(scheduler.retrievability(fresh(), start)).toBeNull();
  expect(scheduler.retrievability(later, later.due)).toBeCloseTo(0.9, 2);
  expect(scheduler.retrievability(later, later.due + 30 * dayMs)).toBeLessThan(0.85);
});
