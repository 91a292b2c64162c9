// How many topics are mastered at this moment, ageing included, for the achievements. Topics off the shelf count: what is
// known does not depend on what is shown.
import { eq } from 'drizzle-orm';
import { topicProgress } from '../db/schema/mastery.ts';
import type { Clock } from '../ports.ts';
import type { CountersAbove } from '../progress/counters.ts';
import { standing } from './levels.ts';
import { observedOf } from './record.ts';

export function masteryCounters(clock: Clock): CountersAbove {
  return {
    topics_mastered(tx, userId) {
      const now = clock.now();
      return tx
        .select()
        .from(topicProgress)
        .where(eq(topicProgress.userId, userId))
        .all()
        .filter((row) => standing(observedOf(row), now).level === 'mastered').length;
    },
  };
}
