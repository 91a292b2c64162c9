// Offered models, fetched by the core's one way out.
import type { DownloadProgress, EmbedderOffer } from '#contract/embedding.ts';
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';
import type { Outbound } from '../network/outbound.ts';
import { hub, offered } from './offers.ts';
import type { PreferenceFile } from './preferences.ts';
import type { TakeIn } from './take-in.ts';

export interface Downloads {
  offers(): EmbedderOffer[];
  fetch(userId: string, offerId: string, signal?: AbortSignal): AsyncGenerator<DownloadProgress>;
  /** Removes what has arrived of an offer; false when there is no such offer. */
  discard(offerId: string): Promise<boolean>;
  stop(): Promise<void>;
}

export function createDownloads(
  _deps: Deps,
  _network: Outbound,
  _preferences: PreferenceFile,
  _takeIn: TakeIn,
): Downloads {
  return {
    offers: () =>
      offered.map(({ id, bytes, dim, told: { name, languages, licence } }) => ({
        id,
        name,
        bytes,
        dim,
        languages,
        licence,
        host: new URL(hub).host,
        haveBytes: 0,
      })),
    // biome-ignore lint/correctness/useYield: nothing to tell yet
    async *fetch() {
      throw fault('DOWNLOAD_FAILED');
    },
    discard: async (offerId) => offered.some(({ id }) => id === offerId),
    async stop() {},
  };
}
