// The proof that a model works: it is loaded and says a few words, whether or not it is the chosen one.
import type { ModelFeature, Provider, Spent } from '#contract/models.ts';
import { faultOf } from './choose.ts';
import type { ModelEvent } from './model.ts';
import type { ModelsCore } from './models.ts';

const request = 'Say in one short sentence that you are ready.';
const maxTokens = 60;

type TryOutEvent =
  | Extract<ModelEvent, { type: 'waiting' | 'delta' }>
  | { type: 'done'; text: string; spent: Spent };

export async function* tryOut(
  core: ModelsCore,
  userId: string,
  { provider, feature }: { provider: Provider; feature: ModelFeature },
  signal: AbortSignal | undefined,
): AsyncGenerator<TryOutEvent> {
  const model = await core.modelOf(userId, provider, feature, { use: 'try_out' });
  if ('heldBack' in model) throw faultOf(model.heldBack);
  const left = new AbortController();
  const either = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
  let text = '';
  try {
    const messages = [{ role: 'user' as const, content: request }];
    for await (const event of model.stream({ messages, maxTokens, temperature: 0, signal: either })) {
      if (event.type === 'thinking') continue;
      if (event.type === 'delta') text += event.text;
      yield event.type === 'done' ? { type: 'done', text, spent: event.spent } : event;
    }
  } finally {
    left.abort();
  }
}
