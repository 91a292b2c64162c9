// Fills a data folder with a library of made-up prose, through the same statements an import ends in, without the
// hours a real import of that many pages would take. One passage a page, five hundred a material.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { openDatabase } from '#core/db/open.ts';
import { indexable } from '#core/search/bigrams.ts';
import { root, silent } from '../bare-ports.ts';
import { prose, randomFrom, vocabulary } from './corpus.ts';

const passagesPerMaterial = 500;

/** Returns the size of the database file in bytes. The library belongs to one unlocked profile. */
export async function fillLibrary(dataDir: string, passages: number, wordsPerPassage = 220): Promise<number> {
  const { sqlite, close } = openDatabase({
    dataDir,
    migrationsDir: join(root, 'drizzle'),
    unpacked: (path) => path,
    log: silent,
  });
  const words = vocabulary(20_000);
  const random = randomFrom(23);
  const now = Date.now();
  const userId = v7();
  const insert = statements(sqlite);
  insert.user.run({ id: userId, now });
  insert.profile.run({ id: v7(), userId, now });
  for (let from = 0; from < passages; from += passagesPerMaterial) {
    const until = Math.min(passages, from + passagesPerMaterial);
    sqlite.transaction(() => {
      const materialId = v7();
      const hash = materialId.replaceAll('-', '').padEnd(64, '0');
      insert.material.run({ id: materialId, userId, hash, title: `Book ${from}`, pages: until - from, now });
      for (let i = from; i < until; i += 1) {
        const text = prose(words, wordsPerPassage, random);
        const heading = prose(words, 3, random);
        const page = i - from + 1;
        insert.page.run({ materialId, page, text, chars: text.length });
        const { lastInsertRowid } = insert.chunk.run({
          id: v7(),
          materialId,
          ordinal: page - 1,
          text,
          heading,
          page,
          chars: text.length,
          hash: v7(),
          now,
        });
        insert.fts.run(lastInsertRowid, indexable(heading), indexable(text));
      }
    })();
    // Long runs of inserts would starve a caller's timers.
    await new Promise((resolve) => setImmediate(resolve));
  }
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  close();
  return statSync(join(dataDir, 'lectern.sqlite')).size;
}

/** A question of common and rarer words of the same vocabulary. */
export function questions(count: number): string[] {
  const words = vocabulary(20_000);
  const random = randomFrom(91);
  return Array.from({ length: count }, () => `what is the ${prose(words, 7, random).replace('.', '')}?`);
}

function statements(sqlite: ReturnType<typeof openDatabase>['sqlite']) {
  return {
    user: sqlite.prepare(
      `INSERT INTO users (id, avatar, last_active_at, created_at, updated_at) VALUES (@id, 'owl', @now, @now, @now)`,
    ),
    profile: sqlite.prepare(
      `INSERT INTO user_profiles (id, user_id, full_name, created_at, updated_at)
       VALUES (@id, @userId, 'Bench', @now, @now)`,
    ),
    material: sqlite.prepare(
      `INSERT INTO materials (id, user_id, title, file_name, content_type, content_hash, byte_size, processing_status,
         page_count, language, uploaded_at, updated_at)
       VALUES (@id, @userId, @title, @title, 'application/pdf', @hash, 1, 'ready', @pages, 'eng', @now, @now)`,
    ),
    page: sqlite.prepare(
      `INSERT INTO material_pages (material_id, page, kind, text, char_count, width, height, runs, headings)
       VALUES (@materialId, @page, 'text', @text, @chars, 420, 595, '[]', '[]')`,
    ),
    chunk: sqlite.prepare(
      `INSERT INTO material_chunks (id, material_id, ordinal, chunk_text, heading, page_from, page_to, char_from, char_to,
         text_hash, token_count, created_at)
       VALUES (@id, @materialId, @ordinal, @text, @heading, @page, @page, 0, @chars, @hash, 290, @now)`,
    ),
    fts: sqlite.prepare('INSERT INTO chunk_fts (rowid, heading, body) VALUES (?, ?, ?)'),
  };
}
