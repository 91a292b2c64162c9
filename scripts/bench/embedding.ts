// Bar 5: a passage's vector by way of the core and the helper process, beside transformers.js alone; and the built-in
// model's bytes beside the same table in full numbers, both by way of the helper process.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Engine } from '#core/ports.ts';
import { root } from '../bare-ports.ts';
import { writeFloatOnnx } from '../embedder/onnx.ts';
import { inChild } from './child.ts';
import { prose, randomFrom } from './corpus.ts';
import { median, run } from './measure.ts';
import { atLeast, type Bar } from './report.ts';

const builtIn = join(root, 'resources', 'models', 'lectern-en-256');
const runs = 3;
const count = 512;

/** As many as the background work hands over at once. */
const batch = 16;

export async function measureEmbedding(): Promise<Bar[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'lectern-bench-embedding-'));
  const engine = inChild();
  try {
    const texts = passages();
    const file = join(scratch, 'texts.json');
    writeFileSync(file, JSON.stringify(texts));
    const full = await inFullNumbers(join(scratch, 'full'));
    const [ours, bare, other]: [number[], number[], number[]] = [[], [], []];
    for (let i = 0; i < runs; i += 1) {
      ours.push(await perSecond(engine, builtIn, texts));
      bare.push(
        Number(await run(process.execPath, [join(import.meta.dirname, 'bare-embedding.ts'), builtIn, file])),
      );
      other.push(await perSecond(engine, full, texts));
    }
    const unit = '/s';
    return [
      atLeast(
        {
          id: '5 embed',
          what: 'passages embedded a second, by way of the helper process / bare transformers.js, one at a time',
          ours: median(ours),
          base: median(bare),
          unit,
        },
        0.9,
      ),
      atLeast(
        {
          id: '5 int8',
          what: 'passages embedded a second, int8 / float32',
          ours: median(ours),
          base: median(other),
          unit,
          note: 'the built-in model, a table without layers',
        },
        1.5,
      ),
    ];
  } finally {
    await engine.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function perSecond(engine: Engine, folder: string, texts: string[]): Promise<number> {
  await engine.client.loadEmbedder({ folder, threads: 1, pooling: 'mean' });
  await engine.client.embed({ folder, texts: texts.slice(0, 64) });
  const start = performance.now();
  for (let at = 0; at < texts.length; at += batch) {
    const { vectors } = await engine.client.embed({ folder, texts: texts.slice(at, at + batch) });
    await vectors.arrayBuffer();
  }
  return texts.length / ((performance.now() - start) / 1000);
}

/** The built-in model again, its bytes written out as float32: what it answers for each of its pieces. */
async function inFullNumbers(folder: string): Promise<string> {
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  for (const name of ['config.json', 'tokenizer.json', 'tokenizer_config.json'])
    copyFileSync(join(builtIn, name), join(folder, name));
  const { vocab_size: size } = JSON.parse(readFileSync(join(builtIn, 'config.json'), 'utf8'));
  const session = await InferenceSession.create(join(builtIn, 'onnx', 'model_quantized.onnx'));
  const every = BigInt64Array.from({ length: size }, (_, id) => BigInt(id));
  const { last_hidden_state: table } = await session.run({
    input_ids: new Tensor('int64', every, [1, size]),
  });
  writeFileSync(
    join(folder, 'onnx', 'model.onnx'),
    writeFloatOnnx(table!.data as Float32Array, table!.dims[2]!),
  );
  await session.release();
  return folder;
}

/** Of real words: a made-up one would be cut into single letters. */
function passages(): string[] {
  const { model } = JSON.parse(readFileSync(join(builtIn, 'tokenizer.json'), 'utf8'));
  const words = Object.keys(model.vocab).filter((piece) => /^[a-z]{2,}$/.test(piece));
  const random = randomFrom(31);
  return Array.from({ length: count }, () => prose(words, 180, random));
}
