// Sends one chosen file to the core: small ones in one call, large ones in parts, so that progress can be shown and a
// cancelled upload leaves nothing behind.
import type { Imported } from '#contract/library.ts';
import type { Client } from '../../lib/client.ts';
import { type SendOptions, sendParts, singleCallBytes } from '../../lib/send-parts.ts';

export type UploadCalls = Pick<
  Client['library'],
  'import' | 'beginUpload' | 'uploadPart' | 'finishUpload' | 'abortUpload'
>;

/** The shelf new files go to. */
export interface Place {
  subjectId: string | null;
  topicId: string | null;
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
  return sendParts(
    file,
    {
      send: (index, part) => calls.uploadPart({ uploadId, index, part }, { signal }),
      finish: () => calls.finishUpload({ uploadId, ...place }, { signal }),
      abort: () => calls.abortUpload({ uploadId }),
    },
    onSent,
  );
}
