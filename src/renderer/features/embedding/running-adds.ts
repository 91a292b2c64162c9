// The model being taken in, and downloads under way. They belong to the window, so that they go on when the screen is
// left.
import type { DownloadProgress, EmbeddingStatus } from '#contract/embedding.ts';
import { client } from '../../lib/client.ts';
import { createRuns } from '../../lib/runs.ts';
import { type ModelFiles, type SendEvent, sendModel } from './send-model.ts';

/** One at a time, by the name of its folder or zip. */
export const adds = createRuns<SendEvent>();
export const downloads = createRuns<DownloadProgress>();

export function add(model: ModelFiles, onKept: (status: EmbeddingStatus) => void): void {
  adds.start(model.name, async (signal) => sendModel(client.embedding, model, signal, onKept));
}

export function download(offerId: string): void {
  downloads.start(offerId, (signal) => client.embedding.download({ offerId }, { signal }));
}
