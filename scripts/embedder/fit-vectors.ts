// Moves the word vectors until the two sides of a pair are nearer to each other than to everything else in the batch
// (symmetric InfoNCE), with Adam. A text's vector is the mean of its pieces', so gradients are written out by hand.
import type { Batch } from './batches.ts';
import { multiplyRows, multiplyRowsTransposed, multiplyTransposedRows } from './matrix.ts';

export interface FitOptions {
  dim: number;
  steps: number;
  rate: number;
  /** Likeness is divided by this before the softmax: the smaller, the more the nearest wrong answers count. */
  temperature: number;
  warmup: number;
  progress?: (step: number, loss: number) => void;
}

/** Adam's own constants (Kingma and Ba 2015). */
const decay1 = 0.9;
const decay2 = 0.999;
const epsilon = 1e-8;

/** Changes `table` in place. */
export function fitVectors(table: Float32Array, batches: { next(): Batch }, options: FitOptions): void {
  const { dim, steps, rate, temperature, warmup, progress } = options;
  const gradient = new Float32Array(table.length);
  const adam = createAdam(table, gradient, dim);
  for (let step = 1; step <= steps; step += 1) {
    const { queries, passages, sections } = batches.next();
    const q = encode(table, queries, dim);
    const p = encode(table, passages, dim);
    const likeness = multiplyRowsTransposed(q.units, p.units, queries.length, passages.length, dim);
    const { loss, slope } = contrast(likeness, sections, temperature);
    spread(
      gradient,
      queries,
      q,
      multiplyRows(slope, p.units, queries.length, passages.length, dim),
      dim,
      adam.touch,
    );
    spread(
      gradient,
      passages,
      p,
      multiplyTransposedRows(slope, q.units, queries.length, passages.length, dim),
      dim,
      adam.touch,
    );
    const pace = step <= warmup ? step / warmup : (steps - step + 1) / (steps - warmup);
    adam.move(rate * pace);
    progress?.(step, loss);
  }
}

interface Encoded {
  units: Float32Array;
  lengths: Float32Array;
}

/** Unit vectors of texts, and how long their sums were. */
export function encode(table: Float32Array, texts: Uint16Array[], dim: number): Encoded {
  const units = new Float32Array(texts.length * dim);
  const lengths = new Float32Array(texts.length);
  for (let i = 0; i < texts.length; i += 1) {
    const at = i * dim;
    const ids = texts[i]!;
    for (let t = 0; t < ids.length; t += 1) {
      const from = ids[t]! * dim;
      for (let d = 0; d < dim; d += 1) units[at + d]! += table[from + d]!;
    }
    let squares = 0;
    for (let d = 0; d < dim; d += 1) squares += units[at + d]! ** 2;
    const length = Math.sqrt(squares) || 1;
    for (let d = 0; d < dim; d += 1) units[at + d]! /= length;
    lengths[i] = length;
  }
  return { units, lengths };
}

/** The loss, and how it changes with each likeness; rows ask for columns and columns for rows. */
function contrast(likeness: Float32Array, sections: number[], temperature: number) {
  const size = sections.length;
  const slope = new Float32Array(size * size);
  let loss = 0;
  for (const [down, right] of [
    [size, 1],
    [1, size],
  ] as const) {
    for (let i = 0; i < size; i += 1) {
      let sum = 0;
      for (let j = 0; j < size; j += 1) {
        if (i !== j && sections[i] === sections[j]) continue;
        // Likeness is at most 1, which keeps the exponent below zero.
        sum += Math.exp((likeness[i * down + j * right]! - 1) / temperature);
      }
      loss += Math.log(sum) - (likeness[i * down + i * right]! - 1) / temperature;
      const scale = 1 / (2 * size * temperature);
      for (let j = 0; j < size; j += 1) {
        const cell = i * down + j * right;
        if (i !== j && sections[i] === sections[j]) continue;
        slope[cell]! += (Math.exp((likeness[cell]! - 1) / temperature) / sum - (i === j ? 1 : 0)) * scale;
      }
    }
  }
  return { loss: loss / (2 * size), slope };
}

/** Hands the slope of each text's unit vector down to its pieces. */
function spread(
  gradient: Float32Array,
  texts: Uint16Array[],
  { units, lengths }: Encoded,
  slopes: Float32Array,
  dim: number,
  touch: (id: number) => void,
): void {
  for (let i = 0; i < texts.length; i += 1) {
    const at = i * dim;
    let along = 0;
    for (let d = 0; d < dim; d += 1) along += units[at + d]! * slopes[at + d]!;
    for (let d = 0; d < dim; d += 1)
      slopes[at + d] = (slopes[at + d]! - along * units[at + d]!) / lengths[i]!;
    const ids = texts[i]!;
    for (let t = 0; t < ids.length; t += 1) {
      const to = ids[t]! * dim;
      touch(ids[t]!);
      for (let d = 0; d < dim; d += 1) gradient[to + d]! += slopes[at + d]!;
    }
  }
}

/** Adam that moves only the rows a batch touched: most pieces are in no batch. */
function createAdam(table: Float32Array, gradient: Float32Array, dim: number) {
  const mean = new Float32Array(table.length);
  const square = new Float32Array(table.length);
  const isTouched = new Uint8Array(table.length / dim);
  let step = 0;
  return {
    touch(id: number) {
      isTouched[id] = 1;
    },
    move(rate: number) {
      step += 1;
      const size = (rate * Math.sqrt(1 - decay2 ** step)) / (1 - decay1 ** step);
      for (let id = 0; id < isTouched.length; id += 1) {
        if (isTouched[id] === 0) continue;
        isTouched[id] = 0;
        for (let at = id * dim; at < (id + 1) * dim; at += 1) {
          const g = gradient[at]!;
          gradient[at] = 0;
          mean[at] = decay1 * mean[at]! + (1 - decay1) * g;
          square[at] = decay2 * square[at]! + (1 - decay2) * g * g;
          table[at]! -= (size * mean[at]!) / (Math.sqrt(square[at]!) + epsilon);
        }
      }
    },
  };
}
