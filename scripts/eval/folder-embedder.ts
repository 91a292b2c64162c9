// A model folder as the core's Embedder, by the engine's own loader, in this process: vectors and cut shares are those a
// student's library gets.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Embedder } from '#core/ports.ts';
import { loadModel } from '#engine/embed/model.ts';

export async function loadFolder(folder: string): Promise<Embedder> {
  const text = readFileSync(join(folder, 'lectern.json'), 'utf8');
  const told = JSON.parse(text) as Omit<Embedder, 'digest' | 'embed'>;
  const model = await loadModel({ folder, threads: 1, pooling: 'mean' });
  return {
    ...told,
    digest: createHash('sha256').update(text).digest('hex'),
    async embed(texts) {
      const vectors: Float32Array[] = [];
      const cutShares: number[] = [];
      for (const each of texts) {
        const { vector, cutShare } = await model.embed(each);
        vectors.push(vector);
        cutShares.push(cutShare);
      }
      return { vectors, cutShares };
    },
  };
}
