// Opens the one database: pragmas, migrations, virtual tables. A database written by a newer version is refused
// untouched, because running old code over new tables is how data gets lost.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { getLoadablePath } from 'sqlite-vec';
import { fault } from '../faults.ts';
import type { Ports } from '../ports.ts';
import { schema } from './schema/index.ts';
import { assertTriggers, assertVirtualTables } from './virtual.ts';

export type Drizzle = BetterSQLite3Database<typeof schema>;

export interface Database {
  /** Typed queries. Synchronous: a write transaction runs to its end without giving way. */
  db: Drizzle;
  /** Raw SQL, for full text, vectors and hot paths. */
  sqlite: BetterSqlite3.Database;
  close(): void;
}

export function openDatabase(ports: Pick<Ports, 'dataDir' | 'migrationsDir' | 'unpacked' | 'log'>): Database {
  const sqlite = new BetterSqlite3(join(ports.dataDir, 'lectern.sqlite'));
  try {
    // Before the first page is written: lets a removal give its space back in small steps, without a whole VACUUM.
    sqlite.pragma('auto_vacuum = INCREMENTAL');
    sqlite.pragma('journal_mode = WAL');
    // A killed process loses nothing at NORMAL; only a power cut may lose the last commits, never corrupt.
    sqlite.pragma('synchronous = NORMAL');
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('busy_timeout = 5000');
    sqlite.pragma('secure_delete = ON');
    sqlite.loadExtension(ports.unpacked(getLoadablePath()));
    refuseNewer(sqlite, ports.migrationsDir);
    const db = drizzle(sqlite, { schema });
    migrate(db, { migrationsFolder: ports.migrationsDir });
    assertVirtualTables(sqlite);
    assertTriggers(sqlite);
    return { db, sqlite, close: () => sqlite.close() };
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/** The applied migrations must be a prefix of ours, by hash. */
function refuseNewer(sqlite: BetterSqlite3.Database, folder: string): void {
  const known = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'").get();
  if (!known) return;
  const applied = sqlite
    .prepare('SELECT hash FROM __drizzle_migrations ORDER BY created_at')
    .pluck()
    .all() as string[];
  const ours = migrationHashes(folder);
  if (applied.length > ours.length || applied.some((hash, i) => hash !== ours[i])) {
    throw fault('STORAGE_DAMAGED', { reason: 'newer-version' });
  }
}

function migrationHashes(folder: string): string[] {
  const journalPath = join(folder, 'meta', '_journal.json');
  if (!existsSync(journalPath)) throw new Error(`No migrations in ${folder}`);
  const journal = JSON.parse(readFileSync(journalPath, 'utf8')) as { entries: { tag: string }[] };
  return journal.entries.map(({ tag }) =>
    createHash('sha256')
      .update(readFileSync(join(folder, `${tag}.sql`), 'utf8'))
      .digest('hex'),
  );
}
