import { describe, expect, it } from 'vitest';
import { containsWords, headNoun, sameFamily, stemHash, termKey } from '#core/quizzes/generate/wording.ts';

describe('words', () => {
  it.each([
    ['friction', 'frictional', true],
    ['velocity', 'velocities', true],
    ['Maoism'.toLowerCase(), 'mao', true],
    ['kinetic', 'kinematics', false],
    ['mass', 'mast', false],
    ['heat', 'heated', true],
  ])('%s and %s are of one family: %s', (one, other, same) => {
    expect(sameFamily(one, other)).toBe(same);
  });

  it('make one key for every spelling of a term', () => {
    const keys = ['The Kinetic Energies', 'kinetic energy', 'Kinetic  energy (KE)', 'kinetic-energy'].map(
      termKey,
    );
    expect(new Set(keys)).toEqual(new Set(['kinetic energy']));
  });

  it('are found whole, in any number', () => {
    expect(containsWords('The restoring forces act', 'restoring force')).toBe(true);
    expect(containsWords('It is enforced', 'force')).toBe(false);
  });

  it('hash alike when stems differ only in marks, case and accents', () => {
    expect(stemHash('What is “humus”?')).toBe(stemHash('what is HUMUS'));
    expect(stemHash('What is humus?')).not.toBe(stemHash('What is mulch?'));
  });

  it('have the head before "of"', () => {
    expect(headNoun('conservation of energy')).toBe('conservation');
    expect(headNoun('simple pendulum')).toBe('pendulum');
  });
});
