// Removing: hidden at once, restorable for seven days, then gone from every table, every index and the disk.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { getLoadablePath } from 'sqlite-vec';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { expectFault } from '../../support/fault.ts';
import { importAndSettle, settled, textFile } from '../../support/materials.ts';
import { startApp, type TestApp } from '../../support/start-app.ts';

const day = 24 * 60 * 60_000;
const rareWord = 'quixotrophic';
const prose = (n: number) =>
  Array.from(
    { length: n },
    (_, i) => `Paragraph ${i}: ${'the leaf keeps its sugar in the root. '.repeat(8)}`,
  ).join('\n\n');

function openDatabaseFile(dataDir: string): BetterSqlite3.Database {
  const sqlite = new BetterSqlite3(join(dataDir, 'lectern.sqlite'));
  sqlite.loadExtension(getLoadablePath());
  onTestFinished(() => void sqlite.close());
  return sqlite;
}

/** Rows left in every table, virtual ones included, that knows materials. */
function rowsLeft(dataDir: string): Record<string, number> {
  const sqlite = openDatabaseFile(dataDir);
  const count = (table: string) => sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  const tables = [
    'materials',
    'material_pages',
    'material_chunks',
    'reading_positions',
    'chunk_terms',
    'chunk_fts_docsize',
  ];
  return Object.fromEntries(tables.map((table) => [table, count(table)]));
}

function storedFiles(dataDir: string): string[] {
  const root = join(dataDir, 'files');
  if (!existsSync(root)) return [];
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

async function withMaterial(text = `The ${rareWord} plant. ${prose(3)}`): Promise<TestApp & { id: string }> {
  const app = await startApp();
  const { id } = await importAndSettle(app.client, textFile('plant.txt', text));
  return { ...app, id };
}

describe('a removed material', () => {
  test('is hidden from the list, the reader and the search, and takes no place among the hits', async () => {
    const { client, id } = await withMaterial();
    await importAndSettle(client, textFile('other.txt', 'A leaf keeps sugar too, but only one leaf does.'));
    await client.library.remove({ ids: [id] });
    expect((await client.library.list()).map(({ title }) => title)).toEqual(['other']);
    expect((await client.library.list({ deleted: true })).map(({ title }) => title)).toEqual(['plant']);
    await expectFault(client.reader.open({ materialId: id }), 'NOT_FOUND');
    await expectFault(client.search.query({ text: 'leaf', scope: { materialId: id } }), 'NOT_FOUND');
    const found = await client.search.query({ text: 'leaf sugar', limit: 1 });
    expect(found.hits.map(({ materialTitle }) => materialTitle)).toEqual(['other']);
    expect(found.passageCount).toBe(1);
    expect((await client.search.query({ text: rareWord })).unknownWords).toEqual([rareWord]);
  });

  test('comes back whole', async () => {
    const { client, id } = await withMaterial();
    await client.library.remove({ ids: [id] });
    await client.library.restore({ ids: [id] });
    expect((await client.search.query({ text: rareWord })).hits).toHaveLength(1);
    expect((await client.library.get({ id })).deletedAt).toBeNull();
  });

  test('is kept for seven days and gone at the first start after them', async () => {
    const app = await withMaterial();
    await app.client.library.remove({ ids: [app.id] });
    app.clock.jump(7 * day - 1000);
    const stillThere = await app.restart();
    expect(await stillThere.client.library.list({ deleted: true })).toHaveLength(1);
    app.clock.advance(2000);
    const gone = await stillThere.restart();
    expect(await gone.client.library.list({ deleted: true })).toEqual([]);
    await gone.app.close();
    expect(storedFiles(app.dataDir)).toEqual([]);
  });
});

describe('a purged material', () => {
  test('leaves no row in any table and no file', async () => {
    const { app, client, id, dataDir } = await withMaterial();
    const position = { page: 1, offset: 0.5, zoom: 'fit-width', rotation: 0 } as const;
    await client.reader.savePosition({ materialId: id, position });
    await client.library.purge({ ids: [id] });
    expect(storedFiles(dataDir)).toEqual([]);
    await app.close();
    for (const [table, rows] of Object.entries(rowsLeft(dataDir)))
      expect({ table, rows }).toEqual({ table, rows: 0 });
  });

  test('leaves its neighbours whole', async () => {
    const { client, id } = await withMaterial();
    const other = await importAndSettle(client, textFile('other.txt', `${prose(2)} marzipan`));
    await client.library.purge({ ids: [id] });
    expect((await client.search.query({ text: 'marzipan' })).hits[0]?.materialId).toBe(other.id);
    expect((await client.search.query({ text: rareWord })).unknownWords).toEqual([rareWord]);
  });

  test('is tidied up after also where the database cannot give space back', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'lectern-rebuilt-'));
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
    // Once a table is in it, a database keeps the way it was made.
    new BetterSqlite3(join(dataDir, 'lectern.sqlite')).exec('CREATE TABLE earlier (a)').close();
    const app = await startApp({ dataDir });
    const { id } = await importAndSettle(app.client, textFile('plant.txt', prose(100)));
    await app.client.library.purge({ ids: [id] });
    const log = join(dataDir, 'lectern.sqlite-wal');
    await vi.waitUntil(() => statSync(log).size === 0, { timeout: 5_000 });
    expect(openDatabaseFile(dataDir).pragma('freelist_count', { simple: true })).not.toBe(0);
    await app.app.close();
  });

  test('leaves no trace of its words in the database file, and gives its space back', async () => {
    const app = await withMaterial(`${prose(400)} ${rareWord}`);
    await importAndSettle(app.client, textFile('other.txt', 'A small file that stays.'));
    const size = (dataDir = app.dataDir) => {
      openDatabaseFile(dataDir).pragma('wal_checkpoint(TRUNCATE)');
      return statSync(join(dataDir, 'lectern.sqlite')).size;
    };
    const empty = size((await startApp()).dataDir);
    const before = size();
    await app.client.library.purge({ ids: [app.id] });
    // Tidying goes on in steps after the answer; the sizes are its own sign of being done.
    while (openDatabaseFile(app.dataDir).pragma('freelist_count', { simple: true }) !== 0) {
      await new Promise(setImmediate);
    }
    await app.app.close();
    const left = statSync(join(app.dataDir, 'lectern.sqlite')).size - empty;
    expect(left).toBeLessThan((before - empty) / 2);
    for (const name of readdirSync(app.dataDir).filter((each) => each.startsWith('lectern.sqlite'))) {
      expect(readFileSync(join(app.dataDir, name)).includes('quixotroph')).toBe(false);
    }
  });

  test('can be imported again', async () => {
    const { client, id } = await withMaterial();
    await client.library.purge({ ids: [id] });
    const again = await client.library.import({
      file: textFile('plant.txt', `The ${rareWord} plant. ${prose(3)}`),
    });
    expect(again.duplicate).toBe(false);
    expect((await settled(client, again.material.id)).status).toBe('ready');
  });

  test('keeps its file while another profile holds the same bytes', async () => {
    const { app, client, id, dataDir, as } = await withMaterial();
    const other = as('other');
    await other.people.create({ name: 'Bo' });
    const theirs = await importAndSettle(other, textFile('same.txt', `The ${rareWord} plant. ${prose(3)}`));
    await client.library.purge({ ids: [id] });
    expect(storedFiles(dataDir)).toHaveLength(1);
    expect((await other.reader.bytes({ materialId: theirs.id, from: 0, to: 10 })).size).toBe(10);
    await other.library.purge({ ids: [theirs.id] });
    expect(storedFiles(dataDir)).toEqual([]);
    await app.close();
  });
});

test('deleting a profile takes its files along and leaves those of others', async () => {
  const { client, dataDir, as } = await withMaterial();
  const other = as('other');
  await other.people.create({ name: 'Bo' });
  const theirs = await importAndSettle(other, textFile('b.txt', 'The other profile has a file of its own.'));
  await client.people.remove({ confirmName: 'Ada' });
  expect(storedFiles(dataDir)).toHaveLength(1);
  expect((await other.search.query({ text: 'profile file' })).hits[0]?.materialId).toBe(theirs.id);
  expect((await other.search.query({ text: rareWord })).unknownWords).toEqual([rareWord]);
});
