// Addresses of exams that no other feature leads to.
export const newExamPath = '/practice/exams/new';
