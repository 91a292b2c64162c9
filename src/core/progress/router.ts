// XP as the student sees it: the total with its level, and every row behind it.
import type { Deps } from '../deps.ts';
import type { Procedures } from '../procedures.ts';
import { entries, summary } from './ledger.ts';

export function createProgressRouter({ owned }: Procedures, { database: { db }, clock }: Deps) {
  return {
    xp: owned.progress.xp.handler(({ context: { userId } }) => summary(db, clock, userId)),
    xpLog: owned.progress.xpLog.handler(({ input, context: { userId } }) =>
      entries(db, userId, input?.limit ?? 50, input?.before),
    ),
  };
}
