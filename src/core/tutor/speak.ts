// A model's stream as the window sees it: what it waits for, that it thinks, and its words, at most every 40 ms. What
// was said is kept beside the stream, because a stream may be left at any moment.
import type { AskEvent } from '#contract/tutor.ts';
import type { Model, ModelEvent, ModelRequest } from '../models/model.ts';
import type { Clock } from '../ports.ts';
import { mayBecomeRefusal, saysNotInSources } from './refusal.ts';

/** Faster than this nobody reads, and every piece is a message to the window. */
export const batchMs = 40;

export type Ending = Extract<ModelEvent, { type: 'done' }>;

export async function* speak(
  model: Pick<Model, 'name' | 'stream'>,
  request: ModelRequest,
  clock: Pick<Clock, 'monotonic'>,
  said: { text: string },
): AsyncGenerator<AskEvent, Ending> {
  let shown = 0;
  let shownAt = Number.NEGATIVE_INFINITY;
  let isThinking = false;
  const rest = (): AskEvent[] => {
    const text = said.text.slice(shown);
    shown = said.text.length;
    return text === '' || saysNotInSources(said.text) ? [] : [{ type: 'delta', text }];
  };
  try {
    for await (const event of model.stream(request)) {
      if (event.type === 'done') {
        yield* rest();
        return event;
      }
      if (event.type === 'delta') {
        said.text += event.text;
        if (mayBecomeRefusal(said.text) || clock.monotonic() - shownAt < batchMs) continue;
        shownAt = clock.monotonic();
        yield* rest();
      } else if (event.type === 'waiting') yield { ...event, model: model.name };
      else if (!isThinking) yield event;
      isThinking = event.type === 'thinking';
    }
  } catch (error) {
    if (!request.signal.aborted) yield* rest();
    throw error;
  }
  throw new Error('A model ended without saying so');
}
