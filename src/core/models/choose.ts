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
import { createOllama, sameModel } from './ollama.ts';
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

/** What is known of a model before anybody may ask it. */
type Plan = Pick<Target, 'model' | 'isLocal' | 'contextTokens' | 'service' | 'plainOnly'> & { host: string };

/** Services read far more; more passages than this cost money and rarely help (docs/adr/0016). */
const serviceContextTokens = 8192;

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
    const plan =
      provider === 'openai'
        ? await serviceFor(userId, preferences, feature)
        : await ollamaFor(userId, preferences, feature, mayLook);
    if ('heldBack' in plan) return plan;
    const { isLocal, host } = plan;
    if (!isLocal) {
      if (outbound.isClosed(userId)) return { heldBack: 'never_connect' };
      if (needsConsent && preferences.consents[provider] !== host) return { heldBack: 'consent_needed' };
      if (usage.budget(userId).state === 'spent') return { heldBack: 'budget_spent' };
    }
    return created({ ...plan, userId, feature: use, provider });
  }

  async function serviceFor(
    userId: string,
    { openai, ollama }: Preferences,
    feature: ModelFeature,
  ): Promise<Plan | Held> {
    const { baseUrl, model, quizModel } = openai;
    const chosen = feature === 'quiz' ? (quizModel ?? model) : model;
    if (!chosen) return { heldBack: 'no_model_chosen' };
    const isLocal = isLoopback(baseUrl);
    if (!isLocal && outbound.isClosed(userId)) return { heldBack: 'never_connect' };
    const key = await secrets.get(keyName(userId));
    if (!key && !isNear(baseUrl)) return { heldBack: 'key_missing' };
    return {
      model: chosen,
      isLocal,
      contextTokens: isLocal ? ollama.contextTokens : serviceContextTokens,
      service: createOpenAI({ outbound, userId }, baseUrl, key?.value ?? null),
      plainOnly: false,
      host: hostOf(baseUrl),
    };
  }

  async function ollamaFor(
    userId: string,
    preferences: Preferences,
    feature: ModelFeature,
    mayLook: boolean,
  ): Promise<Plan | Held> {
    const found = mayLook ? await watch.current(userId) : watch.last(userId);
    if (found?.at !== 'here')
      return {
        heldBack: found?.at === 'error' && found.code === 'OFFLINE' ? 'never_connect' : 'unreachable',
      };
    if (!isLoopback(found.address) && outbound.isClosed(userId)) return { heldBack: 'never_connect' };
    const { model, quizModel, contextTokens } = preferences.ollama;
    const main = modelIn(found, model);
    const chosen = feature === 'quiz' ? (quizModel ?? main) : main;
    if (!chosen) return { heldBack: 'no_model_chosen' };
    const entry = found.models.find(({ name }) => sameModel(name, chosen));
    if (!entry) return { heldBack: 'model_missing' };
    const isLocal = !entry.isCloud && isNear(found.address);
    return {
      model: entry.name,
      isLocal,
      contextTokens,
      service: createOllama({ outbound, userId, address: found.address }),
      plainOnly: entry.isCloud,
      host: isLocal ? hostOf(found.address) : consentHost('ollama', preferences, found.address),
    };
  }

  function created(known: Plan & Pick<Target, 'userId' | 'feature' | 'provider'>): Model {
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
