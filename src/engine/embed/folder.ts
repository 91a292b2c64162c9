// What must lie in a model folder before anything is loaded from it. Checked here, because the library underneath
// answers a missing file with a sentence, and a person needs its name.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Pooling = 'mean' | 'cls';

export interface ModelFolder {
  path: string;
  /** Weights to load: int8 where there are some, at half the time of float32 and nearly the same ranking. */
  dtype: 'q8' | 'fp32';
  pooling: Pooling;
}

/** Why a folder cannot be used, as the contract names it. */
export class UnusableModel extends Error {
  reason: 'missing_file' | 'not_a_model';
  file: string | undefined;
  constructor(reason: UnusableModel['reason'], file?: string) {
    super(reason);
    this.reason = reason;
    this.file = file;
  }
}

export function inspectFolder(path: string): ModelFolder {
  const has = (file: string) => existsSync(join(path, ...file.split('/')));
  for (const file of ['config.json', 'tokenizer.json', 'tokenizer_config.json']) {
    if (!has(file)) throw new UnusableModel('missing_file', file);
  }
  const isQuantized = has('onnx/model_quantized.onnx');
  if (!isQuantized && !has('onnx/model.onnx')) throw new UnusableModel('missing_file', 'onnx/model.onnx');
  return { path, dtype: isQuantized ? 'q8' : 'fp32', pooling: poolingOf(join(path, 'lectern.json')) };
}

/** The mean of all tokens, unless the folder asks for the first one. */
function poolingOf(description: string): Pooling {
  if (!existsSync(description)) return 'mean';
  const { pooling = 'mean' } = JSON.parse(readFileSync(description, 'utf8')) as { pooling?: unknown };
  if (pooling !== 'mean' && pooling !== 'cls') throw new UnusableModel('not_a_model');
  return pooling;
}
