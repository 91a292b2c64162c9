// What an attempt earns, by the numbers.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CountedAnswer,
  dayCap,
  doubtAward,
  lessonAward,
  levelAt,
  type QuizCircumstances,
  quizAward,
  reviewAward,
  studyAward,
} from '#core/progress/award.ts';

const fresh: QuizCircumstances = { turn: 1, room: dayCap.quiz };
const answers = (right: number, of: number, over: Partial<CountedAnswer> = {}): CountedAnswer[] =>
  Array.from({ length: of }, (_, i) => ({
    difficulty: 'medium',
    right: i < right,
    latencyMs: 4000,
    recentlyRight: false,
    ...over,
  }));

const cases: [name: string, given: CountedAnswer[], when: typeof fresh, xp: number][] = [
  ['10 of 10 medium', answers(10, 10), fresh, 25],
  ['8 of 10 medium', answers(8, 10), fresh, 21],
  ['7 of 10 medium', answers(7, 10), fresh, 14],
  ['0 of 10 medium', answers(0, 10), fresh, 0],
  ['10 of 10 hard', answers(10, 10, { difficulty: 'hard' }), fresh, 35],
  ['10 of 10 easy', answers(10, 10, { difficulty: 'easy' }), fresh, 15],
  ['the second attempt of a day', answers(10, 10), { ...fresh, turn: 2 }, 10],
  ['the third attempt of a day', answers(10, 10), { ...fresh, turn: 3 }, 0],
  [
    'a second attempt with an odd number of points',
    answers(3, 3, { difficulty: 'easy' }),
    { ...fresh, turn: 2 },
    1,
  ],
  ['all answers in half a second', answers(10, 10, { latencyMs: 500 }), fresh, 0],
  ['answers at exactly a second and a half', answers(10, 10, { latencyMs: 1500 }), fresh, 25],
  ['all right yesterday evening', answers(10, 10, { recentlyRight: true }), fresh, 0],
  ['4 of 4 medium, too few for the bonus', answers(4, 4), fresh, 8],
  ['an empty quiz', [], fresh, 0],
  ['10 of 10 medium with 140 earned', answers(10, 10), { ...fresh, room: 10 }, 10],
  ['10 of 10 medium with the cap reached', answers(10, 10), { ...fresh, room: 0 }, 0],
  ['a day whose corrections overshot the cap', answers(10, 10), { ...fresh, room: -5 }, 0],
];

describe('XP for', () => {
  test.each(cases)('%s', (_name, given, when, xp) => {
    expect(quizAward(given, when).amount).toBe(xp);
  });
});

test('the cap says how much it withheld', () => {
  expect(quizAward(answers(10, 10), { turn: 1, room: 10 })).toEqual({
    amount: 10,
    capped: 15,
    lines: [
      { reason: 'right_answers', count: 10, amount: 20 },
      { reason: 'bonus', count: 10, amount: 5 },
    ],
  });
});

test('a repeat shows what it took away', () => {
  expect(quizAward(answers(10, 10), { turn: 2, room: 150 }).lines).toEqual([
    { reason: 'right_answers', count: 10, amount: 20 },
    { reason: 'repeat', count: 10, amount: -10 },
  ]);
});

test('answers that earn nothing are named with their reason', () => {
  const mixed = [...answers(2, 2, { latencyMs: 200 }), ...answers(3, 3, { recentlyRight: true })];
  expect(quizAward(mixed, fresh).lines).toEqual([
    { reason: 'too_fast', count: 2, amount: 0 },
    { reason: 'recently_right', count: 3, amount: 0 },
  ]);
});

test('lines less what was capped are always the amount, which is never negative nor above the room', () => {
  const answer = fc.record({
    difficulty: fc.constantFrom('easy' as const, 'medium' as const, 'hard' as const),
    right: fc.boolean(),
    latencyMs: fc.nat(5000),
    recentlyRight: fc.boolean(),
  });
  const when = fc.record({ turn: fc.integer({ min: 1, max: 4 }), room: fc.integer({ min: -10, max: 150 }) });
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 60 }), when, (given, circumstances) => {
      const { amount, capped, lines } = quizAward(given, circumstances);
      expect(lines.reduce((sum, line) => sum + line.amount, 0) - capped).toBe(amount);
      expect(amount).toBeGreaterThanOrEqual(0);
      expect(amount).toBeLessThanOrEqual(Math.max(0, circumstances.room));
      expect(capped).toBeGreaterThanOrEqual(0);
    }),
  );
});

const minute = 60_000;
const study = (seconds: number, earned = 0) => {
  const ms = seconds * 1000;
  return studyAward({ activeMs: ms, sessionMs: ms, room: dayCap.study - earned });
};

test.each([
  ['just under five minutes', study(299), 0],
  ['five minutes', study(300), 5],
  ['25 minutes', study(25 * 60), 25],
  ['one second short of 26', study(25 * 60 + 59), 25],
  ['two hours', study(2 * 3600), 120],
  ['four hours', study(4 * 3600), 120],
  ['25 minutes with 110 earned', study(25 * 60, 110), 10],
])('studying for %s', (_name, { amount }, xp) => {
  expect(amount).toBe(xp);
});

test('a short part of a long session pays its full minutes', () => {
  const part = { activeMs: 2.9 * minute, sessionMs: 40 * minute, room: 120 };
  expect(studyAward(part).lines).toEqual([{ reason: 'minutes', count: 2, amount: 2 }]);
  expect(studyAward({ ...part, sessionMs: 4 * minute }).lines).toEqual([
    { reason: 'too_short', count: 2, amount: 0 },
  ]);
  expect(studyAward({ ...part, activeMs: 0.5 * minute }).lines).toEqual([]);
});

const lesson = (estimateMinutes: number, openSeconds: number, first = true, room: number = dayCap.lesson) =>
  lessonAward({ estimateMinutes, openMs: openSeconds * 1000, first, room });

test.each([
  ['of ten minutes, open for one', lesson(10, 60), 15],
  ['of ten minutes, open for half of one', lesson(10, 30), 0],
  ['of ten minutes, again', lesson(10, 60, false), 0],
  ['of an hour', lesson(60, 60), 30],
  ['of two minutes, open for a fifth of them', lesson(2, 24), 11],
  ['of two minutes, open for less', lesson(2, 23), 0],
  ['without an estimate', lesson(0, 0), 10],
  ['with 110 of the day earned', lesson(60, 60, true, 10), 10],
])('a lesson %s', (_name, { amount }, xp) => {
  expect(amount).toBe(xp);
});

test('a solved thread pays two, ten a day', () => {
  expect(doubtAward(dayCap.doubt).amount).toBe(2);
  expect(doubtAward(1)).toMatchObject({ amount: 1, capped: 1 });
  expect(doubtAward(0).amount).toBe(0);
});

test('a card pays one, once a day, fifty a day', () => {
  expect(reviewAward({ firstToday: true, room: dayCap.review }).amount).toBe(1);
  expect(reviewAward({ firstToday: false, room: dayCap.review }).amount).toBe(0);
  expect(reviewAward({ firstToday: true, room: 0 }).amount).toBe(0);
});

test.each([
  [0, 1],
  [99, 1],
  [100, 2],
  [299, 2],
  [300, 3],
  [599, 3],
  [600, 4],
  [1000, 5],
  [4500, 10],
])('%i XP is level %i', (xp, level) => {
  expect(levelAt(xp).level).toBe(level);
});

test('a level begins and ends where its neighbours do', () => {
  expect(levelAt(350)).toEqual({ level: 3, levelFrom: 300, levelTo: 600 });
  fc.assert(
    fc.property(fc.nat(2_000_000), (xp) => {
      const { levelFrom, levelTo } = levelAt(xp);
      expect(levelFrom <= xp && xp < levelTo).toBe(true);
    }),
  );
});

test('every level of the first two hundred begins at its exact number', () => {
  for (let level = 1; level <= 200; level += 1) {
    expect(levelAt(50 * level * (level - 1)).level).toBe(level);
    expect(levelAt(50 * level * (level + 1) - 1).level).toBe(level);
  }
});
