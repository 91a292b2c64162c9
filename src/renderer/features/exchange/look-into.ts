// Asks the core what a deck holds: a small file in one call, a large one in parts, since a call over the browser's socket
// carries 16 MB at most.
import type { Incoming } from '#contract/exchange.ts';
import type { Client } from '../../lib/client.ts';
import { type SendOptions, sendParts, singleCallBytes } from '../../lib/send-parts.ts';

export type LookCalls = Pick<Client['exchange'], 'look' | 'beginLook' | 'lookPart' | 'abortLook'>;

export async function lookInto(
  calls: LookCalls,
  file: File,
  { signal, onSent }: SendOptions,
): Promise<Incoming> {
  if (file.size <= singleCallBytes) return calls.look({ file }, { signal });
  const { uploadId } = await calls.beginLook({ fileName: file.name, byteSize: file.size }, { signal });
  return sendParts(
    file,
    {
      send: (index, part) => calls.lookPart({ uploadId, index, part }, { signal }),
      finish: () => calls.look({ uploadId }, { signal }),
      abort: () => calls.abortLook({ uploadId }),
    },
    onSent,
  );
}
