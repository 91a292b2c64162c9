// Health and the stream of facts.
import type { Fact } from '#contract/system.ts';
import type { Deps } from '../deps.ts';
import type { Procedures } from '../procedures.ts';

export function createSystemRouter({ open, owned }: Procedures, deps: Deps) {
  return {
    health: open.system.health.handler(() => ({
      version: deps.version,
      host: deps.host,
      databaseOk: deps.database.sqlite.prepare('SELECT 1').pluck().get() === 1,
      engine: deps.engine.state(),
      dataDir: deps.dataDir,
    })),
    events: owned.system.events.handler(({ context: { sessionId, userId }, signal }) => {
      const stay = deps.sessions.stay(sessionId);
      // Subscribed before the answer, so that no fact is missed while the caller takes hold of the stream.
      const facts = deps.events.subscribe(userId, signal ? AbortSignal.any([signal, stay]) : stay);
      return endingWith(facts, stay);
    }),
  };
}

/** Ends without an error when the stay is over: nobody did anything wrong. */
async function* endingWith(facts: AsyncGenerator<Fact>, stay: AbortSignal): AsyncGenerator<Fact> {
  try {
    yield* facts;
  } catch (error) {
    if (!stay.aborted) throw error;
  }
}
