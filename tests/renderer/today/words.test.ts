// What the day is called: calm, true, and never more than is owed.
import { describe, expect, it } from 'vitest';
import type { DayState, TodayStatus } from '#contract/progress.ts';
import {
  coveredDays,
  fitsHoliday,
  minutesOf,
  missingOf,
  partOfDay,
  shareOf,
  stateWords,
} from '#renderer/features/today/words.ts';

const strip = (...states: DayState[]): TodayStatus['strip'] =>
  states.map((state, at) => ({ day: `2026-11-${String(at + 10)}`, state, activeSeconds: 0 }));
const streak = (state: TodayStatus['streak']['state'], current: number) => ({
  current,
  longest: 9,
  state,
  freezes: 1,
  frozen: [],
});

describe('the greeting', () => {
  it.each([
    [0, 'night'],
    [4, 'night'],
    [5, 'morning'],
    [11, 'morning'],
    [12, 'afternoon'],
    [17, 'afternoon'],
    [18, 'evening'],
    [23, 'evening'],
  ])('at %d is for the %s', (hour, part) => {
    expect(partOfDay(hour)).toBe(part);
  });
});

describe('the state of the streak', () => {
  it.each<[string, TodayStatus['streak'], DayState, string]>([
    ['a day that counts', streak('done', 4), 'credited', 'done'],
    ['a day that counts on holiday', streak('done', 4), 'paused', 'done'],
    ['a day still open', streak('open', 4), 'open', 'open'],
    ['a holiday', streak('open', 4), 'paused', 'paused'],
    ['yesterday missed', streak('frozen', 4), 'open', 'frozen'],
    ['a streak that ended', streak('broken', 0), 'open', 'first'],
    ['no day yet', streak('open', 0), 'open', 'first'],
  ])('after %s', (_name, now, state, words) => {
    expect(stateWords({ streak: now, strip: strip('credited', state) })).toBe(words);
  });

  it('counts the days right before today that freezes cover', () => {
    expect(coveredDays(strip('frozen', 'credited', 'frozen', 'frozen', 'open'))).toBe(2);
    expect(coveredDays(strip('frozen', 'credited', 'open'))).toBe(0);
    expect(coveredDays(strip('open'))).toBe(0);
  });
});

describe('what is missing', () => {
  it('is rounded up to whole minutes', () => {
    expect(missingOf({ missing: { studySeconds: 541, quizAnswers: 3 } })).toEqual({
      minutes: 10,
      answers: 3,
    });
  });

  it('is nothing once the day counts', () => {
    expect(missingOf({ missing: { studySeconds: 0, quizAnswers: 0 } })).toBeNull();
  });
});

describe('the goal', () => {
  it('closes its ring and no more', () => {
    expect(shareOf(15 * 60, 30)).toBe(0.5);
    expect(shareOf(90 * 60, 30)).toBe(1);
  });

  it('counts a minute once it is over', () => {
    expect(minutesOf(119)).toBe(1);
    expect(minutesOf(120)).toBe(2);
  });
});

describe('a holiday', () => {
  it.each([
    ['2026-11-24', '2026-11-24', true],
    ['2026-11-24', '2026-12-07', true],
    ['2026-11-24', '2026-12-08', false],
    ['2026-11-23', '2026-11-25', false],
    ['2026-11-26', '2026-11-25', false],
    ['', '2026-11-25', false],
    ['2026-11-25', '', false],
  ])('from %s to %s fits: %s', (from, to, fits) => {
    expect(fitsHoliday('2026-11-24', from, to)).toBe(fits);
  });
});
