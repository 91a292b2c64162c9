// What Today offers to go on with.
import { describe, expect, it } from 'vitest';
import type { Material } from '#contract/library.ts';
import type { Quiz } from '#contract/quizzes.ts';
import type { Thread } from '#contract/tutor.ts';
import { unfinished } from '#renderer/features/today/unfinished.ts';

const file = (id: string, at: number) => ({ material: { id } as Material, page: 3, at });
const thread = (id: string, more: Partial<Thread> = {}) =>
  ({ id, messageCount: 2, solvedAt: null, ...more }) as Thread;
const quiz = (id: string, openAttemptId: string | null) => ({ id, openAttemptId }) as Quiz;

describe('going on', () => {
  it('offers four things at most: two files, the open quiz, and a question', () => {
    const found = unfinished(
      [file('a', 3), file('b', 2), file('c', 1)],
      [quiz('done', null), quiz('open', 'attempt')],
      [thread('x'), thread('y')],
    );
    expect(found.files).toHaveLength(2);
    expect(found.quiz?.attemptId).toBe('attempt');
    expect(found.questions.map(({ id }) => id)).toEqual(['x']);
  });

  it('prefers open questions to solved ones and leaves empty threads out', () => {
    const found = unfinished(
      [],
      [],
      [thread('solved', { solvedAt: 1 }), thread('empty', { messageCount: 0 }), thread('open')],
    );
    expect(found.questions.map(({ id }) => id)).toEqual(['open', 'solved']);
  });
});
