// How many tokens a text has, by its length and by what was learnt of the model. Real tokenizers would be megabytes a
// model, and each answer of a server tells how far off the estimate was.
import { and, eq } from 'drizzle-orm';
import type { Provider } from '#contract/models.ts';
import { aiTokenRatios } from '../db/schema/ai.ts';
import type { Deps } from '../deps.ts';
import type { ChatMessage } from './model.ts';

/** English prose has about 3.6 characters or 1.4 tokens a word in common vocabularies; the larger counts. */
const charsPerToken = 3.6;
const tokensPerWord = 1.4;
/** Roles and separators around each message. */
const tokensPerMessage = 4;
/** A count far below is a prompt the server had kept from before; too few tokens say more of the template than of us. */
const leastShare = 0.5;
const leastTokens = 100;
const newest = 0.2;
const [lowest, highest] = [0.7, 1.6];

const wide = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;

export function rawTokens(text: string): number {
  // Chinese, Japanese and Korean take about a token a character.
  const chars = text.length + (charsPerToken - 1) * (text.match(wide)?.length ?? 0);
  const words = text.match(/\S+/g)?.length ?? 0;
  return Math.max(chars / charsPerToken, words * tokensPerWord);
}

export const rawTokensOf = (messages: ChatMessage[]) =>
  messages.reduce((sum, { content }) => sum + rawTokens(content) + tokensPerMessage, 0);

export type Tokens = ReturnType<typeof createTokens>;

export function createTokens({ database: { db }, clock }: Pick<Deps, 'database' | 'clock'>) {
  const rowOf = (provider: Provider, model: string) =>
    and(eq(aiTokenRatios.provider, provider), eq(aiTokenRatios.model, model));
  const read = (provider: Provider, model: string) =>
    db.select().from(aiTokenRatios).where(rowOf(provider, model)).get();

  return {
    ratio: (provider: Provider, model: string) => read(provider, model)?.ratio ?? 1,

    /** Whether the count can be that of this prompt. */
    isPlausible: (raw: number, counted: number) => counted >= raw * leastShare,

    learn(provider: Provider, model: string, raw: number, counted: number) {
      if (raw < leastTokens || counted < raw * leastShare) return;
      const before = read(provider, model);
      const samples = (before?.samples ?? 0) + 1;
      const weight = Math.max(newest, 1 / samples);
      const mean = (before?.ratio ?? 1) * (1 - weight) + (counted / raw) * weight;
      const ratio = Math.min(highest, Math.max(lowest, mean));
      const row = { provider, model, ratio, samples, updatedAt: clock.now() };
      db.insert(aiTokenRatios)
        .values(row)
        .onConflictDoUpdate({ target: [aiTokenRatios.provider, aiTokenRatios.model], set: row })
        .run();
    },
  };
}
