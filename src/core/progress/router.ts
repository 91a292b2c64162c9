// XP, study days, achievements and charts as the student sees them.
import type { Deps } from '../deps.ts';
import type { Procedures } from '../procedures.ts';
import { listAchievements } from './achievements.ts';
import { charts } from './charts.ts';
import type { CountersAbove } from './counters.ts';
import { summary, type Tx, today } from './ledger.ts';
import { endPause, startPause } from './pauses.ts';
import { settleDays } from './settle.ts';
import { noteNewsSeen, todayStatus } from './today.ts';
import { xpLog } from './xp-log.ts';

export function createProgressRouter({ owned }: Procedures, deps: Deps, above: CountersAbove = {}) {
  const { clock, events } = deps;
  const { db } = deps.database;

  /** Changes holidays, and the streak with them. */
  function changePauses(userId: string, change: (tx: Tx, day: string) => void) {
    const facts = db.transaction((tx) => {
      const day = today(tx, clock, userId);
      change(tx, day);
      return settleDays(tx, clock, userId, [day]);
    });
    for (const fact of facts) events.publish(userId, fact);
    return todayStatus(db, clock, userId);
  }

  return {
    xp: owned.progress.xp.handler(({ context: { userId } }) => summary(db, clock, userId)),

    xpLog: owned.progress.xpLog.handler(({ input, context: { userId } }) =>
      xpLog(db, userId, { limit: 50, ...input }),
    ),

    today: owned.progress.today.handler(({ context: { userId } }) => todayStatus(db, clock, userId)),

    sawNews: owned.progress.sawNews.handler(({ context: { userId } }) => {
      db.transaction((tx) => noteNewsSeen(tx, clock, userId));
      events.publish(userId, { type: 'study.changed' });
      return todayStatus(db, clock, userId);
    }),

    pause: owned.progress.pause.handler(({ input, context: { userId } }) =>
      changePauses(userId, (tx, day) => startPause(tx, clock.now(), userId, day, input)),
    ),

    endPause: owned.progress.endPause.handler(({ context: { userId } }) =>
      changePauses(userId, (tx, day) => endPause(tx, userId, day)),
    ),

    achievements: owned.progress.achievements.handler(({ context: { userId } }) =>
      listAchievements(db, clock, userId, above),
    ),

    charts: owned.progress.charts.handler(({ input, context: { userId } }) => charts(db, userId, input)),
  };
}
