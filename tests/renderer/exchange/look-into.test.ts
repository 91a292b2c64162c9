// A deck gets to the core in one call when it is small and in parts when it is not.
import { expect, it } from 'vitest';
import { type LookCalls, lookInto } from '#renderer/features/exchange/look-into.ts';
import { singleCallBytes, uploadPartBytes } from '#renderer/lib/send-parts.ts';

const large = new File([new Uint8Array(singleCallBytes + 1)], 'deck.apkg');

/** Writes down what is asked of the core; `stopAt` is called at that part. */
function receiver(stopAt = -1, stop = () => {}) {
  const calls: string[] = [];
  let receivedBytes = 0;
  const fake = {
    look: async (input: object) => {
      calls.push(`look ${Object.keys(input)}`);
      return {};
    },
    beginLook: async () => {
      calls.push('begin');
      return { uploadId: 'u' };
    },
    lookPart: async ({ index, part }: { index: number; part: File }, { signal }: { signal: AbortSignal }) => {
      calls.push(`part ${index}`);
      if (index === stopAt) stop();
      signal.throwIfAborted();
      receivedBytes += part.size;
      return { receivedBytes };
    },
    abortLook: async () => {
      calls.push('abort');
    },
  };
  return { calls, of: fake as unknown as LookCalls };
}

it('sends a small deck as it is', async () => {
  const end = receiver();
  const signal = new AbortController().signal;
  await lookInto(end.of, new File(['a,b'], 'a.csv'), { signal, onSent: () => {} });
  expect(end.calls).toEqual(['look file']);
});

it('sends a large deck in parts and says how much has arrived', async () => {
  const end = receiver();
  const sent: number[] = [];
  const signal = new AbortController().signal;
  await lookInto(end.of, large, { signal, onSent: (bytes) => sent.push(bytes) });
  expect(end.calls).toEqual(['begin', 'part 0', 'part 1', 'part 2', 'look uploadId']);
  expect(sent).toEqual([uploadPartBytes, 2 * uploadPartBytes, large.size]);
});

it('gives the upload up when it is cancelled', async () => {
  const controller = new AbortController();
  const end = receiver(1, () => controller.abort());
  await expect(lookInto(end.of, large, { signal: controller.signal, onSent: () => {} })).rejects.toThrow();
  expect(end.calls).toEqual(['begin', 'part 0', 'part 1', 'abort']);
});
