// Full text lives in virtual tables, which migrations do not know: they are asserted at every open. Vector tables are
// made by the search slice, one per model, when a model is first used.
import type BetterSqlite3 from 'better-sqlite3';

/**
 * `chunk_fts` is contentless: what is indexed is the text after the bigram pass, not the text itself, and deletion goes
 * by rowid, which is material_chunks.seq. Marks (Mn, Mc) belong to words, or Indic and Thai words fall apart at vowels.
 * The index over page kinds lets the library count pages without walking through their text.
 */
export function assertVirtualTables(sqlite: BetterSqlite3.Database): void {
  sqlite.exec(`
    CREATE VIRTUAL TABLE IF NOT EXISTS chunk_fts USING fts5(
      heading, body,
      content='', contentless_delete=1,
      tokenize="porter unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
    );
    CREATE VIRTUAL TABLE IF NOT EXISTS chunk_terms USING fts5vocab(chunk_fts, row);
    CREATE INDEX IF NOT EXISTS material_pages_kind ON material_pages (material_id, kind, page);
  `);
}
