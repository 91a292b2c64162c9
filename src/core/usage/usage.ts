// What calls of models cost, and what is left of the budget.
import type { ModelFeature, Spent } from '#contract/models.ts';
import type { Budget, RequestStatus } from '#contract/usage.ts';

export interface Attempt {
  userId: string;
  feature: ModelFeature | 'try_out';
  provider: string;
  model: string;
  isLocal: boolean;
  status: RequestStatus;
  errorCode: string | null;
  requestId: string | null;
  promptTokens: number | null;
  completionTokens: number | null;
  estimated: boolean;
  durationMs: number;
  firstTokenMs: number | null;
}

export interface Usage {
  /** Stores one attempt with its cost, tells the face, and returns its row's id. */
  log(attempt: Attempt): string;
  /** Null when the row is gone. */
  spent(usageId: string): Spent | null;
  /** Null cost: no price is known. Local calls cost 0. */
  costOf(
    call: { userId: string; provider: string; model: string; isLocal: boolean },
    promptTokens: number,
    completionTokens: number,
  ): { cost: number | null; currency: string };
  budget(userId: string): Budget;
}
