// What a provider must be able to do: list its models and speak. Attempts, time limits, waiting and logs are the same
// for all and live in ask.ts.
import type { ListedModel } from '#contract/models.ts';
import type { ChatMessage } from './model.ts';

/** Parts of a request that some servers cannot take and that can be left out. */
export type Detail = 'format' | 'think' | 'temperature' | 'usage' | 'max_tokens';

export interface Call {
  model: string;
  messages: ChatMessage[];
  maxTokens: number;
  temperature: number;
  contextTokens: number;
  schema?: { name: string; schema: Record<string, unknown> } | undefined;
  without: ReadonlySet<Detail>;
}

export type Piece =
  | { type: 'thinking' }
  | { type: 'text'; text: string }
  | {
      type: 'end';
      reason: 'stop' | 'length';
      promptTokens: number | null;
      completionTokens: number | null;
      requestId: string | null;
    };

export interface Service {
  /** Where requests go; one answer at a time is written there. */
  address: string;
  /** Ends with `end`, or throws CallFailed. */
  speak(call: Call, signal: AbortSignal): AsyncGenerator<Piece>;
  list(signal: AbortSignal): Promise<ListedModel[]>;
  /** Whether the model is in memory as it would be used; null: it is always there. */
  isLoaded: ((model: string, contextTokens: number, signal: AbortSignal) => Promise<boolean>) | null;
}
