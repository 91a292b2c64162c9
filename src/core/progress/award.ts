// What an act earns, source by source. Pure, and a function of stored facts only, so that a correction can be computed
// from what held when the act was done. `room` is always what the day's cap of that source still had room for.
import type { Awarded } from '#contract/progress.ts';

/** Version of the rules below, stored with every row they produced. */
export const ruleVersion = 1;

/** XP from one source on one local day. */
export const dayCap = { quiz: 150, lesson: 120, study: 120, doubt: 10, review: 50 } as const;
const perRightAnswer = { easy: 1, medium: 2, hard: 3 } as const;
const bonus = { amount: 5, fromQuestions: 5, fromShare: 0.8 };
/** Faster than a person reads a question. */
const tooFastMs = 1500;
/** Share of the points paid for the first and second attempt of a quiz on one day; later ones pay nothing. */
const shareByTurn = [1, 0.5];

/** A question of the attempt that still counts. */
export interface CountedAnswer {
  difficulty: keyof typeof perRightAnswer;
  /** False for a wrong, an unanswered and a "don't know" question. */
  right: boolean;
  latencyMs: number;
  /** The same question was answered right less than 24 hours before. */
  recentlyRight: boolean;
}

export interface QuizCircumstances {
  /** 1 for the first attempt of this quiz finished on this local day. */
  turn: number;
  /** XP the day's cap still had room for. */
  room: number;
}

export function quizAward(answers: readonly CountedAnswer[], { turn, room }: QuizCircumstances): Awarded {
  const right = answers.filter((answer) => answer.right);
  const fast = right.filter((answer) => answer.latencyMs < tooFastMs);
  const recent = right.filter((answer) => answer.latencyMs >= tooFastMs && answer.recentlyRight);
  const paid = right.filter((answer) => answer.latencyMs >= tooFastMs && !answer.recentlyRight);
  const points = paid.reduce((sum, answer) => sum + perRightAnswer[answer.difficulty], 0);
  const kept = Math.floor(points * (shareByTurn[turn - 1] ?? 0));

  const lines: Awarded['lines'] = [];
  if (paid.length > 0) lines.push({ reason: 'right_answers', count: paid.length, amount: points });
  if (kept < points) lines.push({ reason: 'repeat', count: paid.length, amount: kept - points });
  if (fast.length > 0) lines.push({ reason: 'too_fast', count: fast.length, amount: 0 });
  if (recent.length > 0) lines.push({ reason: 'recently_right', count: recent.length, amount: 0 });
  const enough = answers.length >= bonus.fromQuestions && paid.length / answers.length >= bonus.fromShare;
  if (enough && turn === 1) lines.push({ reason: 'bonus', count: answers.length, amount: bonus.amount });

  return within(room, lines);
}

const studyMinMs = 5 * 60_000;
const minuteMs = 60_000;

/** A study session's part on one day: full minutes only, and nothing when all of it is shorter than five. */
export function studyAward(part: { activeMs: number; sessionMs: number; room: number }): Awarded {
  const minutes = Math.floor(part.activeMs / minuteMs);
  if (minutes === 0) return within(part.room, []);
  return part.sessionMs < studyMinMs
    ? within(part.room, [{ reason: 'too_short', count: minutes, amount: 0 }])
    : within(part.room, [{ reason: 'minutes', count: minutes, amount: minutes }]);
}

const lesson = { base: 10, most: 30, openShare: 0.2, openAtMostMs: 60_000 };

/** How long a lesson must have been open before it can be called done: a fifth of its estimate, at most a minute. */
export function lessonNeedsMs(estimateMinutes: number): number {
  return Math.min(lesson.openAtMostMs, lesson.openShare * estimateMinutes * minuteMs);
}

/** A lesson pays once, and only when it was open for a while. */
export function lessonAward(done: {
  estimateMinutes: number;
  openMs: number;
  first: boolean;
  room: number;
}): Awarded {
  if (!done.first) return within(done.room, [{ reason: 'repeat', count: 1, amount: 0 }]);
  if (done.openMs < lessonNeedsMs(done.estimateMinutes))
    return within(done.room, [{ reason: 'opened_too_briefly', count: 1, amount: 0 }]);
  const amount = Math.min(lesson.most, lesson.base + Math.round(done.estimateMinutes / 2));
  return within(done.room, [{ reason: 'first_completion', count: 1, amount }]);
}

const perSolvedThread = 2;

/** A thread pays when it is called solved for the first time; asking alone pays nothing. */
export function doubtAward(room: number): Awarded {
  return within(room, [{ reason: 'solved', count: 1, amount: perSolvedThread }]);
}

/** Each card pays once a day. */
export function reviewAward(review: { firstToday: boolean; room: number }): Awarded {
  return review.firstToday
    ? within(review.room, [{ reason: 'cards', count: 1, amount: 1 }])
    : within(review.room, [{ reason: 'repeat', count: 1, amount: 0 }]);
}

function within(room: number, lines: Awarded['lines']): Awarded {
  const earned = lines.reduce((sum, line) => sum + line.amount, 0);
  const amount = Math.min(earned, Math.max(0, room));
  return { amount, capped: earned - amount, lines };
}

/** Level L begins at 50·L·(L−1) XP. */
export function levelAt(xp: number): { level: number; levelFrom: number; levelTo: number } {
  const level = Math.floor((1 + Math.sqrt(1 + xp / 12.5)) / 2);
  const from = (n: number) => 50 * n * (n - 1);
  return { level, levelFrom: from(level), levelTo: from(level + 1) };
}
