// Vectors as signed bytes, each row with its own scale, in blocks that are scanned at the speed of memory. What the
// bytes lose is made good by the caller, who scores the best candidates again on the stored floats.
import type { Best } from './best.ts';
import type { Scanner } from './scanner.ts';

export interface PackedRows {
  count(): number;
  append(vector: Float32Array): void;
  /** Offers rows [from, to) to `best`. Runs to its end: the caller chooses how much at a time. */
  scan(query: Float32Array, from: number, to: number, best: Best): void;
}

/** Scores of one block stay in the nearest cache until they have been looked at. */
const blockRows = 1024;

/** So many rows lie interleaved, `lane` bytes of each in turn. */
const together = 4;
const lane = 16;

const byteMax = 127;

/** 12 bits: the sum of 8,192 products still fits 32. */
const queryMax = 2047;

/** What so many rows take. */
export function bytesOf(dim: number, rows: number): number {
  const { blocksAt, blockBytes } = layoutOf(dim);
  return blocksAt + Math.ceil(rows / blockRows) * blockBytes;
}

/** One question, the scores of one block, then the blocks. */
function layoutOf(dim: number) {
  const width = Math.ceil(dim / lane) * lane;
  const outAt = width * Int16Array.BYTES_PER_ELEMENT;
  const blocksAt = outAt + blockRows * Float32Array.BYTES_PER_ELEMENT;
  const blockBytes = blockRows * (width + Float32Array.BYTES_PER_ELEMENT);
  return { width, outAt, blocksAt, blockBytes };
}

export function createPackedRows(dim: number, scanner: Scanner): PackedRows {
  const { width, outAt, blocksAt, blockBytes } = layoutOf(dim);
  const blockOf = (row: number) => blocksAt + Math.floor(row / blockRows) * blockBytes;
  const scalesOf = (row: number) => blockOf(row) + blockRows * width;
  let count = 0;

  return {
    count: () => count,

    append(vector) {
      if (count % blockRows === 0) scanner.reserve(blockOf(count) + blockBytes);
      const row = count % blockRows;
      const turn = row % together;
      const bytes = new Int8Array(scanner.buffer(), blockOf(count) + (row - turn) * width, together * width);
      const largest = largestOf(vector);
      const factor = largest > 0 ? byteMax / largest : 0;
      for (let i = 0; i < dim; i += 1) bytes[interleaved(i, turn)] = rounded(vector[i]! * factor);
      new Float32Array(scanner.buffer(), scalesOf(count), blockRows)[row] = largest / byteMax;
      count += 1;
    },

    scan(query, from, to, best) {
      // Two questions may take turns, so each brings its own along every time.
      const asked = new Int16Array(scanner.buffer(), 0, dim);
      const factor = queryMax / (largestOf(query) || 1);
      for (let i = 0; i < dim; i += 1) asked[i] = rounded(query[i]! * factor);
      const scores = new Float32Array(scanner.buffer(), outAt, blockRows);
      for (let row = from; row < to; ) {
        const first = row % blockRows;
        const end = Math.min(blockRows, first + to - row);
        const start = first - (first % together);
        const whole = Math.ceil((end - start) / together) * together;
        const scales = scalesOf(row) + start * Float32Array.BYTES_PER_ELEMENT;
        scanner.scan(0, blockOf(row) + start * width, width, scales, outAt, whole);
        const base = row - first + start;
        for (let i = first - start; i < end - start; i += 1) {
          if (scores[i]! > best.floor) best.add(base + i, scores[i]!);
        }
        row += end - first;
      }
    },
  };
}

/** Where byte `i` of the row whose turn it is among those together lies, from the first byte of all. */
const interleaved = (i: number, turn: number) => (i - (i % lane)) * together + turn * lane + (i % lane);

/** Storing into an integer array cuts off the rest; Math.round takes several times as long. */
const rounded = (value: number) => (value < 0 ? value - 0.5 : value + 0.5);

function largestOf(vector: Float32Array): number {
  let largest = 0;
  for (let i = 0; i < vector.length; i += 1) {
    const size = Math.abs(vector[i]!);
    if (size > largest) largest = size;
  }
  return largest;
}
