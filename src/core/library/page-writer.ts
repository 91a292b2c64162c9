// Writes what an import has read: pages, the passages they complete, and their full text, in one transaction a batch,
// so that a kill at any instant leaves a state the next run continues from. Raw prepared statements: this is the one
// hot path of an import that runs in the main process.
import { createHash } from 'node:crypto';
import type BetterSqlite3 from 'better-sqlite3';
import { v7 } from 'uuid';
import type { ExtractedPage, PageHeading } from '#contract/engine.ts';
import type { Embedding } from '../embedding/embedding.ts';
import { indexable } from '../search/bigrams.ts';
import { beginning, type Chunk, type Cursor, enterHeading, type Heading } from './chunk.ts';
import type { TextPage } from './units.ts';

export interface PageWriter {
  /** Where a stopped import goes on. */
  resume(materialId: string): { nextPage: number; cursor: Cursor; carried: TextPage[] };
  /** One transaction; `also` joins it. Does nothing when the material is gone. */
  write(
    materialId: string,
    pages: ExtractedPage[],
    chunks: Chunk[],
    also: { addressesAi?: boolean; now: number; last?: () => void },
  ): void;
  /** Removes pages from the first missing or failed one on, with every passage they could have shaped. */
  rewind(materialId: string): void;
}

export function createPageWriter(sqlite: BetterSqlite3.Database, dropVectors: Embedding['drop']): PageWriter {
  const exists = sqlite.prepare('SELECT 1 FROM materials WHERE id = ?').pluck();
  const flagAi = sqlite.prepare('UPDATE materials SET addresses_ai = 1 WHERE id = ?');
  const insertPage = sqlite.prepare(`
    INSERT INTO material_pages (material_id, page, kind, text, char_count, width, height, runs, headings, error)
    VALUES (@materialId, @page, @kind, @text, @charCount, @width, @height, @runs, @headings, @error)`);
  const nextOrdinal = sqlite
    .prepare('SELECT coalesce(max(ordinal) + 1, 0) FROM material_chunks WHERE material_id = ?')
    .pluck();
  const insertChunk = sqlite.prepare(`
    INSERT INTO material_chunks (id, material_id, ordinal, chunk_text, heading, page_from, page_to, char_from, char_to,
      text_hash, token_count, created_at)
    VALUES (@id, @materialId, @ordinal, @text, @heading, @pageFrom, @pageTo, @charFrom, @charTo, @textHash, @tokens, @now)`);
  const insertText = sqlite.prepare('INSERT INTO chunk_fts (rowid, heading, body) VALUES (?, ?, ?)');

  const lastPage = sqlite
    .prepare('SELECT coalesce(max(page), 0) FROM material_pages WHERE material_id = ?')
    .pluck();
  const lastChunk = sqlite.prepare(`
    SELECT page_to AS page, char_to AS char FROM material_chunks WHERE material_id = ? ORDER BY ordinal DESC LIMIT 1`);
  const headedPages = sqlite.prepare(`
    SELECT page, text, headings FROM material_pages
    WHERE material_id = ? AND kind = 'text' AND page <= ? AND headings <> '[]' ORDER BY page`);
  const textPages = sqlite.prepare(`
    SELECT page, text, headings FROM material_pages
    WHERE material_id = ? AND kind = 'text' AND page >= ? ORDER BY page`);

  const firstGap = sqlite
    .prepare(`
    SELECT min(page) FROM (
      SELECT min(page) AS page FROM material_pages WHERE material_id = @id AND kind = 'failed'
      UNION ALL SELECT coalesce(max(page), 0) + 1 FROM material_pages WHERE material_id = @id)`)
    .pluck();
  const firstTouched = sqlite
    .prepare('SELECT min(ordinal) FROM material_chunks WHERE material_id = ? AND page_to >= ?')
    .pluck();
  const dropText = sqlite.prepare(`
    DELETE FROM chunk_fts WHERE rowid IN (SELECT seq FROM material_chunks WHERE material_id = ? AND ordinal >= ?)`);
  const dropChunks = sqlite.prepare('DELETE FROM material_chunks WHERE material_id = ? AND ordinal >= ?');
  const dropPages = sqlite.prepare('DELETE FROM material_pages WHERE material_id = ? AND page >= ?');

  return {
    resume(materialId) {
      const end = lastChunk.get(materialId) as { page: number; char: number } | undefined;
      const cursor = end ? { ...end, headings: headingsBefore(materialId, end) } : beginning;
      const carried = textPages.all(materialId, cursor.page).map((row) => toTextPage(row as StoredPage));
      return { nextPage: (lastPage.get(materialId) as number) + 1, cursor, carried };
    },

    write(materialId, pages, chunks, { addressesAi, now, last }) {
      sqlite.transaction(() => {
        if (exists.get(materialId) === undefined) return;
        for (const page of pages) {
          const { runs, headings, ...rest } = page;
          const row = { ...rest, materialId, charCount: page.text.length };
          insertPage.run({ ...row, runs: JSON.stringify(runs), headings: JSON.stringify(headings) });
        }
        if (addressesAi) flagAi.run(materialId);
        let ordinal = nextOrdinal.get(materialId) as number;
        for (const chunk of chunks) {
          const textHash = createHash('sha256').update(chunk.text).digest('hex');
          const { lastInsertRowid } = insertChunk.run({
            ...chunk,
            id: v7(),
            materialId,
            ordinal,
            textHash,
            now,
          });
          insertText.run(lastInsertRowid, indexable(chunk.heading ?? ''), indexable(chunk.text));
          ordinal += 1;
        }
        last?.();
      })();
    },

    rewind(materialId) {
      sqlite.transaction(() => {
        const page = firstGap.get({ id: materialId }) as number;
        // The passage before was closed in view of what followed, and the one before that was measured against it.
        const touched = firstTouched.get(materialId, page) as number | null;
        const ordinal = Math.max(0, (touched ?? (nextOrdinal.get(materialId) as number)) - 2);
        dropVectors(materialId, ordinal);
        dropText.run(materialId, ordinal);
        dropChunks.run(materialId, ordinal);
        dropPages.run(materialId, page);
      })();
    },
  };

  function headingsBefore(materialId: string, end: { page: number; char: number }): Heading[] {
    const headings: Heading[] = [];
    for (const row of headedPages.iterate(materialId, end.page)) {
      const { page, text, headings: found } = toTextPage(row as StoredPage);
      for (const { charFrom, charTo, level } of found) {
        if (page < end.page || charFrom < end.char)
          enterHeading(headings, level, text.slice(charFrom, charTo));
      }
    }
    return headings;
  }
}

interface StoredPage {
  page: number;
  text: string;
  headings: string;
}

function toTextPage({ page, text, headings }: StoredPage): TextPage {
  return { page, text, headings: JSON.parse(headings) as PageHeading[] };
}
