// Sends a chosen video to the core in parts, so that it is never whole in memory, can be cancelled, and shows how far it is.
import type { LessonVideo } from '#contract/lessons.ts';
import type { Client } from '../../lib/client.ts';
import { type SendOptions, sendParts } from '../../lib/send-parts.ts';

export type VideoCalls = Pick<Client['lessons'], 'beginVideo' | 'videoPart' | 'finishVideo' | 'abortVideo'>;

/** Some gigabytes may still be on their way to a slow disk when the last part has been taken. */
const finishMs = 10 * 60_000;

/** Throws the fault of whichever call failed, or the signal's reason when it was cancelled. */
export async function sendVideo(
  calls: VideoCalls,
  file: File,
  { signal, onSent }: SendOptions,
): Promise<LessonVideo> {
  const { uploadId } = await calls.beginVideo({ fileName: file.name, byteSize: file.size }, { signal });
  return sendParts(
    file,
    {
      send: (index, part) => calls.videoPart({ uploadId, index, part }, { signal }),
      finish: () => calls.finishVideo({ uploadId }, { signal, context: { timeoutMs: finishMs } }),
      abort: () => calls.abortVideo({ uploadId }),
    },
    onSent,
  );
}
