// Health and the stream of facts.
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
    events: owned.system.events.handler(({ context, signal }) =>
      deps.events.subscribe(context.userId, signal),
    ),
  };
}
