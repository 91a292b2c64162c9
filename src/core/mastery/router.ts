// Mastery as the student sees it. It is only read here: evidence comes with the acts that give it.
import type { Deps } from '../deps.ts';
import type { Procedures } from '../procedures.ts';
import { masteryMap } from './map.ts';
import { whyThisNumber } from './why.ts';

export function createMasteryRouter(
  { owned }: Procedures,
  { clock, database: { db } }: Pick<Deps, 'clock' | 'database'>,
) {
  return {
    map: owned.mastery.map.handler(({ input, context: { userId } }) =>
      masteryMap(db, clock.now(), userId, input?.subjectId),
    ),
    why: owned.mastery.why.handler(({ input: { topicId, limit }, context: { userId } }) =>
      whyThisNumber(db, clock.now(), userId, topicId, limit),
    ),
  };
}
