// The timer and the sessions it leaves behind.
import type { Fact } from '#contract/system.ts';
import type { Deps } from '../deps.ts';
import type { Procedures } from '../procedures.ts';
import { editSession, removeSession, restoreSession } from './edit.ts';
import { listSessions } from './list.ts';
import type { Timer } from './timer.ts';

export function createTimerRouter(
  { owned }: Procedures,
  { database: { db }, clock, events }: Pick<Deps, 'database' | 'clock' | 'events'>,
  timer: Timer,
) {
  const p = owned.timer;
  /** The card and the recent targets may show what was changed. */
  const changed = (userId: string, facts: Fact[]) => {
    for (const fact of facts) events.publish(userId, fact);
    if (!facts.some(({ type }) => type === 'study.changed'))
      events.publish(userId, { type: 'study.changed' });
    events.publish(userId, { type: 'timer.changed' });
  };

  return {
    state: p.state.handler(({ context: { userId } }) => timer.state(userId)),
    start: p.start.handler(({ input: { kind, minutes, target }, context: { userId } }) =>
      timer.begin(userId, kind, minutes, target),
    ),
    pause: p.pause.handler(({ context: { userId } }) => timer.pause(userId)),
    resume: p.resume.handler(({ context: { userId } }) => timer.resume(userId)),
    finish: p.finish.handler(({ context: { userId } }) => timer.finish(userId)),
    discard: p.discard.handler(({ context: { userId } }) => timer.discard(userId)),
    retarget: p.retarget.handler(({ input: { target }, context: { userId } }) =>
      timer.retarget(userId, target),
    ),
    answerAway: p.answerAway.handler(({ input: { keep }, context: { userId } }) =>
      timer.answerAway(userId, keep),
    ),
    answerRecovered: p.answerRecovered.handler(({ input: { choice }, context: { userId } }) =>
      timer.answerRecovered(userId, choice),
    ),
    dismissFinished: p.dismissFinished.handler(({ context: { userId } }) => timer.dismissFinished(userId)),
    sawActivity: p.sawActivity.handler(({ context: { userId } }) => timer.sawActivity(userId)),

    sessions: p.sessions.handler(({ input, context: { userId } }) => listSessions(db, userId, input)),

    edit: p.edit.handler(({ input: { sessionId, ...edit }, context: { userId } }) => {
      timer.save(userId);
      const { session, facts } = db.transaction((tx) => editSession(tx, clock, userId, sessionId, edit));
      changed(userId, facts);
      return session;
    }),

    remove: p.remove.handler(({ input: { sessionId }, context: { userId } }) => {
      const { lost, facts } = db.transaction((tx) => removeSession(tx, clock, userId, sessionId));
      changed(userId, facts);
      return lost;
    }),

    restore: p.restore.handler(({ input: { sessionId }, context: { userId } }) => {
      timer.save(userId);
      const { session, facts } = db.transaction((tx) => restoreSession(tx, clock, userId, sessionId));
      changed(userId, facts);
      return session;
    }),
  };
}
