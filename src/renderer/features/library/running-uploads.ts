// The window's one list of uploads, and who wants to hear that it is through.
import { useSyncExternalStore } from 'react';
import { client } from '../../lib/client.ts';
import { createUploads, type Finished, type Upload } from './uploads.ts';

const hearers = new Set<(result: Finished) => void>();

export const uploads = createUploads(client.library, (result) => {
  for (const hear of hearers) hear(result);
});

export function useUploads(): readonly Upload[] {
  return useSyncExternalStore(uploads.subscribe, uploads.read);
}

/** Returns the way out. */
export function onUploadsFinished(hear: (result: Finished) => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}
