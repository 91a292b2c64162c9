import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grade } from '#core/quizzes/grade.ts';

const choice = {
  type: 'mcq' as const,
  options: [
    { id: 'a', text: 'mulch' },
    { id: 'b', text: 'humus' },
  ],
  correct: ['b'],
};
const typed = (...correct: string[]) => ({ type: 'short' as const, options: [], correct });

describe('choices', () => {
  it('are right by id only', () => {
    expect(grade(choice, ['b'])).toEqual({ correct: true, almost: false, expected: 'humus' });
    expect(grade(choice, ['humus']).correct).toBe(false);
    expect(grade(choice, ['a']).correct).toBe(false);
  });

  it('are wrong when nothing or too much is chosen', () => {
    expect(grade(choice, []).correct).toBe(false);
    expect(grade(choice, ['a', 'b']).correct).toBe(false);
  });
});

describe('typed answers', () => {
  it.each([
    ['Projectile Motion', 'projectile motion'],
    ['the projectile motion', 'projectile motion'],
    ['projectile  motion.', 'projectile motion'],
    ['head to tail method', 'head-to-tail method'],
    ['velocities', 'velocity'],
    ['vector', 'vectors'],
    ['cafe', 'café'],
    ['Müller', 'Mu\u0308ller'],
    ['la inercia', 'inercia'],
    ['Newtons law', 'Newton’s law'],
  ])('take "%s" for "%s"', (given, answer) => {
    expect(grade(typed(answer), [given])).toEqual({ correct: true, almost: false, expected: answer });
  });

  it.each([
    ['percolaton', 'percolation'],
    ['projectil motoin', 'projectile motion'],
    ['humas', 'humus'],
    ['breakwatter', 'breakwater'],
    ['break water', 'breakwater'],
  ])('forgive "%s" for "%s" and say so', (given, answer) => {
    expect(grade(typed(answer), [given])).toEqual({ correct: true, almost: true, expected: answer });
  });

  it.each([
    ['', 'humus'],
    ['   ', 'humus'],
    ['lame', 'lime'],
    ['hamas', 'humus'],
    ['static friction', 'kinetic friction'],
    ['1906', '1905'],
    ['19O5', '1905'],
    ['carbon 13', 'carbon-14'],
    ['1.5 metres', '15 metres'],
    ['H3O', 'H2O'],
  ])('refuse "%s" for "%s"', (given, answer) => {
    expect(grade(typed(answer), [given])).toEqual({ correct: false, almost: false, expected: answer });
  });

  it('take any accepted spelling and show the first', () => {
    const question = typed('gross domestic product', 'GDP');
    expect(grade(question, ['gdp'])).toEqual({
      correct: true,
      almost: false,
      expected: 'gross domestic product',
    });
  });

  it('never take another number for the right one', () => {
    fc.assert(
      fc.property(fc.nat(99_999), fc.nat(99_999), (given, right) => {
        expect(grade(typed(`about ${right} kilometres`), [`about ${given} kilometres`]).correct).toBe(
          given === right,
        );
      }),
    );
  });
});
