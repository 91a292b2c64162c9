// A model folder as an Embedder, by way of the helper process. That process may be new at any call and then knows no
// model, so a model that is not found is loaded and asked again; whether to try after a death is for the caller to say.
import { maxEmbedTexts } from '#contract/engine.ts';
import type { Deps } from '../deps.ts';
import { fault, isFault } from '../faults.ts';
import type { Embedder } from '../ports.ts';
import { checkFiles } from './file-hash.ts';
import type { KnownModel } from './known-models.ts';

/** Half of the processor is the student's, and more than four threads gain nothing on such short texts. */
export function threadsFor(cores: number): number {
  return Math.min(4, Math.max(1, Math.floor(cores / 2)));
}

export interface EngineEmbedder extends Embedder {
  /** Checks the files against their list, once, and loads the model. EMBEDDER_UNUSABLE, ENGINE_LOST. */
  load(signal?: AbortSignal): Promise<void>;
}

export function createEngineEmbedder(
  { engine, computer }: Pick<Deps, 'engine' | 'computer'>,
  model: KnownModel,
): EngineEmbedder {
  const { folder, dim, pooling } = model;
  const threads = threadsFor(computer.cores);
  let checked: Promise<void> | null = null;

  async function load(signal?: AbortSignal): Promise<void> {
    checked ??= checkFiles(folder, model.files);
    await checked.catch((error) => {
      checked = null;
      throw error;
    });
    const loaded = await engine.client.loadEmbedder({ folder, threads, pooling }, { signal });
    if (loaded.dim !== dim) throw fault('EMBEDDER_UNUSABLE', { reason: 'dimension' });
  }

  async function embed(texts: string[], signal: AbortSignal) {
    const ask = () => engine.client.embed({ folder, texts }, { signal });
    const { vectors, cutShares } = await ask().catch(async (error) => {
      if (!isFault(error) || error.code !== 'NOT_FOUND') throw error;
      await load(signal);
      return ask();
    });
    const all = new Float32Array(await vectors.arrayBuffer());
    return { vectors: texts.map((_, i) => all.slice(i * dim, (i + 1) * dim)), cutShares };
  }

  return {
    id: model.id,
    dim,
    digest: model.digest,
    queryPrefix: model.queryPrefix,
    passagePrefix: model.passagePrefix,
    likenessWeight: model.likenessWeight,
    maxCutShare: model.maxCutShare,
    load,
    async embed(texts, _kind, signal) {
      const vectors: Float32Array[] = [];
      const cutShares: number[] = [];
      for (let at = 0; at < texts.length; at += maxEmbedTexts) {
        const part = await embed(texts.slice(at, at + maxEmbedTexts), signal);
        vectors.push(...part.vectors);
        cutShares.push(...part.cutShares);
      }
      return { vectors, cutShares };
    },
  };
}
