// What a denial reaches, and when a sentence says the opposite of its source.
import { expect, test } from 'vitest';
import { namesOf, readClaim } from '#core/tutor/claims.ts';
import { denialsIn, turnsDenial } from '#core/tutor/denial.ts';

const turns = (says: string, ...passages: string[]) =>
  turnsDenial(readClaim(says, namesOf(passages)), passages, () => 1);

test.each([
  ['Friction does not depend on the area of contact.', [['depend', 'area', 'contact']]],
  ['The reaction isn’t reversible.', [['revers']]],
  ['It cannot flow, but it can bend.', [['flow']]],
  ['Nobody lives there, and nothing grows.', [['live'], ['grow']]],
  ['Not only red light is absorbed.', []],
  ['It holds no more than five litres.', []],
  ['El calor no pasa sin diferencia de temperatura.', [['pasa'], ['diferencia', 'temperatura']]],
  ['Light is absorbed.', []],
])('%s', (text, denied) => {
  const stems = denialsIn(text).map((one) => one.map((stem) => stem.slice(0, 5)));
  expect(stems).toEqual(denied.map((one) => one.map((stem) => stem.slice(0, 5))));
});

const friction = 'Friction does not depend on the area of contact. It depends on the force that presses.';
const enzyme = 'The enzyme is not used up, but it can be destroyed by heat.';

test.each([
  ['a denial left out', 'Friction depends on the area of contact.', friction],
  [
    'a denial put in',
    'Friction does not depend on the force that presses.',
    'Friction depends on the force that presses.',
  ],
  ['in Spanish', 'La fricción depende del área de contacto.', 'La fricción no depende del área de contacto.'],
])('%s is the opposite', (_how, says, passage) => {
  expect(turns(says, passage)).toBe(true);
});

test.each([
  ['the same denial', 'Friction does not depend on contact area.', friction],
  ['the part that is not denied', 'The enzyme can be destroyed by heat.', enzyme],
  ['another denial', 'The enzyme isn’t used up by the reaction.', enzyme],
  ['nothing of the kind', 'Plants make sugar.', friction],
])('%s is not', (_how, says, passage) => {
  expect(turns(says, passage)).toBe(false);
});

test('one sentence that agrees is enough', () => {
  const says = 'Ice floats on water.';
  expect(turns(says, 'Ice does not float on water, it was long thought.', 'Ice floats on cold water.')).toBe(
    false,
  );
});
