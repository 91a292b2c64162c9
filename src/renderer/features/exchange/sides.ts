// Which note types of a file are taken, and which field is which side; first as the core guessed.
import type { Incoming } from '#contract/exchange.ts';

export type IncomingKind = Incoming['kinds'][number];

export interface Side {
  taken: boolean;
  front: number;
  back: number;
}

export type Sides = Readonly<Record<string, Side>>;

export function guessed({ kinds }: Incoming): Sides {
  return Object.fromEntries(kinds.map(({ name, front, back }) => [name, { taken: true, front, back }]));
}

/** What is asked of the core. */
export function orderOf(sides: Sides): { name: string; front: number; back: number }[] {
  return Object.entries(sides)
    .filter(([, { taken }]) => taken)
    .map(([name, { front, back }]) => ({ name, front, back }));
}

/** How many notes would be looked at. */
export function countTaken(kinds: readonly IncomingKind[], sides: Sides): number {
  return kinds.filter(({ name }) => sides[name]?.taken).reduce((sum, { count }) => sum + count, 0);
}
