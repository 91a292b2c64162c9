// What progress does by itself: at a start it catches up with days and achievements that came before their tables or
// their definitions, and while the app runs it reminds whoever asked for it.
import { eq } from 'drizzle-orm';
import { users } from '../db/schema/people.ts';
import { studyDays } from '../db/schema/study.ts';
import type { Deps } from '../deps.ts';
import { writeDefinitions } from './achievements.ts';
import type { Tx } from './ledger.ts';
import { startReminder } from './reminder.ts';
import { settleDays } from './settle.ts';
import { daysWithSomething } from './study-days.ts';

export interface Progress {
  start(): void;
  stop(): void;
}

export function createProgress(deps: Pick<Deps, 'database' | 'clock' | 'events'>): Progress {
  const { database, clock } = deps;
  let stopReminder: (() => void) | undefined;
  return {
    start() {
      database.db.transaction((tx) => {
        writeDefinitions(tx);
        for (const { id } of tx.select({ id: users.id }).from(users).all())
          settleDays(tx, clock, id, unsettledDays(tx, id));
      });
      stopReminder = startReminder(deps);
    },
    stop() {
      stopReminder?.();
    },
  };
}

function unsettledDays(tx: Tx, userId: string): string[] {
  const rows = tx
    .select({ day: studyDays.localDay })
    .from(studyDays)
    .where(eq(studyDays.userId, userId))
    .all();
  const settled = new Set(rows.map(({ day }) => day));
  return daysWithSomething(tx, userId).filter((day) => !settled.has(day));
}
