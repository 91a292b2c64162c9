// The student's topics as choices, each with its subject.
import { useQuery } from '@tanstack/react-query';
import { orpc } from './client.ts';

/** '' stands for none; `label` says what that means here. */
export function useTopicChoices(label: string): { value: string; label: string }[] {
  const subjects = useQuery(orpc.subjects.list.queryOptions());
  const topics = (subjects.data ?? []).flatMap((subject) =>
    subject.topics.map((topic) => ({ value: topic.id, label: `${subject.name} › ${topic.name}` })),
  );
  return [{ value: '', label }, ...topics];
}
