// Lays a learnt model out as the folder every loader of sentence encoders knows, with lectern.json beside it: what the app
// must know to use it, and the hashes by which it notices a damaged file.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Learnt } from './learn-model.ts';
import { writeOnnx } from './onnx.ts';
import { tokenizerConfig, tokenizerJson } from './tokenizer-json.ts';

/** How search uses the model. */
export interface Use {
  id: string;
  name: string;
  languages: string[];
  licence: string;
  queryPrefix: string;
  passagePrefix: string;
  likenessWeight: number;
  maxCutShare: number;
}

export interface ModelFile {
  path: string;
  bytes: number;
  sha256: string;
}

export function writeModel(
  folder: string,
  { tokenizer, table }: Learnt,
  use: Use,
  notes: Record<string, string>,
): void {
  const { vocabulary } = tokenizer;
  const files: [path: string, content: string | Uint8Array][] = [
    ['config.json', json(modelConfig(vocabulary.length, table.dim))],
    ['tokenizer_config.json', json(tokenizerConfig())],
    ['tokenizer.json', json(tokenizerJson(vocabulary))],
    ['onnx/model_quantized.onnx', writeOnnx(table)],
  ];
  const described: ModelFile[] = files.map(([path, content]) => ({
    path,
    bytes: Buffer.byteLength(content),
    sha256: createHash('sha256').update(content).digest('hex'),
  }));
  const all = [
    ...files,
    ['lectern.json', json({ ...use, dim: table.dim, files: described })],
    ...Object.entries(notes),
  ];
  for (const [path, content] of all as typeof files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}

/** The nearest kind of model loaders know; it has a table and no layers. */
function modelConfig(size: number, dim: number): object {
  return {
    model_type: 'bert',
    architectures: ['BertModel'],
    vocab_size: size,
    hidden_size: dim,
    num_hidden_layers: 0,
    num_attention_heads: 1,
    pad_token_id: 0,
  };
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
