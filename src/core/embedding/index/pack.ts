// A model's vectors in memory: packed rows, and which passages they are.
import type { Best } from './best.ts';
import { createPackedRows, type PackedRows } from './packed-rows.ts';
import { createRowMap, type RowMap, type Stretch } from './row-map.ts';
import { createScanner } from './scanner.ts';
import { giveWay } from './turns.ts';

export interface Pack {
  rows: PackedRows;
  map: RowMap;
  /** Offers these rows to `best`, a few milliseconds at a time; gives the passages it then holds, best first. */
  scan(
    query: Float32Array,
    stretches: readonly Stretch[],
    best: Best,
    signal?: AbortSignal,
  ): Promise<number[]>;
}

/** One to three milliseconds of scanning. */
const bytesPerTurn = 16 * 2 ** 20;

/** Null on a processor without the instructions. */
export function createPack(dim: number): Pack | null {
  const scanner = createScanner();
  if (!scanner) return null;
  const rows = createPackedRows(dim, scanner);
  const map = createRowMap();
  const rowsPerTurn = Math.ceil(bytesPerTurn / dim);

  return {
    rows,
    map,
    async scan(query, stretches, best, signal) {
      let left = rowsPerTurn;
      for (const [from, to] of stretches) {
        for (let row = from; row < to; ) {
          if (left === 0) {
            await giveWay();
            signal?.throwIfAborted();
            left = rowsPerTurn;
          }
          const end = Math.min(to, row + left);
          rows.scan(query, row, end, best);
          left -= end - row;
          row = end;
        }
      }
      return best.rows().map(map.seqOf);
    },
  };
}
