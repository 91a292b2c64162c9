// What a finished attempt earns. Pure, and a function of stored facts only, so that a correction can be computed from
// what held when the attempt was finished.
import type { Awarded } from '#contract/progress.ts';

/** Version of the rules below, stored with every row they produced. */
export const ruleVersion = 1;

/** XP from quizzes on one local day. */
export const quizDayCap = 150;
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
