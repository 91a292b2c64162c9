// What the schema says goes, or stays without it, when a row is removed, the migrated database does: a generated ALTER
// TABLE leaves that part out.
import BetterSqlite3 from 'better-sqlite3';
import { getTableName, is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import * as schema from '#core/db/schema/index.ts';
import { startApp } from '../../support/start-app.ts';

test('every foreign key does what the schema says', async () => {
  const { dataDir } = await startApp();
  const sqlite = new BetterSqlite3(`${dataDir}/lectern.sqlite`, { readonly: true });
  const tables = Object.values(schema.schema).filter((part) => is(part, SQLiteTable));
  const said: string[] = [];
  const done: string[] = [];
  for (const table of tables) {
    const name = getTableName(table);
    for (const key of getTableConfig(table).foreignKeys) {
      const { columns, foreignTable } = key.reference();
      said.push(`${name}.${columns[0]?.name} ${getTableName(foreignTable)} ${key.onDelete ?? 'no action'}`);
    }
    for (const key of sqlite.pragma(`foreign_key_list(${name})`) as Record<string, string>[])
      done.push(`${name}.${key.from} ${key.table} ${key.on_delete?.toLowerCase()}`);
  }
  sqlite.close();
  expect(said.length).toBeGreaterThan(50);
  expect(done.toSorted()).toEqual(said.toSorted());
});
