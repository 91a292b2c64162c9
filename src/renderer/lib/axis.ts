// Where the axis of a chart ends.

/** The next number one can read, close enough that the tallest column fills most of the chart: 1 to 6, 8, 10, 20, … */
export function axisEnd(largest: number): number {
  if (largest <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(largest));
  const step = [1, 2, 3, 4, 5, 6, 8].find((candidate) => candidate * power >= largest * (1 - 1e-9)) ?? 10;
  return step * power;
}
