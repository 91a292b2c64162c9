// Weights trained on a student's own answers. They are judged on answers that came after those they were trained on, and
// need a clear lead: without one, chance alone would replace good weights every few attempts. The trainer is native and
// is loaded when first asked for, so that a computer it does not run on loses nothing else.
import { checkParameters } from 'ts-fsrs';
import type { TuneEvent, Tuning } from '#contract/review.ts';
import { fault } from '../faults.ts';
import type { Tx } from '../progress/ledger.ts';
import { misfitOf, type Prediction, predict } from './misfit.ts';
import { type Recollection, readRecollections } from './recollections.ts';
import { type Attempt, readTuned, type Weights } from './tuned.ts';

export const neededReviews = 400;
/** Trained on the first part, judged on the second; trained on two, judged on the third; and so on. */
const folds = 4;
const leastLead = 0.002;

type Trainer = (recollections: Recollection[]) => Promise<number[]>;
type TrainStep =
  | Extract<TuneEvent, { type: 'progress' }>
  | { type: 'trained'; attempt: Attempt; weights: Weights | null };

export function createTuner(tx: Tx) {
  let trainer: Promise<Trainer | null> | null = null;
  const load = () => {
    trainer ??= loadTrainer();
    return trainer;
  };

  return {
    async status(userId: string): Promise<Tuning> {
      const isThere = (await load()) !== null;
      const reviews = readRecollections(tx, userId).length;
      const { weights, last } = readTuned(tx, userId);
      const ready = reviews < neededReviews ? 'too_few' : 'ready';
      return {
        state: isThere ? ready : 'unavailable',
        reviews,
        needed: neededReviews,
        ownWeights: weights !== null,
        last,
      };
    },

    /** Writes nothing. A training under way cannot be broken off, so a stop takes effect after it. */
    async *train(userId: string, signal?: AbortSignal): AsyncGenerator<TrainStep, void> {
      const train = await load();
      if (!train) throw fault('CONFLICT', { reason: 'unavailable' });
      const all = readRecollections(tx, userId);
      if (all.length < neededReviews) throw fault('CONFLICT', { reason: 'too_few', needed: neededReviews });
      const upTo = (part: number) => Math.floor((all.length * part) / (folds + 1));
      const usual: Prediction[] = [];
      const trained: Prediction[] = [];
      const of = folds + 1;
      yield { type: 'progress', done: 0, of };
      for (let fold = 1; fold <= folds; fold += 1) {
        const weights = await train(all.slice(0, upTo(fold)));
        if (signal?.aborted) return;
        const heldOut = all.slice(upTo(fold), upTo(fold + 1));
        usual.push(...predict(null, heldOut));
        trained.push(...predict(weights, heldOut));
        yield { type: 'progress', done: fold, of };
      }
      const figures = { before: misfitOf(usual), after: misfitOf(trained) };
      const adopted = figures.before.logLoss - figures.after.logLoss >= leastLead;
      const weights = adopted ? checkParameters(await train(all)) : null;
      if (signal?.aborted) return;
      yield { type: 'trained', attempt: { adopted, ...figures }, weights };
    },
  };
}

async function loadTrainer(): Promise<Trainer | null> {
  try {
    const { computeParameters, FSRSBindingItem, FSRSBindingReview } = await import(
      '@open-spaced-repetition/binding'
    );
    return (recollections) =>
      computeParameters(
        recollections.map(
          ({ before, answer }) =>
            new FSRSBindingItem(
              [...before, answer].map(({ grade, days }) => new FSRSBindingReview(grade, days)),
            ),
        ),
        { enableShortTerm: true, numRelearningSteps: 1 },
      );
  } catch {
    return null;
  }
}
