// Addresses of exams.
export const newExamPath = '/practice/exams/new';

export function examPath(examId: string): string {
  return `/practice/exams/${examId}`;
}
