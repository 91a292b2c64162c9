// Addresses that one feature owns and another one leads to.

/** A thread of questions. */
export function threadPath(threadId: string): string {
  return `/ask/${threadId}`;
}

/** A subject with its topics and lessons. */
export function subjectPath(subjectId: string): string {
  return `/subjects/${subjectId}`;
}

export function lessonPath(lessonId: string): string {
  return `/subjects/lesson/${lessonId}`;
}

/** Proposes topics and lessons from a file; made in this subject unless the student says otherwise. */
export function lessonsFromPath(materialId: string, subjectId?: string): string {
  return `/subjects/from/${materialId}${subjectId ? `?subject=${subjectId}` : ''}`;
}

/** An attempt at a quiz, or its result once it is finished. */
export function attemptPath(attemptId: string): string {
  return `/practice/attempt/${attemptId}`;
}

/** Where the cards that are due are asked. */
export const reviewPath = '/practice/review';

/** An exam with its plan. */
export function examPath(examId: string): string {
  return `${practicePaths.exams}/${examId}`;
}

/** A quiz on paper: a page without the app around it. */
export function printPath(quizId: string): string {
  return `/print/quiz/${quizId}`;
}

/** The places under Practice. The cards' feature fills `cards`, that of exams `exams`. */
export const practicePaths = {
  quizzes: '/practice',
  cards: '/practice/cards',
  exams: '/practice/exams',
} as const;
export type PracticePlace = keyof typeof practicePaths;

/** The screens under Progress. The timer's feature fills `sessions`, that of mastery `mastery`. */
export const progressPaths = {
  overview: '/progress',
  mastery: '/progress/mastery',
  sessions: '/progress/sessions',
  xp: '/progress/xp',
  achievements: '/progress/achievements',
} as const;
export type ProgressSection = keyof typeof progressPaths;

/** The sessions of one study day. */
export function sessionsPath(day: string): string {
  return `${progressPaths.sessions}?day=${day}`;
}
