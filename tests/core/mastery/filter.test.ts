// The filter: figures it was chosen by, and what must hold for any history.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  age,
  type Belief,
  constants,
  type Observation,
  observe,
  range,
  score,
  unknown,
} from '#core/mastery/filter.ts';

const choice: Omit<Observation, 'right'> = { b: 0, guess: 1 / 4, weight: 1 };

function answering(marks: string, over: Partial<Observation> = {}, start: Belief = unknown): Belief {
  return [...marks].reduce(
    (belief, mark) => observe(belief, { ...choice, right: mark === '+', ...over }),
    start,
  );
}
const scoreOf = (belief: Belief) => Math.round(score(belief));
const rangeOf = (belief: Belief) => [Math.round(range(belief).low), Math.round(range(belief).high)];

describe('golden values', () => {
  it('begins unsure, a little under a half', () => {
    expect(scoreOf(unknown)).toBe(44);
    expect(rangeOf(unknown)).toEqual([20, 69]);
  });

  it.each([
    ['+', 52],
    ['-', 35],
    ['+++++', 74],
    ['++++++++++', 86],
    ['++-+++-+++', 71],
    ['+-+-+-+-+-', 41],
    ['-----', 20],
  ])('medium questions with four options, %s: %i', (marks, expected) => {
    expect(scoreOf(answering(marks))).toBe(expected);
  });

  it('knows more of mu and its variance than the score shows', () => {
    const five = answering('+++++');
    expect(rangeOf(five)).toEqual([58, 89]);
    expect([five.mu, five.v]).toEqual([expect.closeTo(1.199, 3), expect.closeTo(0.742, 3)]);
    const ten = answering('++++++++++');
    expect(rangeOf(ten)).toEqual([77, 94]);
    expect([ten.mu, ten.v]).toEqual([expect.closeTo(2.011, 3), expect.closeTo(0.658, 3)]);
  });

  it('weighs difficulty and guessing', () => {
    expect(scoreOf(answering('++++++++++', { b: -1 }))).toBe(79);
    expect(scoreOf(answering('++++++++++', { b: 1 }))).toBe(91);
    expect(scoreOf(answering('++++++++++', { guess: 1 / 2 }))).toBe(81);
    expect(scoreOf(answering('+++++', { guess: 0 }))).toBe(79);
  });

  it.each([
    [7, 84],
    [30, 80],
    [90, 72],
    [365, 62],
  ])('ten right, then %i days without: %i', (days, expected) => {
    expect(scoreOf(age(answering('++++++++++'), days))).toBe(expected);
  });

  it('widens with time, and takes a miss after a month seriously', () => {
    const month = age(answering('++++++++++'), 30);
    expect(rangeOf(month)).toEqual([65, 93]);
    expect(scoreOf(answering('-', {}, month))).toBe(69);
  });
});

describe('any history', () => {
  const runs = { numRuns: 5_000 };
  const belief = fc.record({
    mu: fc.double({ min: constants.mu.min, max: constants.mu.max, noNaN: true }),
    v: fc.double({ min: constants.minVariance, max: constants.v0, noNaN: true }),
  });
  const question = fc.record({
    b: fc.constantFrom(-1, -0.5, 0, 1),
    guess: fc.constantFrom(0, 1 / 5, 1 / 4, 1 / 3, 1 / 2),
    weight: fc.constantFrom(0.09, 0.3, 0.4, 0.7, 1),
  });

  it('right never lowers mu, and wrong never raises it', () => {
    fc.assert(
      fc.property(belief, question, (before, asked) => {
        expect(observe(before, { ...asked, right: true }).mu).toBeGreaterThanOrEqual(before.mu);
        expect(observe(before, { ...asked, right: false }).mu).toBeLessThanOrEqual(before.mu);
      }),
      runs,
    );
  });

  it('an honest "I don’t know" costs less than a wrong guess', () => {
    fc.assert(
      fc.property(belief, question, (before, { b, guess }) => {
        fc.pre(before.mu > constants.mu.min + 2);
        const honest = observe(before, { b, guess: 0, weight: 0.7, right: false });
        const guessed = observe(before, { b, guess, weight: 1, right: false });
        expect(honest.mu).toBeGreaterThan(guessed.mu);
      }),
      runs,
    );
  });

  it('the order of two answers on one day hardly matters', () => {
    const answered = fc.record({
      b: fc.constantFrom(-1, 0, 1),
      guess: fc.constantFrom(0, 1 / 4, 1 / 2),
      weight: fc.constantFrom(0.3, 0.7, 1),
      right: fc.boolean(),
    });
    fc.assert(
      fc.property(belief, answered, answered, (before, one, two) => {
        const there = score(observe(observe(before, one), two));
        const back = score(observe(observe(before, two), one));
        expect(Math.abs(there - back)).toBeLessThanOrEqual(5);
      }),
      runs,
    );
  });

  it('score and range stay within 0 and 100, the score inside the range', () => {
    fc.assert(
      fc.property(belief, fc.double({ min: 0, max: 10_000, noNaN: true }), (before, days) => {
        const aged = age(before, days);
        const { low, high } = range(aged);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(100);
        expect(score(aged)).toBeGreaterThanOrEqual(low);
        expect(score(aged)).toBeLessThanOrEqual(high);
        expect(aged.v).toBeLessThanOrEqual(constants.v0);
      }),
      runs,
    );
  });

  it('no time, or time that runs backwards, ages nothing', () => {
    fc.assert(
      fc.property(belief, fc.double({ min: -10_000, max: 0, noNaN: true }), (before, days) => {
        expect(age(before, days)).toEqual(before);
      }),
      runs,
    );
  });

  it('ageing in two steps is not ageing at once: it goes by a power law', () => {
    const known = answering('++++++++++');
    expect(age(age(known, 30), 30).mu).not.toBeCloseTo(age(known, 60).mu, 2);
  });
});
