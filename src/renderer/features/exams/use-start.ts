// Begins a piece of a plan where it is done: the lesson, the page, a quiz of the topic, the cards, or a mixed sitting.
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { PlanItem } from '#contract/exams.ts';
import { client } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { attemptPath, lessonPath, reviewPath } from '../../lib/paths.ts';
import { act, readerPath } from '../../lib/slots.ts';
import { quizToTake } from './pick-quiz.ts';

/** Shorter than a mock exam: it is one part of a day. */
const mixed = { questions: 15, minutes: 20 };

export function useStart() {
  const navigate = useNavigate();
  const toast = useFaultToast();
  return useMutation({
    mutationFn: (item: PlanItem) => begin(item),
    onSuccess: (path) => path && navigate(path),
    onError: (error) => toast(error),
  });
}

async function begin(item: PlanItem): Promise<string | null> {
  const { kind, lessonId, materialId, topicId, examId } = item;
  if (kind === 'lesson' && lessonId) return lessonPath(lessonId);
  if (kind === 'read' && materialId)
    return readerPath({ materialId, ...(item.pageFrom === null ? {} : { page: item.pageFrom }) });
  if (kind === 'review') return reviewPath;
  if (kind === 'mixed') return attemptPath((await client.exams.mock({ examId, ...mixed })).id);
  if (!topicId) return null;
  const scope = { topicId };
  const [quizzes, files] = await Promise.all([client.quizzes.list({ scope }), client.library.list(scope)]);
  const quiz = quizToTake(quizzes, files.length > 0);
  if (quiz) return attemptPath((await client.quizzes.start({ quizId: quiz.id })).id);
  act('makeQuiz', { scope });
  return null;
}
