// The two kinds of procedure: `open` ones anybody may call, and `owned` ones, which need a profile and hand its id on.
// Every error leaves through here, from calls and from streams alike.
import { implement } from '@orpc/server';
import { contract } from '#contract/index.ts';
import type { Deps } from './deps.ts';
import { fault, toFault } from './faults.ts';
import type { CallContext } from './ports.ts';

export type Procedures = ReturnType<typeof createProcedures>;

/** `profileOf`: the session's profile, or null when it has none. */
export function createProcedures(
  { log }: Pick<Deps, 'log'>,
  profileOf: (sessionId: string) => string | null,
) {
  const open = implement(contract)
    .$context<CallContext>()
    .use(async ({ next, path, signal }) => {
      const name = path.join('.');
      // A caller who left gets the error as it is: nothing failed, and nobody reads it.
      const fail = (error: unknown) => (signal?.aborted ? (error as Error) : toFault(error, log, name));
      try {
        const result = await next();
        return isStream(result.output) ? { ...result, output: guarded(result.output, fail) } : result;
      } catch (error) {
        throw fail(error);
      }
    });

  const owned = open.use(({ context, next }) => {
    const userId = profileOf(context.sessionId);
    if (userId === null) throw fault('PROFILE_REQUIRED');
    return next({ context: { userId } });
  });

  return { open, owned };
}

function isStream(output: unknown): output is AsyncGenerator<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}

/** Passes a stream through unchanged, except that its error becomes a fault. */
function guarded<T>(stream: AsyncGenerator<T>, fail: (error: unknown) => Error): AsyncGenerator<T> {
  return (async function* () {
    try {
      yield* stream;
    } catch (error) {
      throw fail(error);
    }
  })();
}
