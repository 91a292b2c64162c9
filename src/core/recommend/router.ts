// What to do next. Worked out when it is asked for, which takes a dozen small queries, so that no other slice has to know
// that its acts change suggestions.
import type { Deps } from '../deps.ts';
import type { Procedures } from '../procedures.ts';
import { createSitting } from '../review/sitting.ts';
import { readFacts } from './facts.ts';
import { suggest } from './rules.ts';
import { dismiss, refresh, show, snooze } from './store.ts';
import { readOff, switchOff } from './switched-off.ts';

export function createRecommendRouter(
  { owned }: Procedures,
  { clock, database: { db } }: Pick<Deps, 'clock' | 'database'>,
) {
  return {
    list: owned.recommend.list.handler(({ input, context: { userId } }) =>
      db.transaction((tx) => {
        const now = clock.now();
        const suggestions = suggest(readFacts(tx, clock, userId), now);
        return refresh(tx, now, userId, suggestions, { off: readOff(tx, userId), topicId: input?.topicId });
      }),
    ),

    dismiss: owned.recommend.dismiss.handler(({ input: { id }, context: { userId } }) =>
      db.transaction((tx) => dismiss(tx, clock.now(), userId, id)),
    ),

    snooze: owned.recommend.snooze.handler(({ input: { id }, context: { userId } }) =>
      db.transaction((tx) => snooze(tx, userId, id, createSitting(tx, clock, userId).endsAt)),
    ),

    show: owned.recommend.show.handler(({ input: { id }, context: { userId } }) =>
      db.transaction((tx) => show(tx, userId, id)),
    ),

    off: owned.recommend.off.handler(({ context: { userId } }) => readOff(db, userId)),

    setOff: owned.recommend.setOff.handler(({ input, context: { userId } }) =>
      db.transaction((tx) => switchOff(tx, clock.now(), userId, input)),
    ),
  };
}
