// Sends one chosen file to the core: small ones in one call, large ones in parts, so that progress can be shown and a
// cancelled upload leaves nothing behind.
import type { Imported } from '#contract/library.ts';
import type { Client } from '../../lib/client.ts';

/** As in the contract, which the renderer imports for its types only; a test holds the two together. */
export const singleCallBytes = 8 * 1024 * 1024;
export const uploadPartBytes = 4 * 1024 * 1024;

export type UploadCalls = Pick<
  Client['library'],
  'import' | 'beginUpload' | 'uploadPart' | 'finishUpload' | 'abortUpload'
>;

/** The shelf new files go to. */
export interface Place {
  subjectId: string | null;
  topicId: string | null;
}

export interface SendOptions {
  signal: AbortSignal;
  onSent: (bytes: number) => void;
}

/** Throws the fault of whichever call failed, or the signal's reason when it was cancelled. */
export async function sendFile(
  calls: UploadCalls,
  file: File,
  place: Place,
  { signal, onSent }: SendOptions,
): Promise<Imported> {
  if (file.size <= singleCallBytes) return calls.import({ file, ...place }, { signal });
  const { uploadId } = await calls.beginUpload({ fileName: file.name, byteSize: file.size }, { signal });
  try {
    for (let index = 0, from = 0; from < file.size; index += 1, from += uploadPartBytes) {
      const part = new File([file.slice(from, from + uploadPartBytes)], 'part');
      const { receivedBytes } = await calls.uploadPart({ uploadId, index, part }, { signal });
      onSent(receivedBytes);
    }
    return await calls.finishUpload({ uploadId, ...place }, { signal });
  } catch (error) {
    // The core also forgets uploads nobody continues; this only frees the disk sooner.
    calls.abortUpload({ uploadId }).catch(() => {});
    throw error;
  }
}
