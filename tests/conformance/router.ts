// Implements the conformance contract under the core's own error wall, and tells the test when a stream's generator
// has run its `finally`.
import { implement } from '@orpc/server';
import { toFault } from '#core/faults.ts';
import type { CallContext } from '#core/ports.ts';
import { conformanceContract, floodBlockChars, floodBlocks } from './contract.ts';

export const accident = 'an accident with a secret in it';

export interface ConformanceRouter {
  router: ReturnType<typeof build>;
  /** Resolves when the next stream to end has been cleaned up on the server. */
  streamEnded: Promise<void>;
  /** Blocks the flood has given out so far. */
  flooded(): number;
}

export function createConformanceRouter(): ConformanceRouter {
  const { promise: streamEnded, resolve } = Promise.withResolvers<void>();
  let flooded = 0;
  const router = build({
    onBlock: () => {
      flooded += 1;
    },
    onStreamEnd: resolve,
  });
  return { router, streamEnded, flooded: () => flooded };
}

function build({ onBlock, onStreamEnd }: { onBlock: () => void; onStreamEnd: () => void }) {
  const os = implement(conformanceContract)
    .$context<CallContext>()
    .use(async ({ next, path }) => {
      try {
        return await next();
      } catch (error) {
        throw toFault(error, { write: () => {} }, path.join('.'));
      }
    });
  return os.router({
    echo: os.echo.handler(({ input, context }) => ({ ...input, sessionId: context.sessionId })),
    refuse: os.refuse.handler(({ errors }) => {
      throw errors.CONFLICT({ data: { retryable: true, params: { name: 'Grüße', count: 2 } } });
    }),
    crash: os.crash.handler(() => {
      throw new TypeError(accident);
    }),
    count: os.count.handler(async function* ({ input, signal }) {
      try {
        for (let n = 1; n <= input.to; n++) {
          if (signal?.aborted) return;
          yield n;
          // Lets an abort in between two numbers; the stream would otherwise outrun its reader.
          await new Promise(setImmediate);
        }
      } finally {
        onStreamEnd();
      }
    }),
    flood: os.flood.handler(async function* () {
      try {
        for (let n = 0; n < floodBlocks; n++) {
          onBlock();
          yield 'x'.repeat(floodBlockChars);
        }
      } finally {
        onStreamEnd();
      }
    }),
    mirror: os.mirror.handler(({ input }) => input.file),
  });
}
