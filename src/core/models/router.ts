// The models' procedures. A key goes in and never comes out; another address of a service needs its own key and consent.
import type { Provider } from '#contract/models.ts';
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';
import type { Procedures } from '../procedures.ts';
import { completeBaseUrl, completeOllamaAddress, defaultBaseUrl, hostOf, isNear } from './address.ts';
import { consentHost, keyName } from './choose.ts';
import { failedOnTheWay } from './failure.ts';
import type { ModelsCore } from './models.ts';
import { createOllama } from './ollama.ts';
import { createOpenAI } from './openai.ts';
import { type Preferences, readPreferences, writePreferences } from './preferences.ts';
import { pull } from './pull.ts';
import { suggest } from './suggestions.ts';
import { tryOut } from './try-out.ts';

export function createModelsRouter({ owned }: Procedures, deps: Deps, core: ModelsCore) {
  const { events, secrets, computer, clock } = deps;
  const { outbound, watch, limits, status } = core;
  const read = (userId: string) => readPreferences(deps, userId);
  const save = (userId: string, preferences: Preferences) => {
    writePreferences(deps, userId, preferences);
    events.publish(userId, { type: 'models.changed' });
  };

  /** Where Ollama is, or the fault that it is nowhere. */
  async function ollamaOf(userId: string) {
    const found = await watch.current(userId);
    if (found.at === 'here') return { outbound, userId, address: found.address };
    const [first = ''] = watch.addressesOf(read(userId));
    throw found.at === 'error' && found.code === 'OFFLINE'
      ? fault('OFFLINE', found.params)
      : fault(
          'MODEL_UNREACHABLE',
          found.at === 'error' ? found.params : { reason: 'refused', address: first },
        );
  }

  return {
    status: owned.models.status.handler(({ context: { userId } }) => status(userId)),

    refresh: owned.models.refresh.handler(async ({ context: { userId } }) => {
      await watch.look(userId);
      return status(userId);
    }),

    choose: owned.models.choose.handler(async ({ input, context: { userId } }) => {
      save(userId, { ...read(userId), provider: input.provider });
      if (input.provider === 'ollama') await watch.look(userId, true);
      return status(userId);
    }),

    configure: owned.models.configure.handler(async ({ input, context: { userId } }) => {
      const before = read(userId);
      const after: Preferences = {
        ...before,
        ollama: { ...before.ollama, ...input.ollama, address: ollamaAddress(input.ollama?.address, before) },
        openai: { ...before.openai, ...input.openai, baseUrl: baseUrl(input.openai?.baseUrl, before) },
      };
      // A key was given to one service; another must not be shown it.
      if (hostOf(after.openai.baseUrl) !== hostOf(before.openai.baseUrl))
        await secrets.remove(keyName(userId));
      save(userId, after);
      if (input.ollama?.address !== undefined) await watch.look(userId, true);
      return status(userId);
    }),

    list: owned.models.list.handler(async ({ input, context: { userId } }) => {
      const signal = AbortSignal.timeout(limits.listMs);
      try {
        if (input.provider === 'ollama') {
          await watch.look(userId);
          return await createOllama(await ollamaOf(userId)).list(signal);
        }
        const { baseUrl } = read(userId).openai;
        const key = await secrets.get(keyName(userId));
        if (!key && !isNear(baseUrl)) throw fault('KEY_MISSING');
        return await createOpenAI({ outbound, userId }, baseUrl, key?.value ?? null).list(signal);
      } catch (error) {
        throw signal.aborted
          ? fault('MODEL_UNREACHABLE', { reason: 'timeout' })
          : failedOnTheWay(error).fault;
      }
    }),

    suggestions: owned.models.suggestions.handler(() => suggest(computer.memoryBytes)),

    pull: owned.models.pull.handler(async function* ({ input, context: { userId }, signal }) {
      const left = new AbortController();
      try {
        const any = AbortSignal.any([left.signal, core.closing, ...(signal ? [signal] : [])]);
        yield* pull(await ollamaOf(userId), input.model, { clock, limits, signal: any });
      } finally {
        left.abort();
        if (!core.closing.aborted) await watch.look(userId);
      }
    }),

    tryOut: owned.models.tryOut.handler(({ input, context: { userId }, signal }) =>
      tryOut(core, userId, input, signal),
    ),

    setKey: owned.models.setKey.handler(async ({ input, context: { userId } }) => {
      // What no header can carry is no key.
      if (!/^[\x21-\x7e]+$/.test(input.key)) throw fault('BAD_REQUEST', { reason: 'key' });
      const place = await secrets.set(keyName(userId), input.key);
      events.publish(userId, { type: 'models.changed' });
      return { place };
    }),

    removeKey: owned.models.removeKey.handler(async ({ context: { userId } }) => {
      await secrets.remove(keyName(userId));
      events.publish(userId, { type: 'models.changed' });
    }),

    consent: owned.models.consent.handler(({ input: { provider, granted }, context: { userId } }) => {
      const before = read(userId);
      const consents: Preferences['consents'] = { ...before.consents };
      if (granted) consents[provider] = hostFor(userId, provider, before);
      else delete consents[provider];
      save(userId, { ...before, consents });
      return status(userId);
    }),
  };

  function hostFor(userId: string, provider: Provider, preferences: Preferences): string {
    const found = watch.last(userId);
    const [first = ''] = watch.addressesOf(preferences);
    return consentHost(provider, preferences, found?.at === 'here' ? found.address : first);
  }
}

function ollamaAddress(written: string | undefined, before: Preferences): string | null {
  if (written === undefined) return before.ollama.address;
  if (written.trim() === '') return null;
  const address = completeOllamaAddress(written);
  if (address === null) throw fault('BAD_REQUEST', { reason: 'address' });
  return address;
}

function baseUrl(written: string | undefined, before: Preferences): string {
  if (written === undefined) return before.openai.baseUrl;
  if (written.trim() === '') return defaultBaseUrl;
  const address = completeBaseUrl(written);
  if (address === null) throw fault('BAD_REQUEST', { reason: 'address' });
  return address;
}
