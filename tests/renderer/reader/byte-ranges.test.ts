// Reading a stored file piece by piece: few calls, right bytes, silence after leaving.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ByteRange, planReads, StoredFileTransport } from '#renderer/features/reader/byte-ranges.ts';

const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 251);

function started(read: (range: ByteRange, signal: AbortSignal) => Promise<Blob>) {
  const delivered = new Map<number, Uint8Array>();
  const failed = Promise.withResolvers<unknown>();
  const arrived = Promise.withResolvers<void>();
  const transport = new StoredFileTransport({ byteSize: 1000, maxPiece: 100, read, onFail: failed.resolve });
  transport.transportReady((message: { begin: number; chunk: Uint8Array }) => {
    delivered.set(message.begin, message.chunk);
    arrived.resolve();
  });
  return { transport, delivered, failed: failed.promise, arrived: arrived.promise };
}

describe('planReads', () => {
  it('joins neighbours and splits what is too long', () => {
    const asked = [
      { from: 50, to: 100 },
      { from: 0, to: 50 },
      { from: 300, to: 520 },
    ];
    expect(planReads(asked, 200)).toEqual([
      { from: 0, to: 100 },
      { from: 300, to: 500 },
      { from: 500, to: 520 },
    ]);
  });

  it('covers every asked byte once and never asks for more than allowed', () => {
    const range = fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 200 }));
    fc.assert(
      fc.property(fc.array(range), fc.integer({ min: 1, max: 300 }), (pairs, max) => {
        const asked = pairs.map(([from, length]) => ({ from, to: from + length }));
        const wanted = new Set(
          asked.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)),
        );
        const reads = planReads(asked, max);
        const got = reads.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i));
        expect(new Set(got)).toEqual(wanted);
        expect(got.length).toBe(wanted.size);
        expect(reads.every(({ from, to }) => to - from <= max)).toBe(true);
      }),
    );
  });
});

describe('a stored file', () => {
  it('answers pieces asked in one turn from one joined read', async () => {
    const reads: ByteRange[] = [];
    const { transport, delivered, arrived } = started(async (range) => {
      reads.push(range);
      return new Blob([bytes.slice(range.from, range.to)]);
    });
    transport.requestDataRange(0, 40);
    transport.requestDataRange(40, 90);
    await arrived;
    expect(reads).toEqual([{ from: 0, to: 90 }]);
    expect(delivered.get(0)).toEqual(bytes.slice(0, 40));
    expect(delivered.get(40)).toEqual(bytes.slice(40, 90));
  });

  it('puts a long piece together from several reads', async () => {
    const { transport, delivered, arrived } = started(
      async ({ from, to }) => new Blob([bytes.slice(from, to)]),
    );
    transport.requestDataRange(700, 1200);
    await arrived;
    expect(delivered.get(700)).toEqual(bytes.slice(700));
  });

  it('says so once when a piece cannot be read', async () => {
    const { transport, failed, delivered } = started(async () => {
      throw new Error('gone');
    });
    transport.requestDataRange(0, 10);
    expect(await failed).toEqual(new Error('gone'));
    expect(delivered.size).toBe(0);
  });

  it('cancels its reads and delivers nothing after leaving', async () => {
    const seen = Promise.withResolvers<AbortSignal>();
    const answer = Promise.withResolvers<Blob>();
    const { transport, delivered } = started((_range, signal) => {
      seen.resolve(signal);
      return answer.promise;
    });
    transport.requestDataRange(0, 10);
    const signal = await seen.promise;
    transport.abort();
    answer.resolve(new Blob([bytes.slice(0, 10)]));
    await answer.promise;
    await new Blob([]).arrayBuffer();
    expect(signal.aborted).toBe(true);
    expect(delivered.size).toBe(0);
  });
});
