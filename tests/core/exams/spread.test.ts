// Spreading work over days, held to what it promises on many random plans.
import { expect, test } from 'vitest';
import { spread, studyDays, type Work } from '#core/exams/spread.ts';
import { createRandom } from '#core/quizzes/generate/shuffle.ts';

interface Piece extends Work {
  n: number;
}

function randomPlan(seed: number) {
  const random = createRandom(seed);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const days = studyDays('2026-03-10', `2026-03-${10 + upTo(14)}`, random() < 0.5 ? [] : [upTo(6), upTo(6)]);
  const minutesPerDay = 10 + upTo(80);
  const work = Array.from(
    { length: upTo(40) },
    (_, n): Piece => ({ n, topicId: `t${upTo(5)}`, minutes: 2 + upTo(20), waits: upTo(3) }),
  );
  const taken = days.filter(() => random() < 0.3).map((day) => ({ day, minutes: upTo(30) }));
  return { days, minutesPerDay, work, taken };
}

const plans = Array.from({ length: 400 }, (_, seed) => randomPlan(seed + 1));

test('nothing is lost: every piece is placed once or named as left out', () => {
  for (const plan of plans) {
    const { placed, leftOut } = spread(plan);
    const seen = [...placed.map(({ item }) => item.n), ...leftOut.map(({ n }) => n)].toSorted(
      (a, b) => a - b,
    );
    expect(seen).toEqual(plan.work.map(({ n }) => n));
  }
});

test('no day is above the limit, unless one piece alone is longer than a day', () => {
  for (const plan of plans) {
    const { placed } = spread(plan);
    for (const day of plan.days) {
      const pieces = placed.filter((one) => one.day === day).map(({ item }) => item.minutes);
      const taken = plan.taken.filter((one) => one.day === day).reduce((sum, one) => sum + one.minutes, 0);
      const total = pieces.reduce((sum, minutes) => sum + minutes, taken);
      if (pieces.length > 1) expect(total).toBeLessThanOrEqual(plan.minutesPerDay);
    }
  }
});

test('only study days get work', () => {
  for (const plan of plans) for (const { day } of spread(plan).placed) expect(plan.days).toContain(day);
});

test('what comes first in a topic is never on a later day than what follows', () => {
  for (const plan of plans) {
    const { placed } = spread(plan);
    for (const [n, { item, day }] of placed.entries())
      for (const later of placed.slice(n + 1))
        if (later.item.topicId === item.topicId) expect(later.day >= day).toBe(true);
  }
});

test('the minutes it says are needed are enough for all of it', () => {
  for (const plan of plans) {
    if (plan.days.length === 0) continue;
    const { neededMinutesPerDay } = spread(plan);
    expect(spread({ ...plan, minutesPerDay: neededMinutesPerDay }).leftOut).toEqual([]);
    if (neededMinutesPerDay <= plan.minutesPerDay) expect(spread(plan).leftOut).toEqual([]);
  }
});

test('work is evened out over the days instead of filling the first ones', () => {
  const work = Array.from({ length: 12 }, (_, n) => ({ n, topicId: `t${n}`, minutes: 10, waits: 0 }));
  const days = studyDays('2026-03-10', '2026-03-15', []);
  const { placed } = spread({ days, minutesPerDay: 120, work, taken: [] });
  expect(days.map((day) => placed.filter((one) => one.day === day).length)).toEqual([2, 2, 2, 2, 2, 2]);
});

test('days off are no study days, Monday being 0', () => {
  // The 15th of March 2026 is a Sunday.
  expect(studyDays('2026-03-13', '2026-03-17', [6, 0])).toEqual(['2026-03-13', '2026-03-14', '2026-03-17']);
  expect(studyDays('2026-03-13', '2026-03-12', [])).toEqual([]);
});

test('a piece that wants time after what comes before gets it where there is room, and comes soon where there is not', () => {
  const work = [
    { n: 1, topicId: 't', minutes: 10, waits: 0 },
    { n: 2, topicId: 't', minutes: 10, waits: 3 },
  ];
  const over = (to: string) =>
    spread({ days: studyDays('2026-03-10', to, []), minutesPerDay: 30, work, taken: [] }).placed.map(
      ({ day }) => day,
    );
  expect(over('2026-03-14')).toEqual(['2026-03-10', '2026-03-13']);
  expect(over('2026-03-11')).toEqual(['2026-03-10', '2026-03-11']);
});
