// A model folder as the core's Embedder, loaded in this process.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env, pipeline } from '@huggingface/transformers';
import type { Embedder } from '#core/ports.ts';

export async function loadFolder(folder: string): Promise<Embedder> {
  const text = readFileSync(join(folder, 'lectern.json'), 'utf8');
  const model = JSON.parse(text) as Omit<Embedder, 'digest' | 'embed'>;
  env.allowRemoteModels = false;
  const embed = await pipeline('feature-extraction', folder, { dtype: 'q8' });
  return {
    ...model,
    digest: createHash('sha256').update(text).digest('hex'),
    async embed(texts) {
      const vectors: Float32Array[] = [];
      for (const each of texts) {
        const { data } = await embed(each, { pooling: 'mean', normalize: true });
        vectors.push(Float32Array.from(data as Float32Array));
      }
      return { vectors, cutShares: texts.map((each) => cutShare(embed.tokenizer.tokenize(each))) };
    },
  };
}

function cutShare(tokens: string[]): number {
  const words: string[][] = [];
  for (const token of tokens) {
    if (token.startsWith('##')) words.at(-1)!.push(token);
    else if (!/^[\p{P}\p{S}]$/u.test(token)) words.push([token]);
  }
  return words.filter((w) => w.length > 1 || w[0] === '[UNK]').length / Math.max(1, words.length);
}
