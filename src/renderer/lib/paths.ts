// Addresses that one feature owns and another one leads to.

/** A thread of questions. */
export function threadPath(threadId: string): string {
  return `/ask/${threadId}`;
}

/** An attempt at a quiz, or its result once it is finished. */
export function attemptPath(attemptId: string): string {
  return `/practice/attempt/${attemptId}`;
}

/** The screens under Progress. The timer's feature fills `sessions`. */
export const progressPaths = {
  overview: '/progress',
  sessions: '/progress/sessions',
  xp: '/progress/xp',
  achievements: '/progress/achievements',
} as const;
export type ProgressSection = keyof typeof progressPaths;

/** The sessions of one study day. */
export function sessionsPath(day: string): string {
  return `${progressPaths.sessions}?day=${day}`;
}
