// kill -9 of the core at random moments of an import: the database stays whole, nothing is stored twice, and in the end
// the passages are those of an import nobody disturbed.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { getLoadablePath } from 'sqlite-vec';
import { expect, onTestFinished, test } from 'vitest';
import { pdfBytes } from '../core/library/pdfs.ts';

const kills = 20;
const pageCount = 60;

/** Reported by a failing run, so that it can be repeated as far as timing can. */
const seed = Number(process.env.LECTERN_SURVIVAL_SEED ?? Date.now() % 100_000);

test(`an import survives ${kills} kills (seed ${seed})`, { timeout: 300_000 }, async () => {
  const random = seeded(seed);
  const scratch = mkdtempSync(join(tmpdir(), 'lectern-survival-'));
  onTestFinished(() => rmSync(scratch, { recursive: true, force: true }));
  const book = join(scratch, 'book.pdf');
  writeFileSync(book, await pdfBytes(bookPages()));
  const calm = newFolder(scratch, 'calm');
  const undisturbedMs = await finish(calm, book);
  const expected = passages(calm);
  expect(expected.length).toBeGreaterThan(20);

  let round = 0;
  let dataDir = newFolder(scratch, `round-${round}`);
  let killedInTheMiddle = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const isOver = await killAfter(dataDir, book, random() * undisturbedMs);
    checkWhole(dataDir);
    if (!isOver) {
      killedInTheMiddle += 1;
      continue;
    }
    expect(passages(dataDir)).toEqual(expected);
    round += 1;
    dataDir = newFolder(scratch, `round-${round}`);
  }
  await finish(dataDir, book);
  checkWhole(dataDir);
  expect(passages(dataDir)).toEqual(expected);
  expect(killedInTheMiddle).toBeGreaterThan(kills / 4);
});

function start(dataDir: string, book: string): ChildProcess {
  const child = fork(join(import.meta.dirname, 'core-process.ts'), [dataDir, book], {
    execArgv: [],
    silent: true,
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Lets the import run to its end; answers the milliseconds from the start of the core. */
async function finish(dataDir: string, book: string): Promise<number> {
  const child = start(dataDir, book);
  const messages: string[] = [];
  let startedAt = 0;
  child.on('message', (message: string) => {
    messages.push(message);
    if (message === 'started') startedAt = performance.now();
  });
  const [status] = await once(child, 'exit');
  expect({ status, last: messages.at(-1) }).toEqual({ status: 0, last: 'done ready' });
  return performance.now() - startedAt;
}

/** Kills the core `ms` after it has started; answers whether the import was over by then. */
async function killAfter(dataDir: string, book: string, ms: number): Promise<boolean> {
  const child = start(dataDir, book);
  let isOver = false;
  child.on('message', (message: string) => {
    if (message.startsWith('done')) isOver = true;
    if (message === 'started') setTimeout(() => child.kill('SIGKILL'), ms);
  });
  await once(child, 'exit');
  return isOver;
}

function checkWhole(dataDir: string): void {
  const sqlite = open(dataDir);
  if (!sqlite) return;
  const all = (sql: string) => sqlite.prepare(sql).pluck().all();
  expect(all('PRAGMA integrity_check')).toEqual(['ok']);
  expect(all('PRAGMA foreign_key_check')).toEqual([]);
  expect(
    all('SELECT count(*) FROM material_chunks GROUP BY material_id, ordinal HAVING count(*) > 1'),
  ).toEqual([]);
  expect(all('SELECT count(*) FROM materials')[0]).toBeLessThanOrEqual(1);
  // Every passage has its full text, and no full text is without its passage.
  expect(all('SELECT count(*) FROM chunk_fts_docsize')).toEqual(all('SELECT count(*) FROM material_chunks'));
  sqlite.close();
}

function passages(dataDir: string): unknown[] {
  const sqlite = open(dataDir)!;
  const rows = sqlite
    .prepare(
      `SELECT ordinal, heading, page_from, page_to, char_from, char_to, text_hash, token_count, chunk_text
       FROM material_chunks ORDER BY ordinal`,
    )
    .all();
  sqlite.close();
  return rows;
}

function open(dataDir: string): BetterSqlite3.Database | null {
  const path = join(dataDir, 'lectern.sqlite');
  if (!existsSync(path)) return null;
  const sqlite = new BetterSqlite3(path);
  sqlite.loadExtension(getLoadablePath());
  return sqlite;
}

function newFolder(parent: string, name: string): string {
  return mkdtempSync(join(parent, `${name}-`));
}

/** Prose that runs over page breaks, in sections of uneven length. */
function bookPages(): string[] {
  return Array.from({ length: pageCount }, (_, i) => {
    const facts = Array.from(
      { length: 8 + ((i * 7) % 11) },
      (_, k) =>
        `Observation ${i}.${k} says that body ${k} moves ${i + k} metres and then comes to rest on the floor.`,
    );
    const open = i % 3 === 0 ? ' The last sentence of this page goes on' : '';
    return `${i % 4 === 0 ? `Part ${i / 4 + 1}\n\n` : ''}${facts.join(' ')}${open}`;
  });
}

function seeded(state: number): () => number {
  let a = state;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
