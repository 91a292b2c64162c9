// Meaning beside words, over the real sqlite-vec: filled behind the text, fused with it, deleted with it, never needed.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { getLoadablePath } from 'sqlite-vec';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Embedder } from '#core/ports.ts';
import { importAndSettle, textFile } from '../../support/materials.ts';
import { type Client, startApp, type TestApp } from '../../support/start-app.ts';

const dim = 64;

/** Character trigrams hashed into a unit vector: alike when the letters are. Counts what it is asked. */
function trigramEmbedder(digest = 'one') {
  const asked = { query: 0, passage: 0 };
  const embedder: Embedder = {
    id: 'trigrams',
    dim,
    digest,
    queryPrefix: '',
    passagePrefix: '',
    async embed(texts, kind) {
      asked[kind] += texts.length;
      return texts.map(vectorOf);
    },
  };
  return { embedder, asked };
}

function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(dim);
  const letters = text.toLowerCase().replace(/[^a-z]+/g, ' ');
  for (let i = 0; i + 3 <= letters.length; i += 1) {
    const slot =
      createHash('md5')
        .update(letters.slice(i, i + 3))
        .digest()[0]! % dim;
    vector[slot]! += 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

/** Asks again until the vectors are there. */
async function hybrid(client: Client, text: string) {
  for (;;) {
    const found = await client.search.query({ text });
    if (found.mode === 'hybrid') return found;
    await new Promise(setImmediate);
  }
}

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

describe('with a meaning model', () => {
  test('a passage is found by likeness where its words are others', async () => {
    const { embedder } = trigramEmbedder();
    const { client } = await startApp({ ports: { embedder } });
    const plants = await importAndSettle(
      client,
      textFile('a.txt', 'Photosynthesis feeds the vegetation of a meadow.'),
    );
    await importAndSettle(client, textFile('b.txt', 'Stones are hard. Many stones lie there.'));
    const found = await hybrid(client, 'stones photosynthetically');
    expect(found.hits.map(({ materialId }) => materialId)).toContain(plants.id);
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

  test('a restart embeds nothing again', async () => {
    const first = trigramEmbedder();
    const app = await startApp({ ports: { embedder: first.embedder } });
    await importAndSettle(app.client, textFile('a.txt', 'Photosynthesis feeds plants.'));
    await hybrid(app.client, 'photosynthesis');
    expect(first.asked.passage).toBe(1);
    await app.app.close();
    const second = trigramEmbedder();
    const again = await startApp({
      dataDir: app.dataDir,
      clock: app.clock,
      ports: { embedder: second.embedder },
    });
    await hybrid(again.client, 'photosynthesis');
    await importAndSettle(again.client, textFile('b.txt', 'A second file about stones.'));
    for (let i = 0; i < 50; i += 1) await new Promise(setImmediate);
    expect(second.asked.passage).toBe(1);
    await again.app.close();
  });

  test('another version of the model builds an index of its own and replaces the old one', async () => {
    const app = await startApp({ ports: { embedder: trigramEmbedder('one').embedder } });
    await importAndSettle(app.client, textFile('a.txt', 'Photosynthesis feeds plants.'));
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
    const a = await importAndSettle(app.client, textFile('a.txt', 'Photosynthesis feeds plants.'));
    const b = await importAndSettle(app.client, textFile('b.txt', 'Photosynthesis feeds animals too.'));
    await hybrid(app.client, 'photosynthesis');
    for (;;) {
      if (total(storedVectors(app)) === 2) break;
      await new Promise(setImmediate);
    }
    await app.client.library.purge({ ids: [a.id] });
    expect(total(storedVectors(app))).toBe(1);
    await app.app.close();
    const without = await startApp({ dataDir: app.dataDir, clock: app.clock });
    await without.client.library.purge({ ids: [b.id] });
    expect(total(storedVectors(without))).toBe(0);
    await without.app.close();
  });
});

describe('text never waits', () => {
  test('for a model that takes for ever', async () => {
    const { embedder } = trigramEmbedder();
    const embed: Embedder['embed'] = (_texts, _kind, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const { client } = await startApp({ ports: { embedder: { ...embedder, embed } } });
    const material = await importAndSettle(client, textFile('a.txt', 'Photosynthesis feeds plants.'));
    expect(material.status).toBe('ready');
    expect(await client.search.query({ text: 'photosynthesis' })).toMatchObject({
      mode: 'keyword',
      hits: [{}],
    });
  });

  test('for a model that fails, and what failed is only logged', async () => {
    const { embedder } = trigramEmbedder();
    const embed: Embedder['embed'] = async () => {
      throw new TypeError('no such tensor');
    };
    const { client, log } = await startApp({ ports: { embedder: { ...embedder, embed } } });
    expect((await importAndSettle(client, textFile('a.txt', 'Photosynthesis feeds plants.'))).status).toBe(
      'ready',
    );
    while (!log.some(({ event }) => event === 'embedding.failed')) await new Promise(setImmediate);
    expect(await client.search.query({ text: 'photosynthesis' })).toMatchObject({
      mode: 'keyword',
      hits: [{}],
    });
  });
});
