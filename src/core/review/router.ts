// Reviews: cards asked, answered, taken back; made, reworded, proposed. Every change is one synchronous transaction; facts
// are told after it.
import type { Turn } from '#contract/review.ts';
import type { Fact } from '#contract/system.ts';
import type { Deps } from '../deps.ts';
import { masteryCounters } from '../mastery/mastered.ts';
import type { Procedures } from '../procedures.ts';
import type { Tx } from '../progress/ledger.ts';
import { settleDays } from '../progress/settle.ts';
import { readCard } from './card-rows.ts';
import { createOwn, editCard, listCards, removeCards, restoreCards, setCards } from './cards.ts';
import { reviewCharts } from './charts.ts';
import { readPreferences, writePreferences } from './preferences.ts';
import { accept, type PairReader, propose } from './proposals.ts';
import { readQueue } from './queue.ts';
import { answerCard, readTurn, undoAnswer } from './session.ts';
import { createSitting, type Sitting } from './sitting.ts';
import { dropTuned, writeTuned } from './tuned.ts';
import { createTuner } from './tuning.ts';

export function createReviewRouter({ owned }: Procedures, deps: Deps, pairs: PairReader) {
  const { clock, events } = deps;
  const { db } = deps.database;
  const above = masteryCounters(clock);
  const tuner = createTuner(db);
  const sitting = (userId: string, tx: Tx = db) => createSitting(tx, clock, userId);

  /** One transaction; then everybody hears that cards have changed. */
  function change<T>(userId: string, act: (tx: Tx, now: Sitting) => T): T {
    const result = db.transaction((tx) => act(tx, sitting(userId, tx)));
    events.publish(userId, { type: 'cards.changed' });
    return result;
  }

  /** A change to what was studied today: the day, the streak and achievements follow. `act` returns the XP it earned. */
  function step(userId: string, act: (tx: Tx, now: Sitting) => number): Turn {
    const facts = change<Fact[]>(userId, (tx, now) =>
      settleDays(tx, clock, userId, [now.day], act(tx, now), above),
    );
    for (const fact of facts) events.publish(userId, fact);
    return readTurn(db, sitting(userId));
  }

  return {
    counts: owned.review.counts.handler(({ context: { userId } }) => readQueue(db, sitting(userId)).counts),

    next: owned.review.next.handler(({ context: { userId } }) => readTurn(db, sitting(userId))),

    answer: owned.review.answer.handler(({ input, context: { userId } }) =>
      step(userId, (tx, now) => answerCard(tx, now, input)),
    ),

    undo: owned.review.undo.handler(({ context: { userId } }) =>
      step(userId, (tx, now) => {
        undoAnswer(tx, now);
        return 0;
      }),
    ),

    bury: owned.review.bury.handler(({ input, context: { userId } }) => {
      change(userId, (tx, { now, tomorrow }) =>
        setCards(tx, now, userId, [input.cardId], { buriedUntil: tomorrow }),
      );
      return readTurn(db, sitting(userId));
    }),

    suspend: owned.review.suspend.handler(({ input: { cardIds, suspended }, context: { userId } }) =>
      change(userId, (tx, { now }) => setCards(tx, now, userId, cardIds, { suspended })),
    ),

    flag: owned.review.flag.handler(({ input: { cardId, flagged }, context: { userId } }) =>
      change(userId, (tx, now) => {
        setCards(tx, now.now, userId, [cardId], { flagged });
        return readCard(tx, now, cardId);
      }),
    ),

    get: owned.review.get.handler(({ input, context: { userId } }) =>
      readCard(db, sitting(userId), input.cardId),
    ),

    list: owned.review.list.handler(({ input, context: { userId } }) =>
      listCards(db, sitting(userId), input),
    ),

    create: owned.review.create.handler(({ input, context: { userId } }) =>
      change(userId, (tx, now) => createOwn(tx, now, input)),
    ),

    edit: owned.review.edit.handler(({ input: { cardId, ...words }, context: { userId } }) =>
      change(userId, (tx, now) => editCard(tx, now, cardId, words)),
    ),

    remove: owned.review.remove.handler(({ input, context: { userId } }) =>
      change(userId, (tx, { now }) => removeCards(tx, now, userId, input.cardIds)),
    ),

    restore: owned.review.restore.handler(({ input, context: { userId } }) =>
      change(userId, (tx, { now }) => restoreCards(tx, now, userId, input.cardIds)),
    ),

    proposals: owned.review.proposals.handler(({ input, context: { userId } }) =>
      propose(db, userId, input, pairs),
    ),

    accept: owned.review.accept.handler(async ({ input, context: { userId } }) => {
      const proposals = await propose(db, userId, input.from, pairs);
      return change(userId, (tx, { now }) => ({ made: accept(tx, now, userId, proposals, input) }));
    }),

    settings: owned.review.settings.handler(({ context: { userId } }) => readPreferences(db, userId)),

    configure: owned.review.configure.handler(({ input, context: { userId } }) =>
      change(userId, (tx, { now, day }) => writePreferences(tx, now, userId, day, input)),
    ),

    tuning: owned.review.tuning.handler(({ context: { userId } }) => tuner.status(userId)),

    tune: owned.review.tune.handler(async function* ({ context: { userId }, signal }) {
      for await (const step of tuner.train(userId, signal)) {
        if (step.type === 'progress') {
          yield step;
          continue;
        }
        change(userId, (tx, { now }) => writeTuned(tx, now, userId, step.attempt, step.weights));
        yield { type: 'result', tuning: await tuner.status(userId) };
      }
    }),

    untune: owned.review.untune.handler(({ context: { userId } }) => {
      change(userId, (tx, { now }) => dropTuned(tx, now, userId));
      return tuner.status(userId);
    }),

    charts: owned.review.charts.handler(({ input, context: { userId } }) =>
      reviewCharts(db, sitting(userId), input),
    ),
  };
}
