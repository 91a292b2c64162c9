// Bars 1 and 2: the packed scan beside vec0 and the speed of memory, hybrid search beside its parts and beside one SQL
// statement that does it all, and what leaving out common words saves. LanceDB, the third peer of bar 1, is no package
// of this project and is not measured.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '#core/db/open.ts';
import { createBest } from '#core/embedding/index/best.ts';
import { bytesOf, createPackedRows } from '#core/embedding/index/packed-rows.ts';
import { createScanner } from '#core/embedding/index/scanner.ts';
import type { VectorIndex } from '#core/embedding/index/vector-index.ts';
import { root, silent } from '../bare-ports.ts';
import { measureHybrid } from './hybrid.ts';
import { fillLibrary } from './library.ts';
import { median, processorTime } from './measure.ts';
import { measureOverlap } from './overlap.ts';
import { atLeast, atMost, type Bar } from './report.ts';
import { clumped, dim, fillVectors, indexKey } from './vectors.ts';

const top = 10;
const asked = 40;

/** `isLarge`: 500,000 vectors too, which takes minutes and two gigabytes of disk. */
export async function measureMeaning(isLarge: boolean): Promise<Bar[]> {
  const bars = await inLibrary(100_000, 220, async (database, userId, index) => [
    ...(await measureScan(database, userId, index, 1 / 13)),
    await measureFloor(index.count()),
    ...(await measureHybrid(database, userId, index)),
  ]);
  bars.push(...(await measureOverlap()));
  // Two words a passage: only the vectors are asked here.
  if (isLarge) bars.push(...(await inLibrary(500_000, 2, (...shelf) => measureScan(...shelf, 1 / 15))));
  return bars;
}

async function inLibrary(
  passages: number,
  words: number,
  measure: (database: Database, userId: string, index: VectorIndex) => Promise<Bar[]>,
): Promise<Bar[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'lectern-bench-meaning-'));
  await fillLibrary(scratch, passages, words);
  const database = openDatabase({
    dataDir: scratch,
    migrationsDir: join(root, 'drizzle'),
    unpacked: (path) => path,
    log: silent,
  });
  const indexes = fillVectors(database);
  try {
    const userId = database.sqlite.prepare('SELECT id FROM users').pluck().get() as string;
    return await measure(database, userId, indexes.open(indexKey, dim));
  } finally {
    await indexes.close();
    database.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** What the app asks, with its scope and its second look at the stored floats, beside the bare table. */
async function measureScan(
  { sqlite }: Database,
  userId: string,
  index: VectorIndex,
  limit: number,
): Promise<Bar[]> {
  const bare = sqlite
    .prepare(`SELECT seq FROM chunk_vectors_${indexKey} WHERE embedding MATCH @vector AND k = @k`)
    .pluck();
  const packing = await processorTime(() => index.nearest(clumped(3).next(), userId, {}, top));
  const ours: number[] = [];
  const base: number[] = [];
  let hits = 0;
  const questions = clumped(2);
  for (let i = -3; i < asked; i += 1) {
    const vector = questions.next();
    const found = await processorTime(() => index.nearest(vector, userId, {}, top));
    const truth = await processorTime(() => bare.all({ vector, k: BigInt(top) }));
    if (i < 0) continue;
    ours.push(found.ms);
    base.push(truth.ms);
    hits += found.result.filter(({ seq }) => truth.result.includes(seq)).length;
  }
  const thousands = `${index.count() / 1000}k × ${dim}`;
  return [
    atMost(
      {
        id: '1 scan',
        what: `nearest ${top} of ${thousands}, packed / vec0 float32`,
        ours: median(ours),
        base: median(base),
        unit: 'ms',
        note: `packed in ${(packing.ms / 1000).toFixed(1)} s`,
      },
      limit,
    ),
    atLeast(
      {
        id: '1 recall',
        what: `of the true first ${top} of ${thousands}, found packed`,
        ours: hits,
        base: asked * top,
        unit: 'hits',
      },
      0.99,
    ),
  ];
}

/** The loop alone, beside looking for a byte that is not there: the library's fastest way to read and do nothing else. */
async function measureFloor(count: number): Promise<Bar> {
  const rows = createPackedRows(dim, createScanner()!);
  const vectors = clumped(1);
  for (let i = 0; i < count; i += 1) rows.append(vectors.next());
  const question = clumped(2).next();
  const memory = Buffer.alloc(bytesOf(dim, count), 1);
  const [scans, reads]: [number[], number[]] = [[], []];
  for (let i = -3; i < asked; i += 1) {
    const scan = await processorTime(() => rows.scan(question, 0, count, createBest(30)));
    const read = await processorTime(() => memory.indexOf(0));
    if (i < 0) continue;
    scans.push(scan.ms);
    reads.push(read.ms);
  }
  return atMost(
    {
      id: '1 floor',
      what: `the loop over ${Math.round(memory.length / 1e6)} MB of packed vectors / reading as much memory`,
      ours: median(scans),
      base: median(reads),
      unit: 'ms',
    },
    2.2,
  );
}
