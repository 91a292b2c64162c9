// The database as it is on disk.
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDatabase } from '#core/db/open.ts';
import { expectFault } from '../../support/fault.ts';
import { projectDir, startApp } from '../../support/start-app.ts';

function peek(dataDir: string) {
  return new BetterSqlite3(join(dataDir, 'lectern.sqlite'));
}

test('every table of ours is STRICT', async () => {
  const { app, dataDir } = await startApp();
  await app.close();
  const db = peek(dataDir);
  const loose = db
    .prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0
       AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '__drizzle%'`,
    )
    .pluck()
    .all();
  db.close();
  expect(loose).toEqual([]);
});

test('the file is in WAL mode and sound', async () => {
  const { app, dataDir } = await startApp();
  await app.close();
  const db = peek(dataDir);
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  db.close();
});

test('a database from a newer version is refused and left as it was', async () => {
  const first = await startApp();
  await first.app.close();
  const db = peek(first.dataDir);
  db.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('from the future', 9e15)").run();
  db.close();
  const ports = {
    dataDir: first.dataDir,
    migrationsDir: join(projectDir, 'drizzle'),
    unpacked: (path: string) => path,
    log: { write() {} },
  };
  const data = await expectFault(
    Promise.resolve().then(() => openDatabase(ports)),
    'STORAGE_DAMAGED',
  );
  expect(data.params).toEqual({ reason: 'newer-version' });
  const after = peek(first.dataDir);
  expect(after.prepare('SELECT full_name FROM user_profiles').pluck().get()).toBe('Ada');
  after.close();
});

test('a virtual table that went missing is made again at the next start', async () => {
  const first = await startApp();
  await first.app.close();
  const db = peek(first.dataDir);
  db.exec('DROP TABLE chunk_terms');
  db.close();
  const second = await first.restart();
  await second.app.close();
  const after = peek(first.dataDir);
  expect(after.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'chunk_terms'").pluck().get()).toBe(
    1,
  );
  after.close();
});
