// Full text lives in virtual tables, which migrations do not know: they are asserted at every open. Vector tables are
// made by the embedding slice, one per model, when a model is first used. Triggers are asserted here as well.
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

/**
 * No two segments of a profile overlap, whatever window, tray or host wrote them. Segments whose clock is suspect are
 * left out: their labels may lie anywhere, and their length is right all the same.
 */
export function assertTriggers(sqlite: BetterSqlite3.Database): void {
  for (const [name, when] of [
    ['study_segments_apart_insert', 'BEFORE INSERT'],
    ['study_segments_apart_update', 'BEFORE UPDATE OF started_at, ended_at, clock_suspect'],
  ])
    sqlite.exec(`
      DROP TRIGGER IF EXISTS ${name};
      CREATE TRIGGER ${name} ${when} ON study_segments WHEN NEW.clock_suspect = 0
      BEGIN
        SELECT RAISE(ABORT, 'study segments overlap') WHERE EXISTS (
          SELECT 1 FROM study_segments s JOIN study_sessions p ON p.id = s.session_id
          WHERE s.user_id = NEW.user_id AND s.id <> NEW.id AND s.clock_suspect = 0 AND p.deleted_at IS NULL
            AND s.started_at < NEW.ended_at AND s.ended_at > NEW.started_at);
      END;
    `);
}
