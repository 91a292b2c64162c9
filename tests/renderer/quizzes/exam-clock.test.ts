// The time an exam has left, in figures.
import { expect, test } from 'vitest';
import { clockWords } from '#renderer/features/quizzes/exam-clock.tsx';

test('time left is minutes and seconds, with hours when there are any', () => {
  expect(clockWords(0)).toBe('0:00');
  expect(clockWords(65)).toBe('1:05');
  expect(clockWords(754)).toBe('12:34');
  expect(clockWords(3723)).toBe('1:02:03');
});
