// Asking a model: waiting for its turn, trying again where that can help, and holding back an answer until it is known to
// be one where nobody reads along. At most `mostAttempts` requests, whatever happens.
import { fault, isFault } from '../faults.ts';
import { type AttemptDeps, attempt, type Ending, type Target } from './attempt.ts';
import { CallFailed } from './failure.ts';
import { orAborted, pause } from './limits.ts';
import type { ModelEvent, ModelRequest } from './model.ts';
import type { Call, Detail } from './service.ts';
import { rawTokensOf } from './tokens.ts';
import type { createTurns, Turn } from './turns.ts';

const mostRetries = 2;
/** Two retries, one plain attempt, and each detail that a server may refuse. */
const mostAttempts = 7;

export interface AskDeps extends AttemptDeps {
  turns: ReturnType<typeof createTurns>;
  /** Aborted when the app ends. */
  closing: AbortSignal;
  /** Jitter, 0..1. */
  random(): number;
}

export async function* ask(deps: AskDeps, target: Target, request: ModelRequest): AsyncGenerator<ModelEvent> {
  const { background = false } = request;
  const signal = AbortSignal.any([request.signal, deps.closing]);
  signal.throwIfAborted();
  assertFits(deps, target, request);
  assertAffordable(deps, target, request);
  // Begun again after an interruption, it must not repeat what was already passed on.
  const isHeld = background || request.schema !== undefined;
  const wish = { background, interruptible: background && target.isLocal };
  for (let again = false; ; again = true) {
    const turn: Turn = deps.turns.join(target.service.address, { ...wish, again });
    // At once: whoever reads this stream may never come back for what is left of it.
    signal.addEventListener('abort', turn.leave, { once: true });
    try {
      if (turn.mustWait) yield { type: 'waiting', for: 'queue' };
      await orAborted(turn.granted, signal);
      const either = AbortSignal.any([signal, turn.interrupted]);
      yield* attempts(deps, target, request, either, isHeld);
      return;
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (!turn.interrupted.aborted || isFault(error)) throw error;
    } finally {
      signal.removeEventListener('abort', turn.leave);
      turn.leave();
    }
  }
}

async function* attempts(
  deps: AskDeps,
  target: Target,
  request: ModelRequest,
  signal: AbortSignal,
  isHeld: boolean,
): AsyncGenerator<ModelEvent> {
  const without = new Set<Detail>(target.plainOnly ? ['format'] : []);
  let retries = 0;
  let isPlain = false;
  for (let count = 1; ; count++) {
    yield { type: 'waiting', for: await whatFor(deps, target, signal) };
    const call: Call = { ...request, model: target.model, contextTokens: target.contextTokens, without };
    const isUsable = (text: string, reason: 'stop' | 'length') =>
      text.trim() !== '' && (isPlain || !request.schema || reason === 'length' || holdsJson(text));
    let begun = false;
    let held = '';
    const said = attempt(deps, target, call, signal, isUsable);
    try {
      let item = await said.next();
      for (; !item.done; item = await said.next()) {
        begun = true;
        if (item.value.type === 'thinking' || !isHeld) yield item.value;
        else held += item.value.text;
      }
      if (held) yield { type: 'delta', text: held };
      yield item.value satisfies Ending;
      return;
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      const { unsupported } = error;
      const isInvalid = error.status === 'invalid_output' && error.fault.data.params?.reason === 'empty';
      if (count < mostAttempts && unsupported && !without.has(unsupported)) without.add(unsupported);
      // Known for some models: nothing, or no JSON, as soon as thinking is off or a schema is set (ollama issue 14645).
      else if (count < mostAttempts && isInvalid && !isPlain) {
        isPlain = true;
        without.add('format').add('think');
      } else if (count < mostAttempts && error.again && !begun && retries < mostRetries) {
        const ownMs = deps.limits.retryMs * 2 ** retries * (0.5 + deps.random());
        const waitMs = error.again.afterMs ?? ownMs;
        if (waitMs > deps.limits.longestRetryMs) throw error.fault;
        retries++;
        await pause(waitMs, signal);
      } else {
        if (held) yield { type: 'delta', text: held };
        throw error.fault;
      }
    } finally {
      // Reached with the attempt under way when the reader has left.
      await said.return(undefined as never);
    }
  }
}

async function whatFor(
  { limits }: AskDeps,
  { service, model, contextTokens, onLoading }: Target,
  signal: AbortSignal,
) {
  if (!service.isLoaded) return 'first_token';
  const health = AbortSignal.any([signal, AbortSignal.timeout(limits.healthMs)]);
  const loaded = await orAborted(service.isLoaded(model, contextTokens, health), health).catch(() => true);
  signal.throwIfAborted();
  if (!loaded) onLoading(true);
  return loaded ? 'first_token' : 'loading';
}

/** A server too old to know `truncate` would cut the beginning off in silence. */
function assertFits(
  { tokens }: AskDeps,
  { provider, model, contextTokens }: Target,
  { messages }: ModelRequest,
) {
  if (rawTokensOf(messages) * tokens.ratio(provider, model) > contextTokens)
    throw fault('MODEL_REFUSED', { reason: 'context' });
}

function assertAffordable({ usage, tokens }: AskDeps, target: Target, { messages, maxTokens }: ModelRequest) {
  if (target.isLocal) return;
  const prompt = Math.ceil(rawTokensOf(messages) * tokens.ratio(target.provider, target.model));
  if (usage.wouldExceed(target.userId, usage.costOf(target, prompt, maxTokens))) throw fault('BUDGET_SPENT');
}

/** Fences, words around it and commas too many are tolerated; what is inside is the caller's to check. */
function holdsJson(text: string): boolean {
  const from = text.search(/[[{]/);
  const to = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  if (from < 0 || to < from) return false;
  try {
    JSON.parse(text.slice(from, to + 1).replace(/,(\s*[}\]])/g, '$1'));
    return true;
  } catch {
    return false;
  }
}
