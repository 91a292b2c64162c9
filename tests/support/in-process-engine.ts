// The engine's real handlers without a process around them: fast, and the same code that reads PDFs in the app.
import { createRouterClient } from '@orpc/server';
import type { Engine } from '#core/ports.ts';
import { createHandlers } from '#engine/handlers.ts';

export function createInProcessEngine(): Engine {
  const handlers = createHandlers();
  return {
    client: createRouterClient(handlers, { context: {} }) as Engine['client'],
    state: () => 'running',
    kill() {},
    close: async () => {},
  };
}
