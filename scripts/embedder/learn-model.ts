// From text to word vectors, the whole way: pieces, who stands near whom, pairs that mean the same. Pure: the same text,
// options and seed give the same numbers.
import { createBatches } from './batches.ts';
import { type Section, textsOf } from './books.ts';
import { countFrequencies, mutualInformation } from './co-occurrence.ts';
import { fitVectors } from './fit-vectors.ts';
import { makePairs } from './pairs.ts';
import { type QuantisedTable, quantise } from './quantise.ts';
import { createRandom } from './random.ts';
import { strongestDirections } from './svd.ts';
import { createTokenizer, type Tokenizer } from './tokenizer.ts';
import { countWords, learnVocabulary } from './vocabulary.ts';

export interface LearnOptions {
  seed: number;
  dim: number;
  vocabulary: number;
  steps: number;
  batch: number;
  rate: number;
  temperature: number;
  warmup: number;
  dropout: number;
  unshare: number;
}

/** What the shipped model was made with; chosen on books that were not trained on. */
export const shipped: LearnOptions = {
  seed: 20260301,
  dim: 256,
  vocabulary: 16_384,
  steps: 1500,
  batch: 512,
  rate: 0.01,
  temperature: 0.05,
  warmup: 100,
  dropout: 0.1,
  unshare: 0.4,
};

export interface Learnt {
  tokenizer: Tokenizer;
  table: QuantisedTable;
  /** How much there was to learn from. */
  pieces: number;
  pairs: number;
}

export function learnModel(sections: Section[], options: LearnOptions, say: (line: string) => void): Learnt {
  const { seed, dim } = options;
  const texts = sections.flatMap(textsOf);
  const tokenizer = createTokenizer(learnVocabulary(countWords(texts), options.vocabulary));
  const size = tokenizer.vocabulary.length;
  const encoded = texts.map((text) => tokenizer.encode(text));
  const pieces = encoded.reduce((sum, { length }) => sum + length, 0);
  say(`${size} pieces of words, ${pieces} in ${texts.length} texts`);

  const idf = inverseFrequencies(encoded, size);
  const table = scaleRows(
    strongestDirections(mutualInformation(encoded, size), dim, createRandom(seed)),
    idf,
    dim,
  );
  say('started from which pieces stand near which');

  const pairs = makePairs(sections, tokenizer, idf, createRandom(seed + 1));
  say(`${pairs.length} pairs`);
  const batches = createBatches(pairs, options.batch, options, createRandom(seed + 2));
  const progress = (step: number, loss: number) => {
    if (step % 100 === 0) say(`step ${step}: loss ${loss.toFixed(3)}`);
  };
  fitVectors(table, batches, { ...options, progress });
  return { tokenizer, table: quantise(table, dim), pieces, pairs: pairs.length };
}

/** How telling a piece is: the logarithm of texts over texts that hold it. */
function inverseFrequencies(texts: Uint16Array[], size: number): Float32Array {
  const holding = countFrequencies(
    texts.map((text) => Uint16Array.from(new Set(text))),
    size,
  );
  return Float32Array.from(holding, (count) => Math.log((texts.length + 1) / (count + 1)));
}

/** Every row's length becomes how telling its piece is; changes the table in place. */
function scaleRows(table: Float32Array, lengths: Float32Array, dim: number): Float32Array {
  for (const [row, wanted] of lengths.entries()) {
    const cells = table.subarray(row * dim, (row + 1) * dim);
    const length = Math.hypot(...cells);
    if (length > 0) for (let d = 0; d < dim; d += 1) cells[d]! *= wanted / length;
  }
  return table;
}
