// Where vectors are kept and compared: one vec0 table for each model, keyed by `material_chunks.seq`. A table's name
// carries the key of its model, so what is there can be told without asking anybody else.
import type BetterSqlite3 from 'better-sqlite3';
import type { Scope } from '#contract/ids.ts';
import type { Deps } from '../../deps.ts';
import { scopeSql } from '../../search/scope.ts';

export interface VectorIndexes {
  /** The index of this key (lower-case hexadecimal), made when it is not there. One key never changes its `dim`. */
  open(key: string, dim: number): VectorIndex;
  /** Removes a material's vectors from this ordinal on, from every index; joins the caller's transaction. */
  drop(materialId: string, fromOrdinal?: number): void;
  keys(): string[];
  remove(key: string): void;
  close(): Promise<void>;
}

export interface VectorIndex {
  key: string;
  dim: number;
  /** Joins the caller's transaction. A seq whose passage has gone is left out. */
  insert(rows: { seq: number; vector: Float32Array }[]): void;
  /** The highest seq that has a vector; 0 when none has. */
  lastSeq(): number;
  count(): number;
  hasAll(seqs: number[]): boolean;
  /** The `k` passages of the scope most like `vector`, best first. */
  nearest(
    vector: Float32Array,
    userId: string,
    scope: Scope,
    k: number,
    signal?: AbortSignal,
  ): Promise<{ seq: number; cosine: number }[]>;
  /** Cosines of those of `seqs` that have a vector. */
  cosines(vector: Float32Array, seqs: number[]): Map<number, number>;
}

export function createVectorIndexes({ database: { sqlite } }: Pick<Deps, 'database' | 'log'>): VectorIndexes {
  const keys = () =>
    (
      sqlite
        .prepare(
          "SELECT name FROM sqlite_schema WHERE name GLOB 'chunk_vectors_*' AND sql LIKE 'CREATE VIRTUAL TABLE%'",
        )
        .pluck()
        .all() as string[]
    ).map((name) => name.slice('chunk_vectors_'.length));

  return {
    keys,
    open: (key, dim) => openIndex(sqlite, key, dim),
    remove: (key) => void sqlite.exec(`DROP TABLE IF EXISTS ${tableOf(key)}`),
    drop(materialId, fromOrdinal = 0) {
      const seqs = sqlite
        .prepare('SELECT seq FROM material_chunks WHERE material_id = ? AND ordinal >= ?')
        .pluck()
        .all(materialId, fromOrdinal) as number[];
      for (const key of keys()) {
        const remove = sqlite.prepare(`DELETE FROM ${tableOf(key)} WHERE seq = ?`);
        for (const seq of seqs) remove.run(BigInt(seq));
      }
    },
    close: async () => {},
  };
}

const tableOf = (key: string) => `chunk_vectors_${key}`;

function openIndex(sqlite: BetterSqlite3.Database, key: string, dim: number): VectorIndex {
  const table = tableOf(key);
  sqlite.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS ${table}
    USING vec0(seq INTEGER PRIMARY KEY, embedding float[${dim}] distance_metric=cosine)`);
  return {
    key,
    dim,

    insert(rows) {
      const insert = sqlite.prepare(
        `INSERT INTO ${table} (seq, embedding) SELECT seq, @vector FROM material_chunks WHERE seq = @seq`,
      );
      for (const { seq, vector } of rows) insert.run({ seq: BigInt(seq), vector });
    },

    lastSeq: () => sqlite.prepare(`SELECT coalesce(max(seq), 0) FROM ${table}`).pluck().get() as number,

    count: () => sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number,

    hasAll(seqs) {
      const found = sqlite
        .prepare(`SELECT count(*) FROM ${table} WHERE seq IN (SELECT value FROM json_each(?))`)
        .pluck()
        .get(JSON.stringify(seqs));
      return found === seqs.length;
    },

    async nearest(vector, userId, scope, k) {
      const { where, values } = scopeSql(userId, scope);
      const rows = sqlite
        .prepare(`
          SELECT seq, distance FROM ${table}
          WHERE embedding MATCH @vector AND k = @k AND seq IN (
            SELECT c.seq FROM material_chunks c JOIN materials m ON m.id = c.material_id WHERE ${where})`)
        .all({ ...values, vector, k: BigInt(k) }) as { seq: number; distance: number }[];
      return rows.map(({ seq, distance }) => ({ seq, cosine: 1 - distance }));
    },

    cosines(vector, seqs) {
      const rows = sqlite
        .prepare(`
          SELECT seq, vec_distance_cosine(embedding, @vector) AS distance FROM ${table}
          WHERE seq IN (SELECT value FROM json_each(@seqs))`)
        .all({ vector, seqs: JSON.stringify(seqs) }) as { seq: number; distance: number }[];
      return new Map(rows.map(({ seq, distance }) => [seq, 1 - distance]));
    },
  };
}
