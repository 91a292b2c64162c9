// The compiled loop is the committed source, and counts as one would by hand.
import { describe, expect, test } from 'vitest';
import { createBest } from '#core/embedding/index/best.ts';
import { createPackedRows } from '#core/embedding/index/packed-rows.ts';
import { scanBytes } from '#core/embedding/index/scan-bytes.ts';
import { createScanner, type Scanner } from '#core/embedding/index/scanner.ts';
import { compileScan } from '../../../../scripts/kernel/compile.ts';
import { cosine, vectorFor } from './kit.ts';

describe('the scan', () => {
  test('is compiled from the source beside its script', async () => {
    expect(Buffer.from(await compileScan()).toString('base64')).toBe(scanBytes);
  });

  test('gives the sums of bytes at their limits', () => {
    const width = 32;
    const { scan, buffer, reserve } = createScanner() as Scanner;
    const [rowsAt, scalesAt, outAt] = [1024, 2048, 3072];
    reserve(4096);
    const query = Int16Array.from({ length: width }, (_, i) => (i % 2 ? 2047 : -2047));
    const rows = Int8Array.from({ length: width * 8 }, (_, i) => [127, -127, 0, 3, -1][i % 5]!);
    const scales = Float32Array.from({ length: 8 }, (_, i) => i / 4);
    new Int16Array(buffer()).set(query);
    new Int8Array(buffer()).set(rows, rowsAt);
    new Float32Array(buffer()).set(scales, scalesAt / 4);
    scan(0, rowsAt, width, scalesAt, outAt, 8);
    // Four rows lie interleaved, sixteen bytes of each in turn.
    const byteAt = (row: number, i: number) =>
      (row - (row % 4)) * width + (i - (i % 16)) * 4 + (row % 4) * 16 + (i % 16);
    const expected = Array.from(scales, (scale, row) =>
      Math.fround(scale * query.reduce((sum, value, i) => sum + value * rows[byteAt(row, i)]!, 0)),
    );
    expect([...new Float32Array(buffer(), outAt, 8)]).toEqual(expected);
  });

  test.each([1, 7, 16, 100, 384, 1024])(
    'ranks rows of %i numbers, across blocks and from any row to any row',
    (dim) => {
      const rows = createPackedRows(dim, createScanner() as Scanner);
      const vectors = Array.from({ length: 2500 }, (_, i) => vectorFor(i, dim));
      for (const vector of vectors) rows.append(vector);
      const question = vectorFor(99_999, dim);
      for (const [from, to] of [
        [0, 2500],
        [3, 5],
        [1021, 1030],
        [2047, 2500],
      ] as const) {
        const best = createBest(40);
        rows.scan(question, from, to, best);
        expect(best.rows().every((row) => row >= from && row < to)).toBe(true);
        expect(best.rows()).toHaveLength(Math.min(40, to - from));
        const scores = vectors.slice(from, to).map((vector) => cosine(question, vector));
        const found = best.rows().map((row) => scores[row - from]!);
        expect(Math.max(...found)).toBeGreaterThan(Math.max(...scores) - 0.02);
      }
    },
  );
});
