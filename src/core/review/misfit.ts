// How well weights predict answers: log loss, and the error in groups of answers alike in wait, count and lapses. Groups
// are needed because one answer is yes or no, and only many of them make a share to compare a chance with.
import { type FSRSState, fsrs } from 'ts-fsrs';
import type { Tuning } from '#contract/review.ts';
import type { Recollection } from './recollections.ts';
import type { Weights } from './tuned.ts';

export interface Prediction {
  chance: number;
  recalled: 0 | 1;
  group: string;
}

export type Misfit = NonNullable<Tuning['last']>['before'];

/** `null`: the published weights. */
export function predict(weights: Weights | null, recollections: Recollection[]): Prediction[] {
  const algorithm = fsrs(weights ? { w: weights } : {});
  return recollections.map(({ before, answer }) => {
    let state: FSRSState | null = null;
    for (const { grade, days } of before) state = algorithm.next_state(state, days, grade);
    const lapses = before.filter(({ grade }) => grade === 1).length;
    return {
      chance: algorithm.forgetting_curve(answer.days, state?.stability ?? 0),
      recalled: answer.grade === 1 ? 0 : 1,
      group: [answer.days, before.length, lapses + 1].map((n) => Math.floor(Math.log2(n))).join(),
    };
  });
}

export function misfitOf(predictions: Prediction[]): Misfit {
  const groups = new Map<string, number>();
  let loss = 0;
  for (const { chance, recalled, group } of predictions) {
    // A forecast of certainty that fails would cost an endless amount.
    const sure = Math.min(1 - 1e-4, Math.max(1e-4, chance));
    loss -= Math.log(recalled ? sure : 1 - sure);
    groups.set(group, (groups.get(group) ?? 0) + chance - recalled);
  }
  const sizes = Map.groupBy(predictions, ({ group }) => group);
  let squares = 0;
  for (const [group, sum] of groups) squares += sum ** 2 / (sizes.get(group)?.length ?? 1);
  return { logLoss: loss / predictions.length, rmse: Math.sqrt(squares / predictions.length) };
}
