// What makes a study day count: one of four thresholds, whichever was reached first. Read off the events themselves, so
// that a day counted again says the same.
import type { CreditedBy } from '#contract/progress.ts';

/** Any one of these. */
export const creditFrom = { studyMs: 10 * 60_000, quizAnswers: 5, reviews: 10, lessons: 1 } as const;

export interface Moment {
  at: number;
  tz: string;
}

export interface Stretch extends Moment {
  activeMs: number;
}

/** All that happened on one day, each kind in order of time. */
export interface DayEvents {
  study: Stretch[];
  quiz: Moment[];
  review: Moment[];
  lesson: Moment[];
}

export interface DayCount {
  tz: string;
  firstAt: number;
  lastAt: number;
  activeSeconds: number;
  quizAnswers: number;
  reviews: number;
  lessons: number;
  creditedBy: CreditedBy | null;
  creditedAt: number | null;
}

/** Null when nothing happened. The zone is the one in which the day came to count, else the first. */
export function countDay({ study, quiz, review, lesson }: DayEvents): DayCount | null {
  const all = [...study.map(ended), ...study, ...quiz, ...review, ...lesson].sort((a, b) => a.at - b.at);
  const [first] = all;
  const last = all.at(-1);
  if (!first || !last) return null;
  const credits = [
    creditOf('study', studyThreshold(study)),
    creditOf('quiz', quiz[creditFrom.quizAnswers - 1]),
    creditOf('review', review[creditFrom.reviews - 1]),
    creditOf('lesson', lesson[creditFrom.lessons - 1]),
  ].flat();
  const [credit] = credits.sort((a, b) => a.at - b.at);
  const activeMs = study.reduce((sum, stretch) => sum + stretch.activeMs, 0);
  return {
    tz: credit?.tz ?? first.tz,
    firstAt: first.at,
    lastAt: last.at,
    activeSeconds: Math.floor(activeMs / 1000),
    quizAnswers: quiz.length,
    reviews: review.length,
    lessons: lesson.length,
    creditedBy: credit?.by ?? null,
    creditedAt: credit?.at ?? null,
  };
}

function creditOf(by: CreditedBy, moment: Moment | undefined) {
  return moment ? [{ by, at: moment.at, tz: moment.tz }] : [];
}

function ended({ at, activeMs, tz }: Stretch): Moment {
  return { at: at + activeMs, tz };
}

/** The moment at which enough had been studied. */
function studyThreshold(study: Stretch[]): Moment | undefined {
  let left: number = creditFrom.studyMs;
  for (const { at, activeMs, tz } of study) {
    if (activeMs >= left) return { at: at + left, tz };
    left -= activeMs;
  }
  return undefined;
}
