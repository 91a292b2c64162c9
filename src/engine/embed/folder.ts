// What must lie in a model folder before anything is loaded from it. Checked here, because the library underneath
// answers a missing file with a sentence, and a person needs its name.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

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

/** The weights to load: int8 where there are some, at half the time of float32 and nearly the same ranking. */
export function weightsIn(folder: string): 'q8' | 'fp32' {
  const has = (file: string) => existsSync(join(folder, ...file.split('/')));
  for (const file of ['config.json', 'tokenizer.json', 'tokenizer_config.json']) {
    if (!has(file)) throw new UnusableModel('missing_file', file);
  }
  if (has('onnx/model_quantized.onnx')) return 'q8';
  if (has('onnx/model.onnx')) return 'fp32';
  throw new UnusableModel('missing_file', 'onnx/model.onnx');
}
