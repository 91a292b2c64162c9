// Offered models on their way here. A download runs beside whoever watches it and ends when nobody does; what has arrived is
// kept. One at a time for each offer: a later call takes over from an earlier one.
import { join } from 'node:path';
import type { DownloadProgress, EmbedderOffer } from '#contract/embedding.ts';
import type { Deps } from '../deps.ts';
import { fault, isFault } from '../faults.ts';
import type { Outbound } from '../network/outbound.ts';
import { createSpeed } from '../network/speed.ts';
import { fetchModel } from './fetch-model.ts';
import { haveBytes, openFetched, removeFetched } from './fetched.ts';
import { createHub } from './hub.ts';
import type { KnownModels } from './known-models.ts';
import { hubAddress, type Offered, offered } from './offers.ts';
import type { PreferenceFile } from './preferences.ts';
import type { TakeIn } from './take-in.ts';

export interface Downloads {
  /** Those that are not here yet. */
  offers(): EmbedderOffer[];
  /** NOT_FOUND, OFFLINE, DOWNLOAD_FAILED, EMBEDDER_UNUSABLE, ENGINE_LOST; errors of the disk as they are. */
  fetch(userId: string, offerId: string, signal?: AbortSignal): AsyncGenerator<DownloadProgress>;
  /** Stops a download and removes what has arrived; false when there is no such offer. */
  discard(offerId: string): Promise<boolean>;
  stop(): Promise<void>;
}

interface Running {
  left: AbortController;
  ended: Promise<void>;
}

export function createDownloads(
  { dataDir, clock }: Pick<Deps, 'dataDir' | 'clock'>,
  network: Outbound,
  preferences: PreferenceFile,
  known: KnownModels,
  takeIn: TakeIn,
): Downloads {
  const models = join(dataDir, 'models');
  const stopped = new AbortController();
  const running = new Map<string, Running>();

  return {
    offers: () => offered.filter((offer) => !isHere(offer)).map(infoOf),

    async *fetch(userId, offerId, signal) {
      const offer = offered.find(({ id }) => id === offerId);
      if (!offer) throw fault('NOT_FOUND');
      await end(offerId);
      const left = new AbortController();
      const stop = AbortSignal.any([left.signal, stopped.signal, ...(signal ? [signal] : [])]);
      let latest: DownloadProgress | null = null;
      let wake = () => {};
      let isOver = false;
      const work = run(offer, userId, stop, (progress) => {
        latest = progress;
        wake();
      }).finally(() => {
        isOver = true;
        wake();
      });
      const ended = work.catch(() => {});
      running.set(offerId, { left, ended });
      void ended.then(() => {
        if (running.get(offerId)?.ended === ended) running.delete(offerId);
      });
      try {
        for (;;) {
          // Whoever watches slowly is told the newest, and never what came between.
          const next: DownloadProgress | null = latest;
          latest = null;
          if (next) yield next;
          else if (isOver) break;
          else
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
        }
        await work;
      } finally {
        left.abort();
        await ended;
      }
    },

    async discard(offerId) {
      if (!offered.some(({ id }) => id === offerId)) return false;
      await end(offerId);
      removeFetched(models, offerId);
      return true;
    },

    async stop() {
      stopped.abort();
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };

  async function end(offerId: string): Promise<void> {
    const before = running.get(offerId);
    before?.left.abort();
    await before?.ended;
  }

  async function run(
    offer: Offered,
    userId: string,
    signal: AbortSignal,
    tell: (progress: DownloadProgress) => void,
  ): Promise<void> {
    signal.throwIfAborted();
    const fetched = openFetched(models, offer.id);
    const speed = createSpeed(clock);
    let bytes = { completedBytes: 0, totalBytes: offer.bytes };
    await fetchModel({
      offer,
      base: preferences.get().mirror ?? hubAddress,
      fetched,
      hub: createHub(network, { userId, purpose: 'embedder_download' }, signal),
      signal,
      onProgress(stage, completedBytes, totalBytes) {
        bytes = { completedBytes, totalBytes };
        tell({ stage, ...bytes, bytesPerSecond: stage === 'download' ? speed(completedBytes) : null });
      },
    });
    tell({ stage: 'install', ...bytes, bytesPerSecond: null });
    try {
      await takeIn.keep(fetched.folder, offer.told, signal);
    } catch (error) {
      // Files that make no model are fetched again; after a death of the engine they only have to be loaded again.
      if (isFault(error) && error.code === 'EMBEDDER_UNUSABLE') removeFetched(models, offer.id);
      throw error;
    }
    removeFetched(models, offer.id);
  }

  function isHere({ told }: Offered): boolean {
    return known
      .list()
      .some(({ id, source, isDamaged }) => id === told.id && source === 'download' && !isDamaged);
  }

  function infoOf({ id, bytes, dim, files, told: { name, languages, licence } }: Offered): EmbedderOffer {
    const have = haveBytes(models, id, files);
    const { host } = new URL(hubAddress);
    return { id, name, bytes, dim, languages, licence, host, haveBytes: have };
  }
}
