// The index against plain arithmetic over every vector, whatever is written, removed, undone or asked for.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Scope } from '#contract/ids.ts';
import { cosine, key, openShelf, packAlways, packNever, unit, vectorFor } from './kit.ts';

const dim = 24;

type Shelf = ReturnType<typeof openShelf>;

function fill(shelf: Shelf, materialId: string, count: number, from = 0) {
  const index = shelf.indexes.open(key, dim);
  return shelf.sqlite.transaction(() => {
    const rows = Array.from({ length: count }, (_, i) => {
      const seq = shelf.addPassage(materialId, from + i);
      return { seq, vector: vectorFor(seq, dim) };
    });
    index.insert(rows);
    return rows.map(({ seq }) => seq);
  })();
}

describe.each([
  ['packed', packAlways],
  ['on disk', packNever],
])('vectors %s', (_, limits) => {
  test('give what comparing every vector gives, in any library, scope and order of events', async () => {
    const material = fc.integer({ min: 0, max: 4 });
    const event = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          do: fc.constant('add' as const),
          material,
          count: fc.integer({ min: 1, max: 60 }),
        }),
      },
      fc.record({ do: fc.constant('cut' as const), material, count: fc.integer({ min: 0, max: 30 }) }),
      fc.record({ do: fc.constant('undo' as const), material, count: fc.integer({ min: 1, max: 20 }) }),
      fc.record({ do: fc.constant('hide' as const), material, count: fc.constant(0) }),
      {
        weight: 3,
        arbitrary: fc.record({
          do: fc.constant('ask' as const),
          material,
          count: fc.integer({ min: 1, max: 12 }),
        }),
      },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 4, maxLength: 14 }),
        fc.integer(),
        async (events, seed) => {
          const shelf = openShelf(limits);
          const index = shelf.indexes.open(key, dim);
          const next = new Map<number, number>();
          for (let i = 0; i < 5; i += 1)
            shelf.addMaterial(
              `m${i}`,
              i === 4 ? 'bo' : 'ada',
              i < 2 ? 'physics' : null,
              i === 1 ? 'motion' : null,
            );
          for (const [at, { do: what, material: m, count }] of events.entries()) {
            const id = `m${m}`;
            const from = next.get(m) ?? 0;
            if (what === 'add') {
              fill(shelf, id, count, from);
              next.set(m, from + count);
            } else if (what === 'cut') {
              shelf.sqlite.transaction(() => shelf.removePassages(id, count))();
              next.set(m, Math.min(from, count));
            } else if (what === 'undo') {
              expect(() =>
                shelf.sqlite.transaction(() => {
                  fill(shelf, id, count, from);
                  shelf.removePassages(id, 0);
                  throw new Error('the disk is full');
                })(),
              ).toThrow('the disk is full');
            } else if (what === 'hide') {
              shelf.sqlite.prepare('UPDATE materials SET deleted_at = 1 WHERE id = ?').run(id);
            } else {
              const question = vectorFor(seed + at, dim);
              const scopes: Scope[] = [
                {},
                { subjectId: 'physics' },
                { subjectId: 'physics', topicId: 'motion' },
                { materialId: id },
                { materialId: id, pageFrom: 3, pageTo: 20 },
              ];
              for (const scope of scopes) {
                const truth = shelf
                  .seqsIn('ada', scope)
                  .map((seq) => ({ seq, cosine: cosine(question, vectorFor(seq, dim)) }))
                  .sort((a, b) => b.cosine - a.cosine)
                  .slice(0, count);
                const found = await index.nearest(question, 'ada', scope, count);
                expect(found.map(({ seq }) => seq)).toEqual(truth.map(({ seq }) => seq));
                for (const [i, { cosine }] of found.entries())
                  expect(cosine).toBeCloseTo(truth[i]!.cosine, 5);
              }
            }
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test('know which of some passages have one', () => {
    const shelf = openShelf(limits);
    shelf.addMaterial('m');
    const index = shelf.indexes.open(key, dim);
    const seqs = fill(shelf, 'm', 5);
    const bare = shelf.addPassage('m', 5);
    expect(index.hasAll(seqs)).toBe(true);
    expect(index.hasAll([])).toBe(true);
    expect(index.hasAll([...seqs, bare])).toBe(false);
    expect([...index.cosines(vectorFor(seqs[2]!, dim), [seqs[2]!, bare])]).toEqual([
      [seqs[2], expect.closeTo(1, 5)],
    ]);
    expect([index.count(), index.lastSeq()]).toEqual([5, seqs.at(-1)]);
  });
});

describe('a packed index', () => {
  test('finds the true first ten of 5,000 vectors that lie in clumps, as those of texts do', async () => {
    const size = 256;
    const shelf = openShelf();
    shelf.addMaterial('m');
    const index = shelf.indexes.open(key, size);
    const topics = Array.from({ length: 40 }, (_, i) => vectorFor(i, size));
    const near = (seed: number) => {
      const topic = topics[seed % topics.length]!;
      const own = vectorFor(1000 + seed, size);
      return unit(topic.map((value, i) => value + 0.6 * own[i]!));
    };
    const vectors = new Map<number, Float32Array>();
    shelf.sqlite.transaction(() => {
      for (let i = 0; i < 5000; i += 1) vectors.set(shelf.addPassage('m', i), near(i));
      index.insert([...vectors].map(([seq, vector]) => ({ seq, vector })));
    })();
    let hits = 0;
    for (let i = 0; i < 50; i += 1) {
      const question = near(10_000 + i);
      const truth = [...vectors]
        .map(([seq, vector]) => ({ seq, cosine: cosine(question, vector) }))
        .sort((a, b) => b.cosine - a.cosine)
        .slice(0, 10)
        .map(({ seq }) => seq);
      const found = (await index.nearest(question, 'ada', {}, 10)).map(({ seq }) => seq);
      hits += truth.filter((seq) => found.includes(seq)).length;
    }
    expect(hits / 500).toBeGreaterThanOrEqual(0.99);
  });

  test('takes in vectors that come late, out of order', async () => {
    const shelf = openShelf();
    shelf.addMaterial('m');
    const index = shelf.indexes.open(key, dim);
    const late = shelf.addPassage('m', 0);
    fill(shelf, 'm', 3, 1);
    await index.nearest(vectorFor(late, dim), 'ada', {}, 1);
    index.insert([{ seq: late, vector: vectorFor(late, dim) }]);
    expect((await index.nearest(vectorFor(late, dim), 'ada', {}, 1))[0]?.seq).toBe(late);
  });

  test('is the same after a start as before it', async () => {
    const shelf = openShelf();
    shelf.addMaterial('m');
    fill(shelf, 'm', 300);
    const question = vectorFor(77, dim);
    const before = await shelf.indexes.open(key, dim).nearest(question, 'ada', {}, 10);
    await shelf.indexes.close();
    const after = await shelf.open().open(key, dim).nearest(question, 'ada', {}, 10);
    expect(after).toEqual(before);
  });

  test('answers two questions asked at once as if each were alone', async () => {
    const shelf = openShelf();
    shelf.addMaterial('m');
    const index = shelf.indexes.open(key, dim);
    fill(shelf, 'm', 400);
    const questions = Array.from({ length: 8 }, (_, i) => vectorFor(9000 + i, dim));
    const together = await Promise.all(questions.map((question) => index.nearest(question, 'ada', {}, 5)));
    for (const [i, question] of questions.entries()) {
      expect(await index.nearest(question, 'ada', {}, 5)).toEqual(together[i]);
    }
  });

  test('stops when it is no longer wanted', async () => {
    const shelf = openShelf();
    shelf.addMaterial('m');
    const index = shelf.indexes.open(key, dim);
    fill(shelf, 'm', 10);
    const asked = index.nearest(vectorFor(1, dim), 'ada', {}, 5, AbortSignal.abort(new Error('gone')));
    await expect(asked).rejects.toThrow('gone');
  });

  test('lets a question go at once while it is being packed, and the next one has its answer', async () => {
    const shelf = openShelf();
    shelf.addMaterial('m');
    const index = shelf.indexes.open(key, dim);
    const [first] = fill(shelf, 'm', 2000);
    const question = vectorFor(first!, dim);
    const leaving = new AbortController();
    const left = watch(index.nearest(question, 'ada', {}, 1, leaving.signal));
    const other = watch(index.nearest(question, 'ada', {}, 1));
    await turn();
    leaving.abort();
    await turn();
    expect([left.isDone(), other.isDone()]).toEqual([true, false]);
    expect((await index.nearest(question, 'ada', {}, 1))[0]?.seq).toBe(first);
  });

  test('gives the true first ones when most of a material goes while it is being packed', async () => {
    const shelf = openShelf();
    shelf.addMaterial('m');
    const index = shelf.indexes.open(key, dim);
    const seqs = fill(shelf, 'm', 1500);
    const question = vectorFor(77, dim);
    const asked = index.nearest(question, 'ada', {}, 10);
    await turn();
    await turn();
    shelf.sqlite.transaction(() => shelf.removePassages('m', 20))();
    const truth = seqs
      .slice(0, 20)
      .map((seq) => ({ seq, cosine: cosine(question, vectorFor(seq, dim)) }))
      .sort((a, b) => b.cosine - a.cosine)
      .slice(0, 10)
      .map(({ seq }) => seq);
    expect((await asked).map(({ seq }) => seq)).toEqual(truth);
  });

  test('holds memory only for what is left when most was removed', async () => {
    const shelf = openShelf();
    shelf.addMaterial('gone');
    shelf.addMaterial('kept');
    const index = shelf.indexes.open(key, dim);
    fill(shelf, 'gone', 600);
    const [kept] = fill(shelf, 'kept', 1);
    const question = vectorFor(kept!, dim);
    await index.nearest(question, 'ada', {}, 5);
    shelf.sqlite.transaction(() => shelf.removePassages('gone', 0))();
    expect(await index.nearest(question, 'ada', {}, 5)).toEqual([
      { seq: kept, cosine: expect.closeTo(1, 5) },
    ]);
    expect(index.count()).toBe(1);
  });
});

describe('indexes', () => {
  test('of two models are apart, and one can be removed, even while it is asked', async () => {
    const shelf = openShelf();
    shelf.addMaterial('m');
    const seq = shelf.addPassage('m', 0);
    const one = shelf.indexes.open('aa', 8);
    const two = shelf.indexes.open('bb', 16);
    one.insert([{ seq, vector: vectorFor(1, 8) }]);
    two.insert([{ seq, vector: vectorFor(1, 16) }]);
    expect(shelf.indexes.keys().toSorted()).toEqual(['aa', 'bb']);
    const asked = one.nearest(vectorFor(1, 8), 'ada', {}, 1);
    shelf.indexes.remove('aa');
    expect(await asked).toEqual([]);
    expect([one.hasAll([seq]), one.cosines(vectorFor(1, 8), [seq]).size]).toEqual([false, 0]);
    expect(shelf.indexes.keys()).toEqual(['bb']);
    expect(await two.nearest(vectorFor(1, 16), 'ada', {}, 1)).toHaveLength(1);
    expect(shelf.indexes.open('aa', 8).count()).toBe(0);
  });

  test('lose a material in every model, those never opened included', async () => {
    const shelf = openShelf();
    shelf.addMaterial('m');
    fill(shelf, 'm', 3);
    const fresh = shelf.open();
    fresh.drop('m');
    expect(fresh.open(key, dim).count()).toBe(0);
  });

  test('leave out a passage that has gone before its vector came', () => {
    const shelf = openShelf();
    const index = shelf.indexes.open(key, dim);
    index.insert([{ seq: 5, vector: vectorFor(5, dim) }]);
    expect(index.count()).toBe(0);
  });

  test('answer questions at once where the vectors lie until all of them are packed', async () => {
    const shelf = openShelf({ exactUpTo: 5000, maxBytes: 2 ** 30 });
    shelf.addMaterial('m');
    fill(shelf, 'm', 2000);
    const question = vectorFor(3, dim);
    const index = shelf.indexes.open(key, dim);
    const early = [
      watch(index.nearest(question, 'ada', {}, 5)),
      watch(index.nearest(question, 'ada', {}, 5)),
    ];
    await turn();
    expect(early.map(({ isDone }) => isDone())).toEqual([true, true]);
    for (let i = 0; i < 20; i += 1) await turn();
    const late = watch(index.nearest(question, 'ada', {}, 5));
    expect(await late.answer).toEqual(await early[0]!.answer);
  });

  test('are asked where the vectors lie when memory may not hold them', async () => {
    const shelf = openShelf({ exactUpTo: -1, maxBytes: 64 * 1024 });
    shelf.addMaterial('m');
    const index = shelf.indexes.open(key, dim);
    const question = vectorFor(3, dim);
    const few = fill(shelf, 'm', 900);
    const before = await index.nearest(question, 'ada', {}, 5);
    fill(shelf, 'm', 1200, 900);
    const truth = shelf
      .seqsIn('ada', {})
      .map((seq) => ({ seq, cosine: cosine(question, vectorFor(seq, dim)) }))
      .sort((a, b) => b.cosine - a.cosine)
      .map(({ seq }) => seq);
    expect(before.map(({ seq }) => seq)).toEqual(truth.filter((seq) => few.includes(seq)).slice(0, 5));
    const found = await index.nearest(question, 'ada', {}, 5);
    expect(found.map(({ seq }) => seq)).toEqual(truth.slice(0, 5));
  });
});

const turn = () => new Promise((resolve) => setImmediate(resolve));

function watch<T>(answer: Promise<T>) {
  let isDone = false;
  const done = () => {
    isDone = true;
  };
  answer.then(done, done);
  return { answer, isDone: () => isDone };
}

test('a vector of zeros is like nothing', async () => {
  const shelf = openShelf();
  shelf.addMaterial('m');
  const index = shelf.indexes.open(key, dim);
  index.insert([{ seq: shelf.addPassage('m', 0), vector: new Float32Array(dim) }]);
  expect(await index.nearest(vectorFor(1, dim), 'ada', {}, 5)).toEqual([]);
});
