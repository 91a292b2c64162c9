// Made-up vectors that lie in clumps, as those of texts do, and their place in the app's own index.
import type { Database } from '#core/db/open.ts';
import { createVectorIndexes, type VectorIndexes } from '#core/embedding/index/vector-index.ts';
import { silent } from '../bare-ports.ts';
import { randomFrom } from './corpus.ts';

export const dim = 384;
export const indexKey = 'be9c4';

const clumps = 500;

/** How far a vector lies from the middle of its clump. */
const spread = 0.8;

export interface Clumped {
  /** A unit vector; none is like another. */
  next(): Float32Array;
}

/** The same seed gives the same vectors, and any seed the same clumps. */
export function clumped(seed: number): Clumped {
  const middles = Array.from({ length: clumps }, (_, i) => direction(randomFrom(1000 + i)));
  const random = randomFrom(seed);
  return {
    next() {
      const middle = middles[Math.floor(random() * clumps)]!;
      const vector = direction(random);
      for (let i = 0; i < dim; i += 1) vector[i] = middle[i]! + spread * vector[i]!;
      return unit(vector);
    },
  };
}

/** Gives every passage of a database a vector. */
export function fillVectors(database: Database): VectorIndexes {
  const { sqlite } = database;
  // Questions wait until all are packed, instead of being answered on disk meanwhile.
  const indexes = createVectorIndexes({ database, log: silent }, { exactUpTo: -1, maxBytes: 2 ** 30 });
  const index = indexes.open(indexKey, dim);
  const seqs = sqlite.prepare('SELECT seq FROM material_chunks ORDER BY seq').pluck().all() as number[];
  const vectors = clumped(1);
  for (let from = 0; from < seqs.length; from += 5000) {
    const rows = seqs.slice(from, from + 5000).map((seq) => ({ seq, vector: vectors.next() }));
    sqlite.transaction(() => index.insert(rows))();
  }
  return indexes;
}

function direction(random: () => number): Float32Array {
  const vector = new Float32Array(dim);
  // The sum of four even draws is close enough to a bell.
  for (let i = 0; i < dim; i += 1) vector[i] = random() + random() + random() + random() - 2;
  return unit(vector);
}

/** Changes the vector in place. */
function unit(vector: Float32Array): Float32Array {
  let sum = 0;
  for (let i = 0; i < dim; i += 1) sum += vector[i]! * vector[i]!;
  const length = Math.sqrt(sum);
  for (let i = 0; i < dim; i += 1) vector[i]! /= length;
  return vector;
}
