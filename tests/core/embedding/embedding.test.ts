// Meaning beside words: filled behind the text by the model that is chosen, fused with full text, deleted with it, and
// never needed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { getLoadablePath } from 'sqlite-vec';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Embedder } from '#core/ports.ts';
import { expectFault } from '../../support/fault.ts';
import { importAndSettle, textFile } from '../../support/materials.ts';
import { createTestPower, startApp, type TestApp } from '../../support/start-app.ts';
import {
  add,
  createCountingEngine,
  filesOfModel,
  hybrid,
  onDisk,
  startWithModels,
  statusUntil,
} from './kit.ts';
import { trigramEmbedder } from './trigrams.ts';

function storedVectors({ dataDir }: TestApp): Record<string, number> {
  const sqlite = new BetterSqlite3(join(dataDir, 'lectern.sqlite'), { readonly: true });
  onTestFinished(() => void sqlite.close());
  sqlite.loadExtension(getLoadablePath());
  const tables = sqlite
    .prepare(
      "SELECT name FROM sqlite_schema WHERE name GLOB 'chunk_vectors_*' AND sql LIKE 'CREATE VIRTUAL%'",
    )
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables.map((table) => [table, sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number]),
  );
}

const total = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);
const sum = (counts: Map<string, number>) => [...counts.values()].reduce((a, b) => a + b, 0);

const plants = () => textFile('plants.txt', 'Green plants make sugar from light by photosynthesis.');
const stones = () => textFile('stones.txt', 'Stones are hard. Many stones lie there.');

describe('with a meaning model', () => {
  test('a passage is found by likeness where its words are others', async () => {
    const { embedder } = trigramEmbedder();
    const { client } = await startApp({ ports: { embedder } });
    const { id } = await importAndSettle(client, plants());
    await importAndSettle(client, stones());
    await statusUntil(client, ({ embedded }) => embedded === 2);
    const found = await hybrid(client, 'stones photosynthetically');
    expect(found.hits.map(({ materialId }) => materialId)).toContain(id);
    expect(found.hits.every(({ score }) => Number.isFinite(score))).toBe(true);
  });

  test('a quoted phrase must still occur', async () => {
    const { embedder } = trigramEmbedder();
    const { client } = await startApp({ ports: { embedder } });
    await importAndSettle(client, textFile('a.txt', 'The free fall of a stone.'));
    await importAndSettle(client, textFile('b.txt', 'The fall is free for stones, a free fallacy.'));
    await hybrid(client, 'stone');
    expect((await client.search.query({ text: '"free fall"' })).hits).toHaveLength(1);
  });

  test('other profiles and removed materials are never found by likeness either', async () => {
    const { embedder } = trigramEmbedder();
    const app = await startApp({ ports: { embedder } });
    const bo = app.as('bo');
    await bo.people.create({ name: 'Bo' });
    await importAndSettle(bo, textFile('bo.txt', 'Photosynthesis belongs to another profile.'));
    const gone = await importAndSettle(app.client, textFile('gone.txt', 'Photosynthesis that was removed.'));
    await app.client.library.remove({ ids: [gone.id] });
    const mine = await importAndSettle(app.client, textFile('mine.txt', 'Stones and photographs.'));
    const found = await hybrid(app.client, 'stones photosynthesis');
    expect(found.hits.map(({ materialId }) => materialId)).toEqual([mine.id]);
  });

  test('another version of the model builds an index of its own and replaces the old one', async () => {
    const app = await startApp({ ports: { embedder: trigramEmbedder('one').embedder } });
    await importAndSettle(app.client, plants());
    await hybrid(app.client, 'photosynthesis');
    const before = storedVectors(app);
    await app.app.close();
    const { embedder, asked } = trigramEmbedder('two');
    const again = await startApp({ dataDir: app.dataDir, clock: app.clock, ports: { embedder } });
    await hybrid(again.client, 'photosynthesis');
    const after = storedVectors(again);
    expect(asked.passage).toBe(1);
    expect(Object.keys(after)).toHaveLength(1);
    expect(Object.keys(after)).not.toEqual(Object.keys(before));
    expect(total(after)).toBe(1);
    await again.app.close();
  });

  test('a purged material leaves no vector, with or without the model at hand', async () => {
    const { embedder } = trigramEmbedder();
    const app = await startApp({ ports: { embedder } });
    const a = await importAndSettle(app.client, plants());
    const b = await importAndSettle(app.client, stones());
    await statusUntil(app.client, ({ embedded }) => embedded === 2);
    await app.client.library.purge({ ids: [a.id] });
    expect(total(storedVectors(app))).toBe(1);
    await app.app.close();
    const without = await startApp({ dataDir: app.dataDir, clock: app.clock });
    await without.client.library.purge({ ids: [b.id] });
    expect(total(storedVectors(without))).toBe(0);
    await without.app.close();
  });
});

describe('the model that came with the app', () => {
  test('answers from the first import on, without a request to anybody', async () => {
    const asked: unknown[] = [];
    const fetch: typeof globalThis.fetch = async (url) => {
      asked.push(url);
      throw new TypeError('no network in tests');
    };
    const { client } = await startWithModels({ ports: { fetch } });
    await importAndSettle(client, plants());
    expect((await hybrid(client, 'How do plants make food?')).hits).toHaveLength(1);
    const status = await client.embedding.status();
    expect(status).toMatchObject({ mode: 'hybrid', passages: 1, embedded: 1, problem: null });
    expect(status.models).toMatchObject([{ source: 'built_in', state: 'active', dim: 256 }]);
    expect(asked).toEqual([]);
  });

  test('embeds nothing again after a restart, and then only what is new', async () => {
    const engine = createCountingEngine();
    const app = await startWithModels({ engine });
    await importAndSettle(app.client, plants());
    await statusUntil(app.client, ({ embedded }) => embedded === 1);
    engine.embedded.clear();
    const { client } = await app.restart();
    expect(await client.embedding.status()).toMatchObject({ mode: 'hybrid', embedded: 1 });
    await importAndSettle(client, stones());
    await statusUntil(client, ({ embedded }) => embedded === 2);
    expect(sum(engine.embedded)).toBe(1);
  });
});

describe('another model', () => {
  test('builds a second index while the old one answers, then takes over', async () => {
    const engine = createCountingEngine();
    const app = await startWithModels({ engine });
    const { client } = app;
    await importAndSettle(client, plants());
    await hybrid(client, 'plants');
    const { models } = await add(client, 'mine', filesOfModel());
    const mine = models[1]!.id;
    const gate = Promise.withResolvers<void>();
    engine.gate = (folder) => (folder.includes('mine') ? gate.promise : undefined);

    const chosen = await client.embedding.use({ modelId: mine });
    expect(chosen.models.map(({ state }) => state)).toEqual(['active', 'building']);
    expect(chosen).toMatchObject({ mode: 'hybrid', passages: 1, embedded: 0 });
    expect((await client.search.query({ text: 'sugar of plants' })).mode).toBe('hybrid');
    expect(Object.keys(storedVectors(app))).toHaveLength(2);

    gate.resolve();
    const after = await statusUntil(client, (status) => status.models[1]?.state === 'active');
    expect(after.models[0]).toMatchObject({ source: 'built_in', state: 'installed' });
    expect((await client.search.query({ text: 'light for plants' })).mode).toBe('hybrid');
    expect(storedVectors(app)).toEqual({ [`chunk_vectors_${mine.split('@')[1]}`]: 1 });
  });

  test('chosen and given up again costs the old index nothing', async () => {
    const engine = createCountingEngine();
    const app = await startWithModels({ engine });
    await importAndSettle(app.client, plants());
    await hybrid(app.client, 'plants');
    const { models } = await add(app.client, 'mine', filesOfModel());
    const gate = Promise.withResolvers<void>();
    engine.gate = (folder) => (folder.includes('mine') ? gate.promise : undefined);
    await app.client.embedding.use({ modelId: models[1]!.id });
    engine.embedded.clear();
    const back = await app.client.embedding.use({ modelId: models[0]!.id });
    gate.resolve();
    expect(back.models.map(({ state }) => state)).toEqual(['active', 'installed']);
    expect(back).toMatchObject({ embedded: 1, problem: null });
    expect(Object.values(storedVectors(app))).toEqual([1]);
  });

  test('that was damaged gives way to the one that came with the app', async () => {
    const app = await startWithModels();
    await importAndSettle(app.client, plants());
    const { models } = await add(app.client, 'mine', filesOfModel());
    await app.client.embedding.use({ modelId: models[1]!.id });
    await statusUntil(app.client, (status) => status.models[1]?.state === 'active');
    await app.app.close();
    const weights = join(app.dataDir, 'models', onDisk(app).find((file) => file.endsWith('.onnx'))!);
    writeFileSync(weights, readFileSync(weights).subarray(0, 1000));

    const { client } = await app.restart();
    const status = await statusUntil(client, ({ mode }) => mode === 'hybrid');
    expect(status.models.map(({ state }) => state)).toEqual(['active', 'damaged']);
    expect((await hybrid(client, 'plants')).hits).toHaveLength(1);
  });

  test('whose files were changed but not their size is found out when it is to read', async () => {
    const app = await startWithModels();
    const { models } = await add(app.client, 'mine', filesOfModel());
    const modelId = models[1]!.id;
    const file = join(app.dataDir, 'models', onDisk(app).find((name) => name.endsWith('tokenizer.json'))!);
    const bytes = readFileSync(file);
    bytes[1000]! ^= 1;
    writeFileSync(file, bytes);
    const { params } = await expectFault(app.client.embedding.use({ modelId }), 'EMBEDDER_UNUSABLE');
    expect(params).toEqual({ reason: 'hash_mismatch', file: 'tokenizer.json' });
    const status = await app.client.embedding.status();
    expect(status.models.map(({ state }) => state)).toEqual(['active', 'damaged']);
  });

  test('that is damaged is whole again when it is taken in again', async () => {
    const app = await startWithModels();
    const { models } = await add(app.client, 'mine', filesOfModel());
    await app.app.close();
    writeFileSync(join(app.dataDir, 'models', onDisk(app).find((name) => name.endsWith('.onnx'))!), '');
    const { client } = await app.restart();
    expect((await client.embedding.status()).models[1]?.state).toBe('damaged');
    const again = await add(client, 'mine', filesOfModel());
    expect(again.models).toEqual(models);
  });

  test('that nobody knows is not found', async () => {
    const { client } = await startWithModels();
    await expectFault(client.embedding.use({ modelId: 'nobody@000000000000' }), 'NOT_FOUND');
    await expectFault(client.embedding.remove({ modelId: 'nobody@000000000000' }), 'NOT_FOUND');
  });
});

describe('reading is held', () => {
  test('while it is paused, also over a restart, and goes on afterwards', async () => {
    const engine = createCountingEngine();
    const app = await startWithModels({ engine });
    await app.client.embedding.configure({ paused: true });
    await importAndSettle(app.client, plants());
    const { client } = await app.restart();
    await importAndSettle(client, stones());
    expect(await client.embedding.status()).toMatchObject({ paused: true, passages: 2, embedded: 0 });
    expect(sum(engine.embedded)).toBe(0);
    expect((await client.search.query({ text: 'plants' })).hits).toHaveLength(1);
    await client.embedding.configure({ paused: false });
    await statusUntil(client, ({ embedded, mode }) => embedded === 2 && mode === 'hybrid');
  });

  test('on battery when the student wants it so, until there is power again', async () => {
    const engine = createCountingEngine();
    const power = createTestPower();
    const { client } = await startWithModels({ engine, ports: { power } });
    await client.embedding.configure({ pauseOnBattery: true });
    power.setBattery(true);
    await importAndSettle(client, plants());
    expect(await client.embedding.status()).toMatchObject({ onBattery: true, embedded: 0 });
    power.setBattery(false);
    await statusUntil(client, ({ embedded, onBattery }) => embedded === 1 && !onBattery);
  });

  test('on battery not at all unless it was asked for', async () => {
    const power = createTestPower();
    power.setBattery(true);
    const { client } = await startWithModels({ ports: { power } });
    await importAndSettle(client, plants());
    const { onBattery } = await statusUntil(client, ({ embedded }) => embedded === 1);
    expect(onBattery).toBe(false);
  });
});

describe('text never waits', () => {
  test('for a model that takes for ever', async () => {
    const { embedder } = trigramEmbedder();
    const embed: Embedder['embed'] = (_texts, _kind, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const { client } = await startApp({ ports: { embedder: { ...embedder, embed } } });
    expect((await importAndSettle(client, plants())).status).toBe('ready');
    expect(await client.search.query({ text: 'photosynthesis' })).toMatchObject({
      mode: 'keyword',
      hits: [{}],
    });
  });

  test('for a model that fails; the status says so, and the cause is only logged', async () => {
    const { embedder } = trigramEmbedder();
    const embed: Embedder['embed'] = async () => {
      throw new TypeError('no such tensor');
    };
    const { client, log } = await startApp({ ports: { embedder: { ...embedder, embed } } });
    expect((await importAndSettle(client, plants())).status).toBe('ready');
    const { problem } = await statusUntil(client, (status) => status.problem !== null);
    expect(problem).toBe('INTERNAL');
    expect(log.map(({ event }) => event)).toContain('embedding.failed');
    expect(await client.search.query({ text: 'photosynthesis' })).toMatchObject({
      mode: 'keyword',
      hits: [{}],
    });
  });
});

test('a language of much of the library that the model does not know is named', async () => {
  const { client } = await startWithModels();
  const spanish =
    'La fotosíntesis es el proceso por el cual las plantas verdes convierten la energía de la luz del sol en energía química. ' +
    'Las hojas contienen clorofila, que absorbe la luz y permite que la planta fabrique su propio alimento con agua y aire.';
  await importAndSettle(client, textFile('es.txt', spanish.repeat(3)));
  expect((await client.embedding.status()).weakLanguages).toEqual(['es']);
});
