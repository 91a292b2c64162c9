// Questions as vectors: within a limit of time, because the words alone already answer, and remembered for a while,
// because the next page of a list asks the same again.
import type { Deps } from '../deps.ts';
import type { Reader } from './readers.ts';

interface Question {
  vector: Float32Array;
  cutShare: number;
}

/** A question that takes longer to embed is answered by words alone. */
const limitMs = 1500;

/** 64 questions of 384 numbers are 100 kB. */
const mostRemembered = 64;

export function createQuestions({ log }: Pick<Deps, 'log'>, stopped: AbortSignal) {
  const remembered = new Map<string, Question>();

  /** Null when the model gives no answer in time. Rejects only when `signal` or the end of the app says so. */
  return async function embedQuestion(
    { fullName, embedder }: Reader,
    text: string,
    signal: AbortSignal | undefined,
  ): Promise<Question | null> {
    const key = `${fullName}\0${text}`;
    const known = remembered.get(key);
    if (known) return known;
    const caller = signal ? AbortSignal.any([signal, stopped]) : stopped;
    caller.throwIfAborted();
    try {
      const { vectors, cutShares } = await within(limitMs, caller, (inner) =>
        embedder.embed([embedder.queryPrefix + text], 'query', inner),
      );
      const question = { vector: vectors[0] as Float32Array, cutShare: cutShares[0] ?? 0 };
      remembered.set(key, question);
      const oldest = remembered.keys().next();
      if (remembered.size > mostRemembered && !oldest.done) remembered.delete(oldest.value);
      return question;
    } catch (error) {
      caller.throwIfAborted();
      log.write('warn', 'embedding.question.failed', { model: fullName, cause: (error as Error).name });
      return null;
    }
  };
}

/** Rejects after `ms` or when `signal` fires, even when the work heeds neither. */
async function within<T>(
  ms: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(ms)]);
  const late = new Promise<never>((_, reject) => {
    limit.addEventListener('abort', () => reject(limit.reason), { once: true });
  });
  return Promise.race([work(limit), late]);
}
