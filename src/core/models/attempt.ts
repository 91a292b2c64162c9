// One request to one model, from its sending to its row in the log. Whatever happens to it, the row is written: also when
// the reader walks away in the middle.
import type { ModelFeature, Provider } from '#contract/models.ts';
import type { RequestStatus } from '#contract/usage.ts';
import type { Clock } from '../ports.ts';
import type { Usage } from '../usage/usage.ts';
import { CallFailed, cut, failedOnTheWay } from './failure.ts';
import { inTime, type Limits } from './limits.ts';
import { createLoopWatch } from './loops.ts';
import type { ModelEvent } from './model.ts';
import type { Call, Service } from './service.ts';
import { createThoughtFilter } from './thoughts.ts';
import { rawTokens, rawTokensOf, type Tokens } from './tokens.ts';

/** A model as it is asked: who asks, for what, and by which service. */
export interface Target {
  userId: string;
  feature: ModelFeature | 'try_out';
  provider: Provider;
  model: string;
  isLocal: boolean;
  contextTokens: number;
  service: Service;
  /** Schemas are not understood there. */
  plainOnly: boolean;
  /** Nothing may leave any more: also what goes out through an Ollama on this computer. */
  isShut(): boolean;
  /** Told of a model being loaded, and of how an attempt ended. */
  onLoading(isLoading: boolean): void;
  onFailure(failure: CallFailed): void;
}

/** No tokenizer makes tokens this long on average; a server that ignores the limit is stopped here. */
const mostCharsPerToken = 8;

export type Ending = Extract<ModelEvent, { type: 'done' }>;
type Said = Extract<ModelEvent, { type: 'thinking' | 'delta' }>;

export interface AttemptDeps {
  usage: Usage;
  tokens: Tokens;
  clock: Clock;
  limits: Limits;
}

/** `isUsable` judges the whole answer before it counts as one. Aborting the signal rejects with its reason. */
export async function* attempt(
  { usage, tokens, clock, limits }: AttemptDeps,
  target: Target,
  call: Call,
  signal: AbortSignal,
  isUsable: (text: string, reason: 'stop' | 'length') => boolean,
): AsyncGenerator<Said, Ending> {
  const started = clock.monotonic();
  const watch = createLoopWatch();
  const thoughts = createThoughtFilter();
  const raw = rawTokensOf(call.messages);
  const ratio = tokens.ratio(target.provider, target.model);
  let text = '';
  let firstTokenMs: number | null = null;
  let counts: { prompt: number | null; completion: number | null; requestId: string | null } | undefined;
  let reason: 'stop' | 'length' | null = null;
  let outcome: { status: RequestStatus; code: string | null } = { status: 'cancelled', code: null };
  let usageId: string | null = null;

  const patience = {
    firstMs: target.isLocal ? limits.firstLocalMs : limits.firstCloudMs,
    idleMs: limits.idleMs,
    totalMs: limits.totalMs,
  };
  try {
    for await (const piece of inTime((either) => target.service.speak(call, either), signal, patience)) {
      if (target.isShut()) throw new CallFailed('OFFLINE', { reason: 'never_connect' }, 'offline');
      if (piece.type === 'end') {
        reason = piece.reason;
        counts = {
          prompt: piece.promptTokens,
          completion: piece.completionTokens,
          requestId: piece.requestId,
        };
        continue;
      }
      if (firstTokenMs === null) {
        firstTokenMs = Math.round(clock.monotonic() - started);
        target.onLoading(false);
      }
      for (const part of piece.type === 'text' ? thoughts.push(piece.text) : [piece]) {
        if (part.type === 'thinking') yield part;
        else if (part.type === 'text') yield* speak(part.text);
      }
      if (text.length > call.maxTokens * mostCharsPerToken) {
        reason = 'length';
        break;
      }
    }
    for (const part of thoughts.flush()) if (part.type === 'text') yield* speak(part.text);
    if (reason === null) throw cut();
    if (!isUsable(text, reason)) throw new CallFailed('MODEL_FAILED', { reason: 'empty' }, 'invalid_output');
    outcome = { status: 'ok', code: null };
    usageId = log();
    const spent = usage.spent(usageId);
    if (!spent) throw cut();
    return { type: 'done', reason, usageId, spent };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    const failure = failedOnTheWay(error);
    outcome = { status: failure.status, code: failure.fault.code };
    target.onFailure(failure);
    throw failure;
  } finally {
    target.onLoading(false);
    if (usageId === null) log();
  }

  function* speak(said: string): Generator<Said> {
    text += said;
    yield { type: 'delta', text: said };
    if (watch.isLoop(said)) throw new CallFailed('MODEL_FAILED', { reason: 'loop' }, 'invalid_output');
  }

  function log(): string {
    // A server that still had the prompt counts only what is new of it.
    const counted = counts?.prompt ?? null;
    const prompt = counted !== null && tokens.isPlausible(raw, counted) ? counted : null;
    if (counted !== null) tokens.learn(target.provider, target.model, raw, counted);
    const nothingDone = counts === undefined && firstTokenMs === null;
    const estimate = (count: number) => (nothingDone ? null : Math.ceil(count * ratio));
    return usage.log({
      userId: target.userId,
      feature: target.feature,
      provider: target.provider,
      model: target.model,
      isLocal: target.isLocal,
      status: outcome.status,
      errorCode: outcome.code,
      requestId: counts?.requestId ?? null,
      promptTokens: prompt ?? estimate(raw),
      completionTokens: counts?.completion ?? estimate(rawTokens(text)),
      estimated: !nothingDone && (prompt === null || (counts?.completion ?? null) === null),
      durationMs: Math.round(clock.monotonic() - started),
      firstTokenMs,
    });
  }
}
