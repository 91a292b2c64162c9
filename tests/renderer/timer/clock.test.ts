import { describe, expect, test } from 'vitest';
import type { LiveTimer } from '#contract/timer.ts';
import { clockFace, shareDone, shownMs } from '#renderer/features/timer/clock.ts';
import { lengthsAround } from '#renderer/features/timer/lengths.ts';

const minute = 60_000;
const live = (change: Partial<LiveTimer> = {}): LiveTimer => ({
  sessionId: 'one',
  kind: 'focus',
  target: { subjectId: null, topicId: null, materialId: null, lessonId: null, name: null },
  state: 'running',
  pausedBy: null,
  startedAt: 0,
  plannedMs: 25 * minute,
  activeMs: 0,
  clockSuspect: false,
  ...change,
});

describe('the clock', () => {
  test.each([
    ['what is left of a countdown', live(), 10_000, 24 * minute + 50_000],
    ['nothing below zero', live(), 99 * minute, 0],
    ['the same while it is paused', live({ state: 'paused', activeMs: minute }), 10_000, 24 * minute],
    [
      'what has passed where there is no end',
      live({ plannedMs: null, activeMs: minute }),
      5_000,
      minute + 5_000,
    ],
  ])('shows %s', (_what, timer, since, shown) => {
    expect(shownMs(timer, since)).toBe(shown);
  });

  test.each([
    [25 * minute, true, '25:00'],
    [25 * minute - 1, true, '25:00'],
    [1, true, '0:01'],
    [0, true, '0:00'],
    [59_999, false, '0:59'],
    [61 * minute + 5_000, false, '1:01:05'],
  ])('writes %i ms (down: %s) as %s', (ms, down, face) => {
    expect(clockFace(ms, down)).toBe(face);
  });

  test('knows how much of a countdown has passed, and that a count up has no share', () => {
    expect(shareDone(live({ activeMs: 5 * minute }), 0)).toBeCloseTo(0.2);
    expect(shareDone(live({ plannedMs: null }), 0)).toBeNull();
  });
});

test.each([
  [25, [15, 25, 50]],
  [15, [15, 25, 50]],
  [40, [25, 40, 50]],
  [90, [25, 50, 90]],
  [5, [5, 15, 25]],
])('lengths to choose from hold the preset of %i and what lies near it', (preset, lengths) => {
  expect(lengthsAround(preset)).toEqual(lengths);
});
