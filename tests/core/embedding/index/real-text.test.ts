// What packing loses on vectors of real text, which lie closer together than made-up ones.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBenchmarks } from '../../../../scripts/eval/benchmark.ts';
import { loadFolder } from '../../../../scripts/eval/folder-embedder.ts';
import { projectDir } from '../../../support/start-app.ts';
import { cosine, key, openShelf } from './kit.ts';

const books = join(projectDir, '..', 'shared', 'data', 'embedder', 'dev');
const isThere = existsSync(books);
if (!isThere) process.stdout.write(`Skipped: no benchmarks in ${books}.\n`);

test.skipIf(!isThere)(
  'the true first ten passages of a textbook are found for 99 in 100',
  async () => {
    const { passages, queries } = readBenchmarks(books).find(({ book }) => book === 'physics')!;
    const model = await loadFolder(join(projectDir, 'resources', 'models', 'lectern-en-256'));
    const signal = new AbortController().signal;
    const asked = queries.filter((_, i) => i % 10 === 0).map(({ q }) => q);
    const { vectors } = await model.embed(
      passages.map(({ t }) => t),
      'passage',
      signal,
    );
    const questions = (await model.embed(asked, 'query', signal)).vectors;

    const shelf = openShelf();
    shelf.addMaterial('m');
    const index = shelf.indexes.open(key, model.dim);
    const rows = vectors.map((vector, i) => ({ seq: shelf.addPassage('m', i), vector }));
    shelf.sqlite.transaction(() => index.insert(rows))();

    let hits = 0;
    for (const question of questions) {
      const found = (await index.nearest(question, 'ada', {}, 10)).map(({ seq }) => seq);
      const truth = rows
        .map(({ seq, vector }) => ({ seq, cosine: cosine(question, vector) }))
        .sort((a, b) => b.cosine - a.cosine)
        .slice(0, 10);
      hits += truth.filter(({ seq }) => found.includes(seq)).length;
    }
    expect(hits / (10 * questions.length)).toBeGreaterThanOrEqual(0.99);
  },
  60_000,
);
