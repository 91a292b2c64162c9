// How the context of a model is shared out. What does not fit is left out and counted, never cut off in silence by the
// server.
import type { Model } from '../models/model.ts';

interface Shares {
  sources: number;
  history: number;
  answer: number;
  /** Share of the context that stays free, because token counts are estimates. */
  reserve: number;
}

/** Tokens by context length; instructions and question take what they take, before the sources. */
const table: [contextTokens: number, shares: Shares][] = [
  [8192, { sources: 4500, history: 1200, answer: 900, reserve: 0.1 }],
  [4096, { sources: 1900, history: 500, answer: 650, reserve: 0.12 }],
  [0, { sources: 900, history: 150, answer: 350, reserve: 0.12 }],
];

/** Roles and separators a message. */
const tokensPerMessage = 4;

export function sharesOf(contextTokens: number): Shares {
  const [, shares] = table.find(([from]) => contextTokens >= from) ?? [0, table[2]?.[1]];
  return shares as Shares;
}

export interface Fitted<S, H> {
  /** In the order given. */
  sources: S[];
  /** The newest that fit without a gap, oldest first. */
  history: H[];
}

/**
 * Sources by rank, the next smaller one where one is too large; then history with what is left. `fixed`: the messages
 * that are sent whatever happens.
 */
export function fitIn<S, H>(
  { contextTokens, tokensOf }: Pick<Model, 'contextTokens' | 'tokensOf'>,
  fixed: readonly string[],
  sources: readonly (readonly [S, string])[],
  history: readonly (readonly [H, readonly string[]])[],
): Fitted<S, H> {
  const shares = sharesOf(contextTokens);
  const cost = (texts: readonly string[]) =>
    texts.reduce((sum, text) => sum + tokensOf(text) + tokensPerMessage, 0);
  let room = Math.floor(contextTokens * (1 - shares.reserve)) - shares.answer - cost(fixed);
  const taken: S[] = [];
  let forSources = Math.min(room, shares.sources);
  for (const [source, text] of sources) {
    const tokens = cost([text]);
    if (tokens > forSources) continue;
    taken.push(source);
    forSources -= tokens;
    room -= tokens;
  }
  const kept: H[] = [];
  let forHistory = Math.min(room, shares.history);
  for (const [turn, texts] of history.toReversed()) {
    const tokens = cost(texts);
    if (tokens > forHistory) break;
    kept.unshift(turn);
    forHistory -= tokens;
  }
  return { sources: taken, history: kept };
}
