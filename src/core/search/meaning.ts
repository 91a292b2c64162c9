// What search asks of the embedding slice, which ranks above it and is handed in.
import type { Scope } from '#contract/ids.ts';

export interface Likeness {
  /** What a cosine of 1 counts against the best full-text score; tuned for each model. */
  weight: number;
  /** Cosine to the question, by `material_chunks.seq`. */
  cosines: Map<number, number>;
}

export interface Meaning {
  /**
   * Likeness to the question for the nearest passages of the scope and for `seqs`. Null when it cannot be told fairly:
   * no model is active, one of `seqs` has no vector yet, too many words of the question were cut or unknown to the
   * model, or it gives no answer in time. Rejects only when `signal` fires.
   */
  likeness(
    userId: string,
    scope: Scope,
    text: string,
    seqs: number[],
    nearest: number,
    signal: AbortSignal | undefined,
  ): Promise<Likeness | null>;
}
