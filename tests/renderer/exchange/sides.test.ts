// What the second step asks of the core: the note types that are ticked, with the fields that were chosen.
import { expect, it } from 'vitest';
import type { Incoming } from '#contract/exchange.ts';
import { countTaken, guessed, orderOf } from '#renderer/features/exchange/sides.ts';

const kind = (name: string, count: number) => ({
  name,
  fields: ['a', 'b', 'c'],
  count,
  isCloze: false,
  samples: [],
  front: 1,
  back: 2,
});
const found: Incoming = {
  importId: '0197a1f0-0000-7000-8000-000000000000',
  format: 'apkg',
  kinds: [kind('Basic', 3), kind('Other', 4)],
  media: 0,
  hasSchedule: false,
  encoding: null,
};

it('begins with what was guessed, all of it', () => {
  expect(orderOf(guessed(found))).toEqual([
    { name: 'Basic', front: 1, back: 2 },
    { name: 'Other', front: 1, back: 2 },
  ]);
  expect(countTaken(found.kinds, guessed(found))).toBe(7);
});

it('leaves out what is not ticked', () => {
  const sides = { ...guessed(found), Other: { taken: false, front: 0, back: 1 } };
  expect(orderOf(sides)).toEqual([{ name: 'Basic', front: 1, back: 2 }]);
  expect(countTaken(found.kinds, sides)).toBe(3);
});
