// Who answers: the one place that knows whether a model may be asked, and why not. Reasons come in the order in which the
// student would have to deal with them.
import type { HeldBack, ModelFeature, Provider } from '#contract/models.ts';
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';
import { isLoopback, type Outbound } from '../network/outbound.ts';
import type { Usage } from '../usage/usage.ts';
import { hostOf, isNear } from './address.ts';
import { type AskDeps, ask } from './ask.ts';
import type { Target } from './attempt.ts';
import type { Limits } from './limits.ts';
import type { Model } from './model.ts';
import { createOllama, isCloudName, sameModel } from './ollama.ts';
import { modelIn, type OllamaWatch } from './ollama-watch.ts';
import { createOpenAI } from './openai.ts';
import { type Preferences, readPreferences } from './preferences.ts';
import { rawTokens } from './tokens.ts';

export type Held = { heldBack: HeldBack | null };
interface Ways {
  /** A try takes the model of the feature and is logged as what it is. */
  use?: ModelFeature | 'try_out';
  needsConsent?: boolean;
  /** False: judge by what is known already. */
  mayLook?: boolean;
}

export interface ChooseDeps extends Deps {
  outbound: Outbound;
  usage: Usage;
  watch: OllamaWatch;
  limits: Limits;
  asking: AskDeps;
}

/** Where an Ollama on this computer has its cloud models run. */
const ollamaCloud = 'ollama.com';

export const keyName = (userId: string) => `openai:${userId}`;

/** The host that a consent is given for. */
export function consentHost(provider: Provider, preferences: Preferences, firstAddress: string): string {
  if (provider === 'openai') return hostOf(preferences.openai.baseUrl);
  return isNear(firstAddress) ? ollamaCloud : hostOf(firstAddress);
}

export type Chooser = ReturnType<typeof createChooser>;

export function createChooser(deps: ChooseDeps) {
  const { outbound, usage, watch, secrets, asking } = deps;

  async function modelOf(
    userId: string,
    provider: Provider,
    feature: ModelFeature,
    { use = feature, needsConsent = true, mayLook = true }: Ways = {},
  ): Promise<Model | Held> {
    const preferences = readPreferences(deps, userId);
    const held = (heldBack: HeldBack): Held => ({ heldBack });
    const cloudHeld = (host: string): Held | null => {
      if (outbound.isClosed(userId)) return held('never_connect');
      if (needsConsent && preferences.consents[provider] !== host) return held('consent_needed');
      return usage.budget(userId).state === 'spent' ? held('budget_spent') : null;
    };

    if (provider === 'openai') {
      const { baseUrl, model, quizModel } = preferences.openai;
      const chosen = feature === 'quiz' ? (quizModel ?? model) : model;
      const isLocal = isLoopback(baseUrl);
      if (!chosen) return held('no_model_chosen');
      const key = await secrets.get(keyName(userId));
      if (!isLocal) {
        if (outbound.isClosed(userId)) return held('never_connect');
        if (!key) return held('key_missing');
        const reason = cloudHeld(hostOf(baseUrl));
        if (reason) return reason;
      }
      const service = createOpenAI({ outbound, userId }, baseUrl, key?.value ?? null);
      return created({
        userId,
        feature: use,
        provider,
        model: chosen,
        isLocal,
        contextTokens: preferences.ollama.contextTokens,
        service,
        plainOnly: false,
        host: hostOf(baseUrl),
      });
    }

    const found = mayLook ? await watch.current(userId) : watch.last(userId);
    if (found?.at !== 'here')
      return held(found?.at === 'error' && found.code === 'OFFLINE' ? 'never_connect' : 'unreachable');
    const main = modelIn(found, preferences.ollama.model);
    const chosen = feature === 'quiz' ? (preferences.ollama.quizModel ?? main) : main;
    if (!chosen) return held('no_model_chosen');
    const entry = found.models.find(({ name }) => sameModel(name, chosen));
    if (!entry) return held('model_missing');
    const runsElsewhere = entry.isCloud || isCloudName(entry.name);
    const isLocal = !runsElsewhere && isNear(found.address);
    const host = isLocal ? hostOf(found.address) : consentHost(provider, preferences, found.address);
    if (!isLoopback(found.address) && outbound.isClosed(userId)) return held('never_connect');
    const reason = isLocal ? null : cloudHeld(host);
    if (reason) return reason;
    return created({
      userId,
      feature: use,
      provider,
      model: entry.name,
      isLocal,
      contextTokens: preferences.ollama.contextTokens,
      service: createOllama({ outbound, userId, address: found.address }),
      plainOnly: runsElsewhere,
      host,
    });
  }

  function created(known: Omit<Target, 'isShut' | 'onLoading' | 'onFailure'> & { host: string }): Model {
    const { userId, provider, model, isLocal, contextTokens, host } = known;
    const ratio = asking.tokens.ratio(provider, model);
    const target: Target = {
      ...known,
      isShut: () => !isLocal && outbound.isClosed(userId),
      onLoading: (isLoading) => watch.setLoading(userId, model, isLoading),
      onFailure({ fault: { code } }) {
        // Told by the state as well, without waiting for the next question.
        if (provider === 'ollama' && (code === 'MODEL_UNREACHABLE' || code === 'MODEL_MISSING'))
          void watch.look(userId);
      },
    };
    return {
      provider,
      name: model,
      answering: isLocal ? 'local' : 'cloud',
      host,
      contextTokens,
      tokensOf: (text) => Math.ceil(rawTokens(text) * ratio),
      costOf: (prompt, completion) => usage.costOf({ userId, provider, model, isLocal }, prompt, completion),
      stream: (request) => ask(asking, target, request),
    };
  }

  return { modelOf };
}

/** Why there is no model, as the fault of a call that needed this very one. */
export function faultOf(heldBack: HeldBack | null) {
  switch (heldBack) {
    case 'unreachable':
      return fault('MODEL_UNREACHABLE', { reason: 'refused' });
    case 'model_missing':
      return fault('MODEL_MISSING');
    case 'key_missing':
      return fault('KEY_MISSING');
    case 'consent_needed':
      return fault('CONSENT_NEEDED');
    case 'budget_spent':
      return fault('BUDGET_SPENT');
    case 'never_connect':
      return fault('OFFLINE', { reason: 'never_connect' });
    default:
      return fault('BAD_REQUEST', { reason: 'model' });
  }
}
