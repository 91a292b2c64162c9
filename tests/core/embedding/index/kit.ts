// A library of numbered passages with vectors of the test's choice, in a real database.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Scope } from '#contract/ids.ts';
import { openDatabase } from '#core/db/open.ts';
import { createVectorIndexes } from '#core/embedding/index/vector-index.ts';
import { projectDir } from '../../../support/start-app.ts';

export const key = 'abc123';

/** Packs from the first vector on, so that small libraries test what large ones use. */
export const packAlways = { exactUpTo: -1, maxBytes: 2 ** 30 };

/** Never packs. */
export const packNever = { exactUpTo: -1, maxBytes: 0 };

export function openShelf(limits = packAlways) {
  const dataDir = mkdtempSync(join(tmpdir(), 'lectern-vectors-'));
  const log = { write() {} };
  const database = openDatabase({
    dataDir,
    migrationsDir: join(projectDir, 'drizzle'),
    unpacked: (path) => path,
    log,
  });
  const { sqlite } = database;
  const open = (chosen = limits) => createVectorIndexes({ database, log }, chosen);
  const indexes = open();
  onTestFinished(async () => {
    await indexes.close();
    database.close();
    rmSync(dataDir, { recursive: true });
  });
  const users = new Set<string>();

  return {
    sqlite,
    indexes,
    /** The same folder, as a later start would open it. */
    open,

    addMaterial(
      id: string,
      userId = 'ada',
      subjectId: string | null = null,
      topicId: string | null = null,
    ): void {
      if (!users.has(userId)) {
        users.add(userId);
        sqlite
          .prepare(
            'INSERT INTO users (id, avatar, last_active_at, created_at, updated_at) VALUES (?, ?, 1, 1, 1)',
          )
          .run(userId, 'owl');
      }
      if (subjectId !== null) {
        sqlite
          .prepare(
            `INSERT OR IGNORE INTO subjects (id, user_id, name, position, source, created_at)
             VALUES (?, ?, ?, 0, 'own', 1)`,
          )
          .run(subjectId, userId, subjectId);
      }
      if (topicId !== null) {
        sqlite
          .prepare(
            'INSERT OR IGNORE INTO topics (id, subject_id, name, position, created_at) VALUES (?, ?, ?, 0, 1)',
          )
          .run(topicId, subjectId, topicId);
      }
      sqlite
        .prepare(
          `INSERT INTO materials (id, user_id, subject_id, topic_id, title, file_name, content_type, content_hash, byte_size,
             processing_status, uploaded_at, updated_at)
           VALUES (@id, @userId, @subjectId, @topicId, @id, @id, 'text/plain', @id, 1, 'ready', 1, 1)`,
        )
        .run({ id, userId, subjectId, topicId });
    },

    /** A passage on one page; returns its seq. */
    addPassage(materialId: string, ordinal: number): number {
      const { lastInsertRowid } = sqlite
        .prepare(
          `INSERT INTO material_chunks (id, material_id, ordinal, chunk_text, page_from, page_to, char_from, char_to,
             text_hash, token_count, created_at)
           VALUES (@id, @materialId, @ordinal, 'text', @page, @page, 0, 4, 'hash', 1, 1)`,
        )
        .run({ id: `${materialId} ${ordinal} ${Math.random()}`, materialId, ordinal, page: ordinal + 1 });
      return Number(lastInsertRowid);
    },

    removePassages(materialId: string, fromOrdinal: number): void {
      indexes.drop(materialId, fromOrdinal);
      sqlite
        .prepare('DELETE FROM material_chunks WHERE material_id = ? AND ordinal >= ?')
        .run(materialId, fromOrdinal);
    },

    /** Seqs of a scope, asked of the tables alone. */
    seqsIn(userId: string, { materialId, subjectId, topicId, pageFrom = 1, pageTo = 1e9 }: Scope): number[] {
      return sqlite
        .prepare(`
          SELECT c.seq FROM material_chunks c JOIN materials m ON m.id = c.material_id
          WHERE m.user_id = @userId AND m.deleted_at IS NULL AND (@materialId IS NULL OR m.id = @materialId)
            AND (@subjectId IS NULL OR m.subject_id = @subjectId) AND (@topicId IS NULL OR m.topic_id = @topicId)
            AND c.page_to >= @pageFrom AND c.page_from <= @pageTo`)
        .pluck()
        .all({
          userId,
          materialId: materialId ?? null,
          subjectId: subjectId ?? null,
          topicId: topicId ?? null,
          pageFrom,
          pageTo,
        }) as number[];
    },
  };
}

/** A unit vector that repeats itself for the same number. */
export function vectorFor(seed: number, dim: number): Float32Array {
  let state = seed * 2654435761 + 1;
  const vector = Float32Array.from({ length: dim }, () => {
    state = Math.imul(state ^ (state >>> 15), 2246822519) + 0x6d2b79f5;
    return ((state >>> 8) & 0xffff) / 0x8000 - 1;
  });
  return unit(vector);
}

export function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

export function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
