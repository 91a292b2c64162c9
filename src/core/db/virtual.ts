// Full text and vectors live in virtual tables, which migrations do not know: they are asserted at every open.
import type BetterSqlite3 from 'better-sqlite3';

/**
 * `chunk_fts` is contentless: what is indexed is the text after the bigram pass, not the text itself, and deletion goes
 * by rowid, which is material_chunks.seq.
 */
export function assertVirtualTables(sqlite: BetterSqlite3.Database): void {
  sqlite.exec(`
    CREATE VIRTUAL TABLE IF NOT EXISTS chunk_fts USING fts5(
      heading, body,
      content='', contentless_delete=1,
      tokenize='porter unicode61 remove_diacritics 2'
    );
    CREATE VIRTUAL TABLE IF NOT EXISTS chunk_terms USING fts5vocab(chunk_fts, row);
  `);
}
