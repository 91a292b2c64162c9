// The model that comes with the app, embedded by the engine's own process from its folder, with no way out.
import { cp, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeLongPdf } from '../fixtures/pdf.ts';
import { expectFault } from '../support/fault.ts';
import { projectDir } from '../support/start-app.ts';
import { startEngine, writeTemp } from './support.ts';

const builtIn = join(projectDir, 'resources', 'models', 'lectern-en-256');
const load = { folder: builtIn, threads: 1 };

async function vectorsOf(file: File, dim: number): Promise<Float32Array[]> {
  const all = new Float32Array(await file.arrayBuffer());
  return Array.from({ length: all.length / dim }, (_, i) => all.slice(i * dim, (i + 1) * dim));
}

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

/** A copy of the built-in model to spoil. */
async function copyOfModel(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-model-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(builtIn, folder, { recursive: true });
  return folder;
}

test('texts become unit vectors, and likeness of meaning is in them', async () => {
  const { client } = startEngine();
  const { dim } = await client.loadEmbedder(load);
  const texts = [
    'The mitochondrion makes energy for the cell.',
    'Cells get their energy from organelles.',
    'Kings taxed the peasants of their land.',
  ];
  const { vectors } = await client.embed({ folder: builtIn, texts });
  const [cell, energy, kings] = await vectorsOf(vectors, dim);
  for (const vector of [cell!, energy!, kings!]) expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
  expect(dot(cell!, energy!)).toBeGreaterThan(dot(cell!, kings!) + 0.1);
});

test('a text is embedded alone as it is among others', async () => {
  const { client } = startEngine();
  const { dim } = await client.loadEmbedder(load);
  const texts = ['A short one.', 'A much longer text about the digestion of sugar in the small intestine.'];
  const together = await vectorsOf((await client.embed({ folder: builtIn, texts })).vectors, dim);
  const alone = await vectorsOf((await client.embed({ folder: builtIn, texts: [texts[0]!] })).vectors, dim);
  expect(together[0]).toEqual(alone[0]);
});

test('an empty text has a vector too', async () => {
  const { client } = startEngine();
  const { dim } = await client.loadEmbedder(load);
  const { vectors, cutShares } = await client.embed({ folder: builtIn, texts: [''] });
  const [vector] = await vectorsOf(vectors, dim);
  expect(Math.hypot(...vector!)).toBeCloseTo(1, 4);
  expect(cutShares).toEqual([0]);
});

test('the share of words that were cut tells the known from the unknown', async () => {
  const { client } = startEngine();
  await client.loadEmbedder(load);
  const texts = ['the energy of a cell', 'qwrtz energy', 'qwrtz xkcdvb', '光合作用'];
  const { cutShares } = await client.embed({ folder: builtIn, texts });
  expect(cutShares[0]).toBe(0);
  expect(cutShares[1]).toBe(0.5);
  expect(cutShares[2]).toBe(1);
  expect(cutShares[3]).toBe(1);
});

test('a folder that is not loaded is not found, as in a process that is new', async () => {
  const { client } = startEngine();
  await expectFault(client.embed({ folder: builtIn, texts: ['a'] }), 'NOT_FOUND');
});

test('two models stay loaded, and a third takes the place of the one used longest ago', async () => {
  const { client } = startEngine();
  const [second, third] = [await copyOfModel(), await copyOfModel()];
  await client.loadEmbedder(load);
  await client.loadEmbedder({ folder: second, threads: 1 });
  await client.embed({ folder: builtIn, texts: ['a'] });
  await client.loadEmbedder({ folder: third, threads: 1 });
  await expectFault(client.embed({ folder: second, texts: ['a'] }), 'NOT_FOUND');
  for (const folder of [builtIn, third]) await client.embed({ folder, texts: ['a'] });
});

test('pages are read while texts are embedded', async () => {
  const { client } = startEngine();
  await client.loadEmbedder(load);
  const ended: string[] = [];
  const texts = Array.from({ length: 64 }, () => 'the energy of a cell '.repeat(200));
  const path = await writeTemp(await makeLongPdf(1));
  const { handle } = await client.open({ path, contentType: 'application/pdf' });
  await Promise.all([
    client.embed({ folder: builtIn, texts }).then(() => ended.push('texts')),
    client.pages({ handle, from: 1, to: 1 }).then(() => ended.push('page')),
  ]);
  expect(ended).toEqual(['page', 'texts']);
});

test.each(['config.json', 'tokenizer.json', 'tokenizer_config.json'])(
  'a folder without %s is refused by the name of the file',
  async (file) => {
    const { client } = startEngine();
    const folder = await copyOfModel();
    await rm(join(folder, file));
    const { params } = await expectFault(client.loadEmbedder({ folder, threads: 1 }), 'EMBEDDER_UNUSABLE');
    expect(params).toEqual({ reason: 'missing_file', file });
  },
);

test('a folder without weights is refused by the name of the file', async () => {
  const { client } = startEngine();
  const folder = await copyOfModel();
  await rm(join(folder, 'onnx'), { recursive: true });
  const { params } = await expectFault(client.loadEmbedder({ folder, threads: 1 }), 'EMBEDDER_UNUSABLE');
  expect(params).toEqual({ reason: 'missing_file', file: 'onnx/model.onnx' });
});

test('weights that were cut short, or are something else, are no model, and the process lives on', async () => {
  const { client } = startEngine();
  const folder = await copyOfModel();
  const weights = join(folder, 'onnx', 'model_quantized.onnx');
  const { pid } = await client.health();
  for (const spoil of [() => truncate(weights, 100_000), () => writeFile(weights, 'not a model')]) {
    await spoil();
    const { params } = await expectFault(client.loadEmbedder({ folder, threads: 1 }), 'EMBEDDER_UNUSABLE');
    expect(params).toEqual({ reason: 'not_a_model' });
  }
  expect((await client.health()).pid).toBe(pid);
});
