// One model's vectors on disk: a vec0 table of float32, keyed by passage. It is what is kept, what every score is
// finally taken from, and what answers while nothing is packed.
import type BetterSqlite3 from 'better-sqlite3';
import type { Scope } from '#contract/ids.ts';
import { scopeSql } from '../../search/scope.ts';

export interface VectorRow {
  seq: number;
  vector: Float32Array;
}

export interface Near {
  seq: number;
  cosine: number;
}

const prefix = 'chunk_vectors_';

/** vec0 gives no more at once. */
const maxNearest = 4096;

/** A key is hexadecimal, so the tables themselves say which models have one. */
const tableOf = (key: string) => `${prefix}${key}`;

export type VectorTable = ReturnType<typeof openVectorTable>;

export function openVectorTable(sqlite: BetterSqlite3.Database, key: string, dim: number) {
  const table = tableOf(key);
  sqlite.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS ${table}
    USING vec0(seq INTEGER PRIMARY KEY, embedding float[${dim}] distance_metric=cosine)`);
  // vec0 walks all of its rows to count them; the table behind it, one row a vector, is counted at once.
  const facts = sqlite.prepare(
    `SELECT count(*) AS count, coalesce(max(rowid), 0) AS last FROM ${table}_rowids`,
  );
  const insert = sqlite.prepare(
    `INSERT INTO ${table} (seq, embedding) SELECT seq, @vector FROM material_chunks WHERE seq = @seq`,
  );
  // Joined, not "seq IN": vec0 looks up a single key and walks all of them for a list.
  const known = sqlite
    .prepare(`SELECT count(*) FROM json_each(?) j CROSS JOIN ${table} v ON v.seq = j.value`)
    .pluck();
  const distances = sqlite.prepare(`
    SELECT v.seq, vec_distance_cosine(v.embedding, @vector) AS distance
    FROM json_each(@seqs) j CROSS JOIN ${table} v ON v.seq = j.value`);
  // Up to the last vector only: passages that have none yet would each be looked for.
  const after = sqlite.prepare(`
    SELECT v.seq, c.material_id AS materialId, v.embedding AS bytes
    FROM material_chunks c CROSS JOIN ${table} v ON v.seq = c.seq
    WHERE c.seq > ? AND c.seq <= (SELECT max(rowid) FROM ${table}_rowids) ORDER BY c.seq LIMIT ?`);
  const ofMaterial = sqlite
    .prepare(`
      SELECT v.seq FROM material_chunks c CROSS JOIN ${table} v ON v.seq = c.seq
      WHERE c.material_id = ? ORDER BY c.seq`)
    .pluck();

  return {
    count: () => (facts.get() as { count: number }).count,
    lastSeq: () => (facts.get() as { last: number }).last,

    insert(rows: readonly VectorRow[]): void {
      for (const { seq, vector } of rows) insert.run({ seq: BigInt(seq), vector });
    },

    hasAll(seqs: readonly number[]): boolean {
      return known.get(JSON.stringify(seqs)) === new Set(seqs).size;
    },

    cosines(vector: Float32Array, seqs: readonly number[]): Map<number, number> {
      const rows = distances.all({ vector, seqs: JSON.stringify(seqs) }) as Distance[];
      return new Map(rows.filter(isTold).map(({ seq, distance }) => [seq, 1 - distance]));
    },

    /** Every vector of the scope compared, in one go: some 40 ms for 100,000. */
    nearest(vector: Float32Array, userId: string, scope: Scope, k: number): Near[] {
      const { where, values } = scopeSql(userId, scope);
      const rows = sqlite
        .prepare(`
          SELECT seq, distance FROM ${table}
          WHERE embedding MATCH @vector AND k = @k AND seq IN (
            SELECT c.seq FROM material_chunks c JOIN materials m ON m.id = c.material_id WHERE ${where})`)
        .all({ ...values, vector, k: BigInt(Math.min(k, maxNearest)) }) as Distance[];
      return rows.filter(isTold).map(({ seq, distance }) => ({ seq, cosine: 1 - distance }));
    },

    /** The next passages that have a vector. */
    after(seq: number, limit: number): (VectorRow & { materialId: string })[] {
      const rows = after.all(seq, limit) as { seq: number; materialId: string; bytes: Uint8Array }[];
      return rows.map(({ bytes, ...row }) => ({
        ...row,
        vector: new Float32Array(new Uint8Array(bytes).buffer),
      }));
    },

    seqsOf: (materialId: string) => ofMaterial.all(materialId) as number[],
  };
}

interface Distance {
  seq: number;
  distance: number | null;
}

/** A vector of zeros has no direction. */
function isTold(row: Distance): row is { seq: number; distance: number } {
  return row.distance !== null;
}

/** Models that have a table. */
export function tableKeys(sqlite: BetterSqlite3.Database): string[] {
  const names = sqlite
    .prepare(
      `SELECT name FROM sqlite_schema WHERE name GLOB '${prefix}*' AND sql LIKE 'CREATE VIRTUAL TABLE%'`,
    )
    .pluck()
    .all() as string[];
  return names.map((name) => name.slice(prefix.length));
}

export function dropTable(sqlite: BetterSqlite3.Database, key: string): void {
  sqlite.exec(`DROP TABLE IF EXISTS ${tableOf(key)}`);
}

/** Removes a material's vectors from this ordinal on, whichever models they belong to. */
export function dropVectors(sqlite: BetterSqlite3.Database, materialId: string, fromOrdinal: number): void {
  const seqs = sqlite
    .prepare('SELECT seq FROM material_chunks WHERE material_id = ? AND ordinal >= ?')
    .pluck()
    .all(materialId, fromOrdinal) as number[];
  for (const key of tableKeys(sqlite)) {
    const remove = sqlite.prepare(`DELETE FROM ${tableOf(key)} WHERE seq = ?`);
    for (const seq of seqs) remove.run(BigInt(seq));
  }
}
