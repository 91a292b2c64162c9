// Getting a file across: in one call or in parts, with progress, and without leaving half a file behind.
import { describe, expect, it } from 'vitest';
import * as contract from '#contract/library.ts';
import { sendFile, type UploadCalls } from '#renderer/features/library/send-file.ts';
import { singleCallBytes, uploadPartBytes } from '#renderer/lib/send-parts.ts';

const place = { subjectId: null, topicId: null };
const imported = { material: { id: 'm' }, duplicate: false };

/** A receiving end that keeps the bytes. */
function receiver(failAt = Number.POSITIVE_INFINITY) {
  const calls: string[] = [];
  let bytes: Uint8Array[] = [];
  const fake = {
    import: async ({ file }: { file: File }) => {
      calls.push('import');
      bytes.push(new Uint8Array(await file.arrayBuffer()));
      return imported;
    },
    beginUpload: async () => {
      calls.push('begin');
      return { uploadId: 'u' };
    },
    uploadPart: async ({ index, part }: { index: number; part: File }) => {
      calls.push(`part ${index}`);
      if (index === failAt) throw new Error('disk full');
      bytes.push(new Uint8Array(await part.arrayBuffer()));
      return { receivedBytes: bytes.reduce((sum, piece) => sum + piece.length, 0) };
    },
    finishUpload: async () => {
      calls.push('finish');
      return imported;
    },
    abortUpload: async () => {
      calls.push('abort');
      bytes = [];
    },
  };
  return { calls, received: () => Buffer.concat(bytes), calls_: fake as unknown as UploadCalls };
}

const content = Buffer.alloc(singleCallBytes + uploadPartBytes / 2).map((_, index) => index % 251);
const large = new File([content], 'large.pdf');
const quiet = { signal: new AbortController().signal, onSent: () => {} };

describe('sending a file', () => {
  it('uses the limits of the contract', () => {
    expect([singleCallBytes, uploadPartBytes]).toEqual([contract.singleCallBytes, contract.uploadPartBytes]);
  });

  it('sends a small one in a single call', async () => {
    const end = receiver();
    await sendFile(end.calls_, new File(['abc'], 'a.txt'), place, quiet);
    expect(end.calls).toEqual(['import']);
  });

  it('sends a large one in parts that add up to the file', async () => {
    const end = receiver();
    await sendFile(end.calls_, large, place, quiet);
    expect(end.calls).toEqual(['begin', 'part 0', 'part 1', 'part 2', 'finish']);
    expect(end.received().equals(content)).toBe(true);
  });

  it('says how much has arrived after each part', async () => {
    const sent: number[] = [];
    await sendFile(receiver().calls_, large, place, { ...quiet, onSent: (bytes) => sent.push(bytes) });
    expect(sent).toEqual([uploadPartBytes, 2 * uploadPartBytes, content.length]);
  });

  it('gives an upload up when a part fails, and says why', async () => {
    const end = receiver(1);
    await expect(sendFile(end.calls_, large, place, quiet)).rejects.toThrow('disk full');
    expect(end.calls).toEqual(['begin', 'part 0', 'part 1', 'abort']);
  });
});
