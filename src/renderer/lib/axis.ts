// Where the axis of a chart ends.

/** The next of 1, 2, 5, 10, 20, … so that an axis ends on a number one can read. */
export function axisEnd(largest: number): number {
  if (largest <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(largest));
  const step = [1, 2, 5, 10].find((candidate) => candidate * power >= largest * (1 - 1e-9)) ?? 10;
  return step * power;
}
