// Routes of lessons that no other feature leads to.
import { lessonPath } from '../../lib/paths.ts';

export const readyMadePath = '/subjects/ready-made';

export function editPath(lessonId: string): string {
  return `${lessonPath(lessonId)}/edit`;
}

export function newLessonPath(topicId: string): string {
  return `/subjects/topic/${topicId}/new`;
}
