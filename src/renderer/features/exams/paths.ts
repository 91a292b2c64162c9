// Addresses of exams.
export const newExamPath = '/exams/new';

export function examPath(examId: string): string {
  return `/exams/${examId}`;
}
