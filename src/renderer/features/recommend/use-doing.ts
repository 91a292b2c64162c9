// Doing what is suggested, where that is more than a link.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { client, orpc } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { attemptPath, practicePaths } from '../../lib/paths.ts';
import { act } from '../../lib/slots.ts';
import type { Destination } from './destination.ts';

export function useDoing() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useFaultToast();
  return useMutation({
    mutationFn: async (destination: Destination) => {
      switch (destination.kind) {
        case 'path':
          return navigate(destination.to);
        case 'practise':
          return practise(destination.topicId);
        case 'makeQuiz':
          return act('makeQuiz', { scope: { materialId: destination.materialId } });
        case 'break':
          return rest();
      }
    },
    onError: (error) => toast(error),
  });

  /** New questions from the topic's files; without files, the newest quiz there is about it. */
  async function practise(topicId: string) {
    const subjects = await client.subjects.list();
    const topic = subjects.flatMap(({ topics }) => topics).find(({ id }) => id === topicId);
    if (topic && topic.materialCount > 0) return act('makeQuiz', { scope: { topicId } });
    const [quiz] = await client.quizzes.list({ scope: { topicId } });
    if (!quiz) return navigate(practicePaths.quizzes);
    const attempt = await client.quizzes.start({ quizId: quiz.id });
    return navigate(attemptPath(attempt.id));
  }

  async function rest() {
    const { live } = await client.timer.state();
    if (live && (live.kind === 'focus' || live.kind === 'count_up')) await client.timer.finish();
    const state = await client.timer.start({ kind: 'break' });
    queries.setQueryData(orpc.timer.state.queryKey(), state);
  }
}
