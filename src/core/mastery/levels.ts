// What a state means today, in the words of the contract. Levels are named so that few answers are never a number, and
// "mastered" takes another day and questions that could not be answered by recognising what came just before.
import type { MasteryLevel } from '#contract/mastery.ts';
import { age, type Belief, daysSince, range, score, unknown } from './filter.ts';

/** What has been observed about one topic, as of its last answer. */
export interface Observed extends Belief {
  /** Sum of weights: a repetition or a hint is less than an answer. */
  n: number;
  answers: number;
  /** Right without help, and typed, or medium or hard among questions of other topics. */
  strongAnswers: number;
  /** Distinct study days. */
  days: number;
  lastAt: number | null;
}

export interface Standing {
  level: MasteryLevel;
  score: number | null;
  low: number | null;
  high: number | null;
  faded: number;
}

export const nothingYet: Observed = {
  ...unknown,
  n: 0,
  answers: 0,
  strongAnswers: 0,
  days: 0,
  lastAt: null,
};

/** Weights such as 0.3 do not add up exactly. */
const slack = 1e-9;
const enough = { forANumber: 3, toBeProficient: 5 };
/** That the range lies above 70 is not asked for: it does at 85, however unsure one is. */
const mastered = { score: 85, n: 8, days: 2, strongAnswers: 3 };
const fading = { from: 70, points: 8 };

/** As of `now`, everything rounded as it is shown: a level never contradicts its number. */
export function standing(observed: Observed, now: number): Standing {
  const { lastAt } = observed;
  if (observed.answers === 0) return withoutNumber('not_started');
  if (!holds(observed.n, enough.forANumber)) return withoutNumber('getting_to_know');
  const aged = age(observed, daysSince(lastAt, now));
  const before = Math.round(score(observed));
  const today = Math.round(score(aged));
  const low = Math.round(range(aged).low);
  const high = Math.round(range(aged).high);
  // Time pulls a low score up towards the middle: that is no fading.
  const faded = Math.max(0, before - today);
  return { level: levelOf(observed, { before, today, faded }), score: today, low, high, faded };
}

function levelOf(
  observed: Observed,
  { before, today, faded }: { before: number; today: number; faded: number },
): MasteryLevel {
  if (before >= fading.from && faded >= fading.points) return 'fading';
  if (today < 50) return 'needs_work';
  if (today < 70 || !holds(observed.n, enough.toBeProficient)) return 'familiar';
  const isMastered =
    today >= mastered.score &&
    holds(observed.n, mastered.n) &&
    observed.days >= mastered.days &&
    observed.strongAnswers >= mastered.strongAnswers;
  return isMastered ? 'mastered' : 'proficient';
}

function holds(n: number, least: number): boolean {
  return n >= least - slack;
}

function withoutNumber(level: MasteryLevel): Standing {
  return { level, score: null, low: null, high: null, faded: 0 };
}
