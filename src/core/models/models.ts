// The models slice, put together: what the tutor and quizzes may ask for, and what its own procedures need besides.
import type { Deps } from '../deps.ts';
import type { Outbound } from '../network/outbound.ts';
import type { Usage } from '../usage/usage.ts';
import { createChooser, keyName } from './choose.ts';
import { defaultLimits, type Limits } from './limits.ts';
import type { Models } from './model.ts';
import { createOllamaWatch } from './ollama-watch.ts';
import { readPreferences } from './preferences.ts';
import { readStatus } from './status.ts';
import { createTokens } from './tokens.ts';
import { createTurns } from './turns.ts';

export type ModelsCore = ReturnType<typeof createModels>;

export function createModels(deps: Deps, outbound: Outbound, usage: Usage, limits: Limits = defaultLimits) {
  const watch = createOllamaWatch(deps, outbound, limits);
  const tokens = createTokens(deps);
  const closing = new AbortController();
  const asking = {
    usage,
    tokens,
    clock: deps.clock,
    limits,
    turns: createTurns(),
    random: Math.random,
    closing: closing.signal,
  };
  const { modelOf } = createChooser({ ...deps, outbound, usage, watch, limits, asking });

  const models: Models = {
    async choose(userId, feature) {
      const { provider } = readPreferences(deps, userId);
      return provider ? modelOf(userId, provider, feature) : { heldBack: null };
    },
    async preview(userId, feature) {
      const { provider } = readPreferences(deps, userId);
      return provider ? modelOf(userId, provider, feature, { needsConsent: false }) : { heldBack: null };
    },
  };

  return {
    ...models,
    modelOf,
    watch,
    status: (userId: string) => readStatus({ deps, watch, modelOf }, userId),
    limits,
    outbound,
    closing: closing.signal,
    /** Ends every call under way. */
    close: () => closing.abort(),
    /** A profile is gone: its key too. */
    async forget(userId: string) {
      watch.forget(userId);
      await deps.secrets.remove(keyName(userId));
    },
  };
}
