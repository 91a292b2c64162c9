// Stores each row in bytes: whole numbers from -127 to 127 and one scale. A quarter of the size, and cosines change in the
// third digit.
import { openingId, unknownId } from './tokenizer.ts';

export interface QuantisedTable {
  rows: Int8Array;
  scales: Float32Array;
  dim: number;
}

const most = 127;

/** The opening token's length beside a word's: nothing, until there is no word. */
const faint = 1e-4;

/** Padding and unknown pieces get zeros; the opening token a faint constant, so that empty text has a direction too. */
export function quantise(table: Float32Array, dim: number): QuantisedTable {
  const size = table.length / dim;
  const rows = new Int8Array(table.length);
  const scales = new Float32Array(size);
  for (let id = unknownId + 1; id < size; id += 1) {
    const row =
      id === openingId ? new Float32Array(dim).fill(faint) : table.subarray(id * dim, (id + 1) * dim);
    const largest = row.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
    if (largest === 0) continue;
    const scale = Math.fround(largest / most);
    scales[id] = scale;
    for (let d = 0; d < dim; d += 1) rows[id * dim + d] = Math.round(row[d]! / scale);
  }
  return { rows, scales, dim };
}

/** The table as the model will see it. */
export function dequantise({ rows, scales, dim }: QuantisedTable): Float32Array {
  return Float32Array.from(rows, (value, at) => value * scales[Math.floor(at / dim)]!);
}
