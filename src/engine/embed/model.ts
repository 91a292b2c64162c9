// One loaded embedding model. The library is imported when the first model is loaded, so that reading a PDF pays
// nothing for it, and it is cut off from every network: a model comes from a folder of this disk or not at all.

import type { Pooling } from '#contract/engine.ts';
import { UnusableModel, weightsIn } from './folder.ts';
import { createCutShare } from './pieces.ts';

export interface EmbeddingModel {
  dim: number;
  maxTokens: number;
  /** A unit vector of `dim` numbers, and the share of the text's words the tokenizer had to cut or did not know. */
  embed(text: string): Promise<{ vector: Float32Array; cutShare: number }>;
  dispose(): Promise<void>;
}

/** Attention grows with the square of the length, and passages are cut far below this. */
const mostTokens = 2048;

export interface ModelChoice {
  folder: string;
  threads: number;
  pooling: Pooling;
}

/** Throws UnusableModel. */
export async function loadModel(choice: ModelChoice): Promise<EmbeddingModel> {
  const dtype = weightsIn(choice.folder);
  try {
    return await load(choice, dtype);
  } catch (error) {
    throw error instanceof UnusableModel ? error : new UnusableModel('not_a_model');
  }
}

async function load(
  { folder, threads, pooling }: ModelChoice,
  dtype: 'q8' | 'fp32',
): Promise<EmbeddingModel> {
  const { AutoModel, AutoTokenizer, mean_pooling } = await openLibrary();
  const local = { local_files_only: true };
  const tokenizer = await AutoTokenizer.from_pretrained(folder, local);
  const model = await AutoModel.from_pretrained(folder, {
    ...local,
    dtype,
    device: 'cpu',
    session_options: { intraOpNumThreads: threads, interOpNumThreads: 1 },
  });
  const maxTokens = Math.min(tokenizer.model_max_length ?? mostTokens, mostTokens);
  const cutShare = createCutShare(tokenizer.get_vocab(), tokenizer.unk_token_id);

  // One text at a time: a batch is padded to its longest text, which costs more than it saves on a processor.
  const embed: EmbeddingModel['embed'] = async (text) => {
    const inputs = tokenizer(text, { truncation: true, max_length: maxTokens });
    const outputs = await model(inputs);
    const states = outputs.last_hidden_state ?? outputs.token_embeddings;
    const pooled = pooling === 'cls' ? states.slice(null, 0) : mean_pooling(states, inputs.attention_mask);
    const vector = Float32Array.from(pooled.normalize(2, -1).data as Float32Array);
    return { vector, cutShare: cutShare(inputs.input_ids.data) };
  };

  const { vector } = await embed('a');
  if (!vector.every(Number.isFinite)) throw new UnusableModel('not_a_model');
  return { dim: vector.length, maxTokens, embed, dispose: async () => void (await model.dispose()) };
}

async function openLibrary() {
  const library = await import('@huggingface/transformers');
  library.env.allowRemoteModels = false;
  library.env.useFSCache = false;
  library.env.fetch = () => Promise.reject(new Error('the engine has no network'));
  return library;
}
