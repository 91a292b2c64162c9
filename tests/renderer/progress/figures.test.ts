// The figures behind the charts: every day and week of the range, at most five subjects, and a year one can walk by key.
import { describe, expect, it } from 'vitest';
import type { Charts } from '#contract/progress.ts';
import {
  dayFrom,
  minutesByDay,
  monthStarts,
  others,
  shadeOf,
  subjectParts,
  weeksOf,
  xpByWeek,
} from '#renderer/features/progress/figures.ts';

const day = (at: string, ...subjects: [string | null, number][]): Charts['days'][number] => ({
  day: at,
  activeSeconds: subjects.reduce((sum, [, minutes]) => sum + minutes * 60, 0),
  quizAnswers: 0,
  creditedBy: null,
  subjects: subjects.map(([subjectId, minutes]) => ({ subjectId, seconds: minutes * 60 })),
});

describe('minutes a day', () => {
  it('name the five subjects with most time and put the rest together', () => {
    const days = [day('2026-11-20', ['a', 1], ['b', 2], ['c', 3], ['d', 4], [null, 5], ['f', 6], ['g', 7])];
    const parts = subjectParts(days);
    expect(parts.map(({ id }) => id)).toEqual(['g', 'f', null, 'd', 'c', others]);
    expect(new Set(parts.map(({ tone }) => tone)).size).toBe(6);
    const [row] = minutesByDay(days, '2026-11-20', '2026-11-20', parts);
    expect(row?.parts.map(({ minutes }) => minutes)).toEqual([7, 6, 5, 4, 3, 3]);
    expect(row?.minutes).toBe(28);
  });

  it('have a place for days without any', () => {
    const days = [day('2026-11-21', ['a', 10])];
    const rows = minutesByDay(days, '2026-11-20', '2026-11-22', subjectParts(days));
    expect(rows.map(({ minutes }) => minutes)).toEqual([0, 10, 0]);
  });
});

describe('XP by week', () => {
  it('covers every week that touches the range and adds corrections up', () => {
    const rows: Charts['xpWeeks'] = [
      { week: '2026-11-16', sourceType: 'quiz', amount: 20 },
      { week: '2026-11-16', sourceType: 'quiz', amount: -5 },
      { week: '2026-11-16', sourceType: 'study', amount: 25 },
    ];
    const weeks = xpByWeek(rows, '2026-11-12', '2026-11-24');
    expect(weeks.map(({ week, total }) => [week, total])).toEqual([
      ['2026-11-09', 0],
      ['2026-11-16', 40],
      ['2026-11-23', 0],
    ]);
    expect(weeks[1]?.parts).toEqual([
      { source: 'study', amount: 25 },
      { source: 'quiz', amount: 15 },
    ]);
  });
});

describe('the year', () => {
  it('is made of weeks from Monday on, without days outside it', () => {
    const weeks = weeksOf('2026-11-25', '2026-12-01');
    expect(weeks).toEqual([
      [null, null, '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'],
      ['2026-11-30', '2026-12-01', null, null, null, null, null],
    ]);
    expect(weeksOf('2025-11-27', '2026-11-26').flat().filter(Boolean)).toHaveLength(365);
  });

  it('names a month where it begins, and never two in one place', () => {
    const starts = monthStarts(weeksOf('2025-11-27', '2026-11-26'));
    expect(starts[0]?.day.slice(0, 7)).toBe('2025-12');
    expect(starts.at(-1)?.day.slice(0, 7)).toBe('2026-11');
    const gaps = starts.slice(1).map(({ at }, index) => at - starts[index]!.at);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3);
  });

  it.each([
    [0, 0],
    [60, 1],
    [9 * 60, 1],
    [10 * 60, 2],
    [20 * 60, 3],
    [30 * 60, 4],
    [300 * 60, 4],
  ])('shades %d seconds of a goal of 30 minutes as %d', (seconds, shade) => {
    expect(shadeOf(seconds, 30)).toBe(shade);
  });

  it.each([
    ['ArrowLeft', '2026-11-10', '2026-11-03'],
    ['ArrowRight', '2026-11-10', '2026-11-17'],
    ['ArrowUp', '2026-11-10', '2026-11-09'],
    ['ArrowDown', '2026-11-10', '2026-11-11'],
    ['ArrowRight', '2026-11-24', '2026-11-26'],
    ['ArrowLeft', '2026-11-02', '2026-11-01'],
    ['Home', '2026-11-10', '2026-11-01'],
    ['End', '2026-11-10', '2026-11-26'],
    ['x', '2026-11-10', null],
  ])('%s leads from %s to %s', (key, from, to) => {
    expect(dayFrom(key, from, '2026-11-01', '2026-11-26')).toBe(to);
  });
});
