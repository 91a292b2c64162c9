// What a sentence claims: numbers however they are written, names where a capital tells, content words.
import { describe, expect, test } from 'vitest';
import { evidenceOf, isFactual, isSupported, namesOf, readClaim } from '#core/tutor/claims.ts';

const nobody = namesOf([]);
const alike = () => 1;
const source =
  'In 1723 the young Kepler counted 1,200 echoes, seventeen of them within 0.5 seconds, near Prague.';

describe('a number is found however it is written:', () => {
  test.each([
    ['1200', 'He counted 1200 echoes.'],
    ['1 200', 'He counted 1 200 echoes.'],
    ['17', 'Of them 17 came at once.'],
    ['seventeen', 'Seventeen came at once.'],
    ['0,5', 'They came within 0,5 seconds.'],
  ])('%s', (_, sentence) => {
    const { numbers } = readClaim(sentence, nobody);
    expect(numbers).toHaveLength(1);
    expect(evidenceOf(source).numbers).toContain(numbers[0]);
  });
});

test.each([
  ['another year', 'In 1732 the young Kepler counted 1,200 echoes near Prague.'],
  ['another size', 'In 1723 the young Kepler counted 12,000 echoes near Prague.'],
  ['another fraction', 'Seventeen echoes came within 0.05 seconds of the others.'],
  ['another word for a number', 'Eighteen echoes came within half of the time near Prague.'],
  ['a number joined by a hyphen', 'Twenty-one echoes came within the time near Prague.'],
])('%s is not held', (_, sentence) => {
  const claim = readClaim(sentence, namesOf([source]));
  expect(isSupported(claim, [evidenceOf(source)], alike)).toBe(false);
});

test('"one" is mostly a pronoun and counts for nothing', () => {
  expect(readClaim('One of them came back.', nobody).numbers).toEqual([]);
});

test('a number inside a word is no number', () => {
  expect(readClaim('The H2O froze over.', nobody).numbers).toEqual([]);
});

describe('a capital tells a name', () => {
  const names = namesOf([source]);
  test.each([
    ['inside a sentence', 'There the astronomer Brahe counted.', ['brahe']],
    ['at its start, before another', 'Tycho Brahe counted.', ['tycho', 'brahe']],
    ['at its start, in the genitive', "Brahe's echoes were counted.", ['brahe']],
    ['at its start, when the sources know it', 'Kepler counted.', ['keple']],
  ])('%s', (_, sentence, expected) => {
    expect(readClaim(sentence, names).names.map((name) => name.slice(0, 5))).toEqual(expected);
  });

  test('not at the start of a sentence alone', () => {
    expect(readClaim('Echoes were counted.', names).names).toEqual([]);
  });

  test('not where every noun has one', () => {
    const german = namesOf([
      'Das Echo ist ein Schall, den die Wand nach kurzer Zeit an das Ohr zurückwirft.',
    ]);
    expect(german.tell).toBe(false);
    expect(readClaim('Das Echo kommt von der Mauer.', german).names).toEqual([]);
  });
});

describe('a sentence that states nothing is not asked for a source:', () => {
  test.each([
    ['What do you think moves?'],
    ['Well done.'],
    ['Let us look at it together.'],
    ['¿Qué se mueve?'],
  ])('%s', (sentence) => {
    expect(isFactual(readClaim(sentence, nobody), false)).toBe(false);
  });
});

describe('a sentence that states something is:', () => {
  test.each([
    ['by its length', 'The echo returns from every distant wall quickly.', false],
    ['by its number', 'It took 17 seconds.', false],
    ['by its mark', 'Echoes return.', true],
  ])('%s', (_, sentence, isMarked) => {
    expect(isFactual(readClaim(sentence, nobody), isMarked)).toBe(true);
  });
});

test('numbers and names may stand in different passages, the words in one of them', () => {
  const passages = ['An echo is sound thrown back by a wall.', 'The year was 1723.'].map(evidenceOf);
  const claim = readClaim('In 1723 an echo was sound thrown back by a wall.', nobody);
  expect(isSupported(claim, passages, alike)).toBe(true);
  expect(isSupported(claim, passages.slice(0, 1), alike)).toBe(false);
});

test('rare words weigh more than common ones', () => {
  const passage = evidenceOf('The wave passes along the string.');
  const claim = readClaim('The wave passes along the membrane.', nobody);
  const membraneIsRare = (stem: string) => (stem.startsWith('membran') ? 20 : 1);
  expect(isSupported(claim, [passage], alike)).toBe(true);
  expect(isSupported(claim, [passage], membraneIsRare)).toBe(false);
});
