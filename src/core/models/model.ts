// What the rest of the core knows of a language model: text in, a stream of text out. Who answers is decided once, in
// choose.ts; callers fall back to quotes or rules when nobody does.
import type { Answering, HeldBack, ModelFeature, Provider, Spent } from '#contract/models.ts';

export interface ChatMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

export interface ModelRequest {
  messages: ChatMessage[];
  /** Most tokens of the answer. */
  maxTokens: number;
  /** 0..2. */
  temperature: number;
  /** Wanted shape of the answer as JSON Schema; the answer must be checked all the same. */
  schema?: { name: string; schema: Record<string, unknown> };
  /** Gives way to questions that somebody waits for. */
  background?: boolean;
  /** Ends the call within half a second, also while the model is being loaded. */
  signal: AbortSignal;
}

export type ModelEvent =
  | { type: 'waiting'; for: 'queue' | 'loading' | 'first_token' }
  /** The model thinks; its thoughts are dropped. */
  | { type: 'thinking' }
  | { type: 'delta'; text: string }
  /** `length`: cut off at maxTokens or at the end of the context. `usageId`: the row in ai_usage_logs. */
  | { type: 'done'; reason: 'stop' | 'length'; usageId: string; spent: Spent };

/** A model that may be asked now. */
export interface Model {
  provider: Provider;
  name: string;
  answering: Exclude<Answering, 'extractive'>;
  /** Where the text would go. */
  host: string;
  /** Prompt and answer together must fit. */
  contextTokens: number;
  /** Estimated tokens of a text, by what was learnt of this model. */
  tokensOf(text: string): number;
  /** What a call would cost; null when no price is known, 0 on this computer. */
  costOf(promptTokens: number, completionTokens: number): { cost: number | null; currency: string };
  /**
   * Asks the model. Every attempt is logged. Ends with `done`, or throws a fault: MODEL_UNREACHABLE (params.reason
   * refused, timeout, cut), MODEL_MISSING, MODEL_REFUSED (params.reason filter, context, rate, credit, request),
   * MODEL_FAILED (params.reason empty, loop, error), MODEL_BUSY, KEY_MISSING, KEY_REJECTED, OFFLINE, BUDGET_SPENT. What was
   * said before a fault has been yielded. An aborted signal rejects with its reason.
   */
  stream(request: ModelRequest): AsyncGenerator<ModelEvent>;
}

export interface Models {
  /** The model for this use, or why there is none; `heldBack` null: no model is wanted. Never throws, never waits long. */
  choose(userId: string, feature: ModelFeature): Promise<Model | { heldBack: HeldBack | null }>;
  /** Like `choose`, but passes over a consent not given yet: for showing what would leave. Do not call `stream` on it. */
  preview(userId: string, feature: ModelFeature): Promise<Model | { heldBack: HeldBack | null }>;
}
