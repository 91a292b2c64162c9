// A stand-in for a model that is not the point of a test: character trigrams hashed into a unit vector, alike when the
// letters are. Counts what it is asked.
import { createHash } from 'node:crypto';
import type { Embedder } from '#core/ports.ts';

const dim = 64;

export function trigramEmbedder(digest = 'one') {
  const asked = { query: 0, passage: 0 };
  const embedder: Embedder = {
    id: 'trigrams',
    dim,
    digest,
    queryPrefix: '',
    passagePrefix: '',
    likenessWeight: 2,
    maxCutShare: 1,
    async embed(texts, kind) {
      asked[kind] += texts.length;
      return { vectors: texts.map(vectorOf), cutShares: texts.map(() => 0) };
    },
  };
  return { embedder, asked };
}

function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(dim);
  const letters = text.toLowerCase().replace(/[^a-z]+/g, ' ');
  for (let i = 0; i + 3 <= letters.length; i += 1) {
    const slot =
      createHash('md5')
        .update(letters.slice(i, i + 3))
        .digest()[0]! % dim;
    vector[slot]! += 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
