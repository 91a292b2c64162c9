// Sends a file too large for one call to the core in parts, so that progress can be shown and what was cancelled leaves
// nothing behind. The sizes are the contract's, which the renderer imports for its types only; a test holds them together.
export const singleCallBytes = 8 * 1024 * 1024;
export const uploadPartBytes = 4 * 1024 * 1024;

export interface SendOptions {
  signal: AbortSignal;
  onSent: (bytes: number) => void;
}

/** The calls of one upload that has begun. */
export interface PartCalls<T> {
  send(index: number, part: File): Promise<{ receivedBytes: number }>;
  finish(): Promise<T>;
  abort(): Promise<void>;
}

/** Throws the fault of whichever call failed, or the signal's reason when it was cancelled. */
export async function sendParts<T>(
  file: File,
  calls: PartCalls<T>,
  onSent: SendOptions['onSent'],
): Promise<T> {
  try {
    for (let index = 0, from = 0; from < file.size; index += 1, from += uploadPartBytes) {
      const part = new File([file.slice(from, from + uploadPartBytes)], 'part');
      const { receivedBytes } = await calls.send(index, part);
      onSent(receivedBytes);
    }
    return await calls.finish();
  } catch (error) {
    // The core also forgets uploads nobody continues; this only frees the disk sooner.
    calls.abort().catch(() => {});
    throw error;
  }
}
