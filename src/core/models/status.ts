// All that the face shows of the models, in one piece, from what is known already.
import type { ModelsStatus, Provider } from '#contract/models.ts';
import type { Deps } from '../deps.ts';
import { isLoopback } from '../network/outbound.ts';
import { isNear } from './address.ts';
import { type Chooser, consentHost, keyName } from './choose.ts';
import { isCloudName, sameModel } from './ollama.ts';
import { modelIn, type OllamaWatch } from './ollama-watch.ts';
import { readPreferences } from './preferences.ts';

export async function readStatus(
  { deps, watch, modelOf }: { deps: Deps; watch: OllamaWatch; modelOf: Chooser['modelOf'] },
  userId: string,
): Promise<ModelsStatus> {
  const preferences = readPreferences(deps, userId);
  const { ollama, openai, provider } = preferences;
  const found = watch.last(userId);
  // A look takes up to a second and a half: this answers at once, and a fact tells what it found.
  if (provider === 'ollama' && found === undefined) void watch.look(userId);
  const [first = ''] = watch.addressesOf(preferences);
  const reached = found?.at === 'here' ? found : null;
  const model = reached ? modelIn(reached, ollama.model) : ollama.model;
  const listed = reached?.models.find(({ name }) => model !== null && sameModel(name, model));
  const address = reached?.address ?? first;
  const [key, keyWouldGo, choice] = await Promise.all([
    deps.secrets.get(keyName(userId)),
    deps.secrets.place(),
    provider ? modelOf(userId, provider, 'tutor', { mayLook: false }) : { heldBack: null },
  ]);
  const agreed = (one: Provider) => preferences.consents[one] === consentHost(one, preferences, address);
  return {
    provider,
    answering: 'heldBack' in choice ? 'extractive' : choice.answering,
    heldBack: 'heldBack' in choice ? choice.heldBack : null,
    ollama: {
      state: watch.stateOf(userId, preferences),
      address: ollama.address,
      resolvedAddress: address,
      version: reached?.version ?? null,
      model,
      quizModel: ollama.quizModel,
      isCloud: !isNear(address) || (model !== null && (listed?.isCloud ?? isCloudName(model))),
      contextTokens: ollama.contextTokens,
    },
    openai: {
      ...openai,
      key: key?.place ?? null,
      keyWouldGo,
      isLocal: isLoopback(openai.baseUrl),
    },
    consents: (['ollama', 'openai'] as const).filter(agreed),
  };
}
