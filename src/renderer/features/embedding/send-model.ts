// Sends a model folder or zip to the core, file by file in parts, so that progress can be shown and a cancelled one
// leaves nothing behind. The core judges the files; nothing is checked here.
import type { EmbeddingStatus } from '#contract/embedding.ts';
import type { Client } from '../../lib/client.ts';

/** As large as the library's parts: few enough calls, small enough steps of the bar. */
export const partBytes = 4 * 1024 * 1024;
/** As in the contract, which the renderer imports for its types only; a test holds the two together. */
export const largestBytes = 1024 * 1024 * 1024;
/** Loading a model once can take longer than an ordinary call may. */
const finishTimeoutMs = 10 * 60_000;

export interface ModelFiles {
  /** Of the folder or zip, for the student and as a default name. */
  name: string;
  /** `path` inside the folder; "" for a zip. */
  files: readonly { path: string; file: File }[];
}

export type AddingCalls = Pick<
  Client['embedding'],
  'beginAdding' | 'addPart' | 'finishAdding' | 'abortAdding'
>;

export type SendEvent = { stage: 'sending' | 'checking'; sentBytes: number; totalBytes: number };

/** Yields how far it is and ends when the model is kept; throws the fault of whichever call failed. */
export async function* sendModel(
  calls: AddingCalls,
  { name, files }: ModelFiles,
  signal: AbortSignal,
  onKept: (status: EmbeddingStatus) => void,
): AsyncGenerator<SendEvent> {
  const totalBytes = bytesOf(files);
  const { addingId } = await calls.beginAdding({ name, bytes: totalBytes }, { signal });
  let isKept = false;
  try {
    let sentBytes = 0;
    for (const { path, file } of files) {
      for (let offset = 0; offset === 0 || offset < file.size; offset += partBytes) {
        const part = new File([file.slice(offset, offset + partBytes)], 'part');
        await calls.addPart({ addingId, path, offset, part }, { signal });
        sentBytes += part.size;
        yield { stage: 'sending', sentBytes, totalBytes };
      }
    }
    yield { stage: 'checking', sentBytes, totalBytes };
    const status = await calls.finishAdding(
      { addingId },
      { signal, context: { timeoutMs: finishTimeoutMs } },
    );
    isKept = true;
    onKept(status);
  } finally {
    // Failed, stopped, or read no further. The core also forgets what nobody continues; this frees the disk sooner.
    if (!isKept) calls.abortAdding({ addingId }).catch(() => {});
  }
}

export function bytesOf(files: ModelFiles['files']): number {
  return files.reduce((sum, { file }) => sum + file.size, 0);
}
