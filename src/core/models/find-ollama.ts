// Looks for Ollama at every address at once and takes the first, in order of preference, that is one. Something else on
// the port is told apart from nothing at all.

import type { FaultData } from '#contract/faults.ts';
import type { ListedModel } from '#contract/models.ts';
import type { Outbound } from '../network/outbound.ts';
import { failedOnTheWay } from './failure.ts';
import { orAborted } from './limits.ts';
import { describe } from './ollama.ts';
import { connect } from './ollama-wire.ts';

export type Found =
  | { at: 'here'; address: string; version: string; models: ListedModel[] }
  /** Not tried, or nothing answered. */
  | { at: 'nowhere' }
  | { at: 'error'; code: string; params: NonNullable<FaultData['params']> };

/** `addresses` by preference; none is waited for longer than `healthMs`. */
export async function findOllama(
  { outbound, userId }: { outbound: Outbound; userId: string },
  addresses: string[],
  healthMs: number,
): Promise<Found> {
  const answers = await Promise.all(addresses.map((address) => visit(address)));
  return (
    answers.find(({ at }) => at === 'here') ?? answers.find(({ at }) => at === 'error') ?? { at: 'nowhere' }
  );

  async function visit(address: string): Promise<Found> {
    const signal = AbortSignal.timeout(healthMs);
    try {
      const client = connect({ outbound, userId, address }, 'model_list', signal);
      const [{ version }, { models }] = await orAborted(
        Promise.all([client.version(), client.list()]),
        signal,
      );
      if (typeof version !== 'string' || !Array.isArray(models)) return stranger(address);
      return { at: 'here', address, version, models: models.map(describe) };
    } catch (error) {
      if (signal.aborted) return { at: 'nowhere' };
      const { fault } = failedOnTheWay(error);
      if (fault.code === 'OFFLINE') return { at: 'error', code: fault.code, params: fault.data.params ?? {} };
      if (fault.code === 'MODEL_UNREACHABLE') return { at: 'nowhere' };
      return stranger(address);
    }
  }
}

const stranger = (address: string): Found => ({
  at: 'error',
  code: 'MODEL_UNREACHABLE',
  params: { reason: 'not_ollama', address },
});
