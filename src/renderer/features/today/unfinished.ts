// What is worth going on with, from what the core lists.

import type { Quiz } from '#contract/quizzes.ts';
import type { LastRead } from '#contract/reader.ts';
import type { Thread } from '#contract/tutor.ts';

/** At most four things: a quiz that is open, one or two files, and questions that are not solved before those that are. */
export function unfinished(files: readonly LastRead[], quizzes: readonly Quiz[], threads: readonly Thread[]) {
  const open = quizzes.find(({ openAttemptId }) => openAttemptId !== null);
  const asked = threads.filter(({ messageCount }) => messageCount > 0);
  const ordered = [...asked].sort((a, b) => Number(a.solvedAt !== null) - Number(b.solvedAt !== null));
  const shownFiles = files.slice(0, 2);
  return {
    files: shownFiles,
    quiz: open ? { ...open, attemptId: open.openAttemptId! } : null,
    questions: ordered.slice(0, Math.max(1, 4 - shownFiles.length - (open ? 1 : 0))),
  };
}
