// One call of a model as the quiz sees it: what stage it is in while it runs, its words at the end, and what all calls
// of one quiz came to together.
import type { Spent } from '#contract/models.ts';
import type { GenerateEvent } from '#contract/quizzes.ts';
import type { Model, ModelRequest } from '../../models/model.ts';

export type Stage = Extract<GenerateEvent, { type: 'progress' }>['stage'];

export interface Conversation {
  /** Yields the stage whenever it changes; returns what the model said. Faults of the model pass through. */
  ask(
    request: Omit<ModelRequest, 'background' | 'signal'>,
    stage: 'writing' | 'checking',
  ): AsyncGenerator<Stage, string>;
  /** Null before the first call has ended. */
  spent(): Spent | null;
}

/** Every call gives way to the tutor, for whom somebody waits. */
export function createConversation(model: Model, signal: AbortSignal): Conversation {
  let total: Spent | null = null;
  return {
    async *ask(request, stage) {
      let told: Stage | null = null;
      let text = '';
      for await (const event of model.stream({ ...request, background: true, signal })) {
        if (event.type === 'delta') text += event.text;
        if (event.type === 'done') total = total ? sum(total, event.spent) : event.spent;
        const now = event.type === 'waiting' && event.for !== 'first_token' ? 'waiting' : stage;
        if (now !== told) yield now;
        told = now;
      }
      return text;
    },
    spent: () => total,
  };
}

function sum(one: Spent, other: Spent): Spent {
  return {
    promptTokens: plus(one.promptTokens, other.promptTokens),
    completionTokens: plus(one.completionTokens, other.completionTokens),
    estimated: one.estimated || other.estimated,
    cost: plus(one.cost, other.cost),
    currency: one.currency,
    durationMs: one.durationMs + other.durationMs,
    firstTokenMs: one.firstTokenMs,
  };
}

/** An unknown part makes the whole unknown: half a sum would pass for the whole. */
function plus(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}
