// What is known of each profile's Ollama. Nothing is asked until the student chose Ollama or opened its settings, and an
// address elsewhere only while Ollama is the chosen one.
import type { OllamaState } from '#contract/models.ts';
import type { Deps } from '../deps.ts';
import { isLoopback, type Outbound } from '../network/outbound.ts';
import { ollamaAddresses } from './address.ts';
import { type Found, findOllama } from './find-ollama.ts';
import type { Limits } from './limits.ts';
import { sameModel } from './ollama.ts';
import { type Preferences, readPreferences } from './preferences.ts';

/** Models come and go by `ollama pull` in a terminal; a question that finds all well need not ask again at once. */
const freshMs = 30_000;

/** It is said to be elsewhere, where nothing may go. */
const shut: Found = { at: 'error', code: 'OFFLINE', params: { reason: 'never_connect' } };

interface Known {
  found: Found;
  hasProgram: boolean;
  lookedAt: number;
}

export type OllamaWatch = ReturnType<typeof createOllamaWatch>;

export function createOllamaWatch(deps: Deps, outbound: Outbound, limits: Limits) {
  const { computer, clock, events } = deps;
  const known = new Map<string, Known>();
  const looking = new Map<string, Promise<Known>>();
  /** How many looks each profile has had begun. */
  const orders = new Map<string, number>();
  const loading = new Map<string, string>();

  const addressesOf = ({ ollama }: Preferences) => ollamaAddresses(ollama.address, computer.ollamaHost);

  /** `everywhere`: the student asked for exactly this address. */
  function look(userId: string, everywhere = false): Promise<Known> {
    const running = looking.get(userId);
    if (running && !everywhere) return running;
    const preferences = readPreferences(deps, userId);
    const isClosed = outbound.isClosed(userId);
    const mayLeave = !isClosed && (everywhere || preferences.provider === 'ollama');
    const all = addressesOf(preferences);
    const addresses = all.filter((address) => mayLeave || isLoopback(address));
    const order = (orders.get(userId) ?? 0) + 1;
    orders.set(userId, order);
    const look = (async () => {
      const [seen, hasProgram] = await Promise.all([
        findOllama({ outbound, userId }, addresses, limits.healthMs),
        computer.hasProgram('ollama').catch(() => false),
      ]);
      const isShut = isClosed && seen.at === 'nowhere' && addresses[0] !== all[0];
      const found: Found = isShut ? shut : seen;
      const before = known.get(userId);
      const now: Known = { found, hasProgram, lookedAt: clock.monotonic() };
      // A newer look, for another address, has the last word.
      if (orders.get(userId) !== order) return now;
      looking.delete(userId);
      known.set(userId, now);
      if (JSON.stringify([before?.found, before?.hasProgram]) !== JSON.stringify([found, hasProgram]))
        events.publish(userId, { type: 'models.changed' });
      return now;
    })();
    looking.set(userId, look);
    return look;
  }

  function stateOf(userId: string, preferences: Preferences): OllamaState {
    const { found, hasProgram } = known.get(userId) ?? {
      found: { at: 'nowhere' as const },
      hasProgram: true,
    };
    if (found.at === 'error') return { state: 'error', code: found.code, params: found.params };
    if (found.at === 'nowhere') {
      const [first] = addressesOf(preferences);
      // Whether Ollama is installed there cannot be known.
      if (known.has(userId) && first && !isLoopback(first))
        return { state: 'error', code: 'MODEL_UNREACHABLE', params: { reason: 'refused', address: first } };
      return { state: hasProgram ? 'not_running' : 'not_installed' };
    }
    const model = modelIn(found, preferences.ollama.model);
    if (model === null) return { state: 'no_models' };
    if (!found.models.some(({ name }) => sameModel(name, model))) return { state: 'model_missing', model };
    const inLoading = loading.get(userId);
    return inLoading !== undefined && sameModel(inLoading, model)
      ? { state: 'loading', model }
      : { state: 'ready', model };
  }

  return {
    look,
    stateOf,
    addressesOf,

    /** The last known, or what a look finds when all was not well then, or it was long ago. */
    async current(userId: string): Promise<Found> {
      // Whoever is looking has a reason to.
      const last = known.get(userId);
      const isFresh = last && clock.monotonic() - last.lookedAt < freshMs;
      return isFresh && last.found.at === 'here' && !looking.has(userId)
        ? last.found
        : (await look(userId)).found;
    },

    last: (userId: string): Found | undefined => known.get(userId)?.found,

    setLoading(userId: string, model: string, isLoading: boolean) {
      if ((loading.get(userId) === model) === isLoading) return;
      if (isLoading) loading.set(userId, model);
      else loading.delete(userId);
      events.publish(userId, { type: 'models.changed' });
    },

    forget(userId: string) {
      known.delete(userId);
      looking.delete(userId);
      orders.delete(userId);
      loading.delete(userId);
    },
  };
}

/** The chosen model, or while none is chosen the first that could answer here: most often the only one. */
export function modelIn(found: Extract<Found, { at: 'here' }>, chosen: string | null): string | null {
  return chosen ?? found.models.find(({ isCloud, canWrite }) => canWrite && !isCloud)?.name ?? null;
}
