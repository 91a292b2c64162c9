// An axis ends on a number one can read.
import { describe, expect, it } from 'vitest';
import { axisEnd } from '#renderer/lib/axis.ts';

describe('the axis', () => {
  it.each([
    [0, 1],
    [1, 1],
    [3, 3],
    [7, 8],
    [9, 10],
    [230, 300],
    [10, 10],
    [11, 20],
    [480, 500],
    [0.03, 0.03],
    [0.00021, 0.0003],
  ])('for %d ends at %d', (largest, end) => {
    expect(axisEnd(largest)).toBeCloseTo(end, 8);
  });
});
