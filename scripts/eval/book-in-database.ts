// A real database that holds one book's passages the way an import leaves them, one passage a page, written by the app's
// own page writer: what is searched here is what a student searches.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '#core/db/open.ts';
import { materials } from '#core/db/schema/library.ts';
import { users } from '#core/db/schema/people.ts';
import { createPageWriter } from '#core/library/page-writer.ts';
import type { Benchmark } from './benchmark.ts';

export interface BookInDatabase {
  database: Database;
  userId: string;
  close(): void;
}

const root = join(import.meta.dirname, '..', '..');

export function putBookInDatabase({ book, passages }: Benchmark, now: number): BookInDatabase {
  const dataDir = mkdtempSync(join(tmpdir(), 'lectern-eval-'));
  const database = openDatabase({
    dataDir,
    migrationsDir: join(root, 'drizzle'),
    unpacked: (path) => path,
    log: { write() {} },
  });
  const { db, sqlite } = database;
  db.insert(users).values({ id: book, avatar: '', lastActiveAt: now, createdAt: now, updatedAt: now }).run();
  db.insert(materials)
    .values({
      id: book,
      userId: book,
      title: book,
      fileName: `${book}.txt`,
      contentType: 'text/plain',
      contentHash: book,
      byteSize: 0,
      processingStatus: 'ready',
      uploadedAt: now,
      updatedAt: now,
    })
    .run();
  const pages = passages.map(({ t }, i) => ({
    page: i + 1,
    kind: 'text' as const,
    text: t,
    width: 0,
    height: 0,
    runs: [],
    headings: [],
    error: null,
  }));
  const chunks = passages.map(({ t }, i) => ({
    text: t,
    heading: null,
    pageFrom: i + 1,
    pageTo: i + 1,
    charFrom: 0,
    charTo: t.length,
    tokens: t.split(/\s+/).length,
  }));
  createPageWriter(sqlite, () => {}).write(book, pages, chunks, { now });
  return {
    database,
    userId: book,
    close() {
      database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
