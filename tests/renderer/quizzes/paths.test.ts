// Addresses of Practice.
import { expect, test } from 'vitest';
import { makeQuizPath, scopeOfQuery } from '#renderer/features/quizzes/paths.ts';

const materialId = '019a0000-0000-7000-8000-000000000001';

test.each([{}, { materialId }, { materialId, pageFrom: 3, pageTo: 9 }, { topicId: materialId }])(
  '%o survives the trip through an address',
  (scope) => {
    expect(scopeOfQuery(new URLSearchParams(makeQuizPath(scope).split('?')[1]))).toEqual(scope);
  },
);

test('pages without a file, and pages that are no numbers, are ignored', () => {
  expect(scopeOfQuery(new URLSearchParams('from=2&to=3'))).toEqual({});
  expect(scopeOfQuery(new URLSearchParams(`material=${materialId}&from=x&to=-1`))).toEqual({ materialId });
});
