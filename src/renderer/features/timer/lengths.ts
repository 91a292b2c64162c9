// Lengths offered for a focus, in minutes.

const common = [15, 25, 50];

/** Three lengths, the preset among them, in order. */
export function lengthsAround(preset: number): number[] {
  const others = common.filter((minutes) => minutes !== preset);
  const nearest = others.sort((a, b) => Math.abs(a - preset) - Math.abs(b - preset)).slice(0, 2);
  return [...nearest, preset].sort((a, b) => a - b);
}
