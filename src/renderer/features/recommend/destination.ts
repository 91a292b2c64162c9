// Where a suggestion leads. Those that have no place of their own begin something instead.
import type { Recommendation } from '#contract/recommend.ts';
import { attemptPath, examPath, lessonPath, practicePaths } from '../../lib/paths.ts';

export type Destination =
  | { kind: 'path'; to: string }
  | { kind: 'practise'; topicId: string }
  | { kind: 'makeQuiz'; materialId: string }
  | { kind: 'break' };

export function destinationOf({
  type,
  referenceId,
}: Pick<Recommendation, 'type' | 'referenceId'>): Destination {
  const id = referenceId ?? '';
  switch (type) {
    case 'review_due':
      return { kind: 'path', to: `${practicePaths.quizzes}/review` };
    case 'resume_quiz':
      return { kind: 'path', to: attemptPath(id) };
    case 'resume_lesson':
    case 'next_lesson':
      return { kind: 'path', to: lessonPath(id) };
    case 'fix_mistakes':
      return { kind: 'path', to: `${practicePaths.quizzes}?tab=mistakes` };
    case 'exam_soon':
      return { kind: 'path', to: examPath(id) };
    case 'streak_at_risk':
      return { kind: 'path', to: practicePaths.quizzes };
    case 'weak_topic':
    case 'refresh_topic':
    case 'check_lesson':
    case 'level_up':
      return { kind: 'practise', topicId: id };
    case 'use_material':
      return { kind: 'makeQuiz', materialId: id };
    case 'take_break':
      return { kind: 'break' };
  }
}
