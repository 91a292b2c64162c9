// Where vectors are kept and compared: on disk one vec0 table for each model, keyed by `material_chunks.seq`, and in
// memory a packed copy that is scanned instead once there are many. Every cosine handed out is the table's own.
import type { Scope } from '#contract/ids.ts';
import type { Deps } from '../../deps.ts';
import { scopeSql } from '../../search/scope.ts';
import { createBest } from './best.ts';
import { createPacking, type Packing } from './packing.ts';
import type { RowMap, Stretch } from './row-map.ts';
import { unlessAborted } from './turns.ts';
import {
  dropTable,
  dropVectors,
  type Near,
  openVectorTable,
  tableKeys,
  type VectorRow,
} from './vector-table.ts';

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
  insert(rows: VectorRow[]): void;
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
  ): Promise<Near[]>;
  /** Cosines of those of `seqs` that have a vector. */
  cosines(vector: Float32Array, seqs: number[]): Map<number, number>;
}

interface Limits {
  /** So many vectors are compared on disk while they are being packed; with more of them questions wait instead. */
  exactUpTo: number;
  /** What one model's packed vectors may take. */
  maxBytes: number;
}

/** vec0 takes some 80 ms for 200,000 vectors of 384, and packing them seconds; 512 MB hold 1.3 million of them. */
const usual: Limits = { exactUpTo: 200_000, maxBytes: 512 * 2 ** 20 };

/** How many more than asked for are scored again: on vectors of real text, 30 of 30 then hold the true first 10. */
const spare = 20;

interface Opened {
  index: VectorIndex;
  packing: Packing;
}

export function createVectorIndexes(
  { database: { sqlite }, log }: Pick<Deps, 'database' | 'log'>,
  { exactUpTo, maxBytes }: Limits = usual,
): VectorIndexes {
  const opened = new Map<string, Opened>();

  return {
    open(key, dim) {
      const made = opened.get(key) ?? openIndex(key, dim);
      opened.set(key, made);
      return made.index;
    },

    drop(materialId, fromOrdinal = 0) {
      dropVectors(sqlite, materialId, fromOrdinal);
      for (const { packing } of opened.values()) packing.noteDropped(materialId);
    },

    keys: () => tableKeys(sqlite),

    remove(key) {
      void opened.get(key)?.packing.stop();
      opened.delete(key);
      dropTable(sqlite, key);
    },

    async close() {
      const all = [...opened.values()];
      opened.clear();
      await Promise.all(all.map(({ packing }) => packing.stop()));
    },
  };

  function openIndex(key: string, dim: number): Opened {
    const table = openVectorTable(sqlite, key, dim);
    const packing = createPacking(dim, table, maxBytes);
    const isOpen = () => opened.get(key)?.packing === packing;

    async function nearest(
      vector: Float32Array,
      userId: string,
      scope: Scope,
      k: number,
      signal?: AbortSignal,
    ): Promise<Near[]> {
      signal?.throwIfAborted();
      if (!isOpen()) return [];
      const isFarBehind = packing.isFarBehind();
      const packed = packing.whole().catch(({ name }: Error) => {
        log.write('warn', 'vectors.packing-failed', { cause: name });
        return null;
      });
      if (isFarBehind && table.count() <= exactUpTo) return table.nearest(vector, userId, scope, k);
      const pack = await unlessAborted(packed, signal);
      if (!isOpen()) return [];
      if (!pack) return table.nearest(vector, userId, scope, k);
      const stretches = stretchesOf(pack.map, userId, scope);
      const seqs = await pack.scan(vector, stretches, createBest(k + spare), signal);
      if (!isOpen()) return [];
      return [...table.cosines(vector, seqs)]
        .map(([seq, cosine]) => ({ seq, cosine }))
        .sort((a, b) => b.cosine - a.cosine || a.seq - b.seq)
        .slice(0, k);
    }

    const { lastSeq, count } = table;
    // A model may be taken out between two steps of a question; then it knows nothing, and that is no error.
    const hasAll = (seqs: number[]) => isOpen() && table.hasAll(seqs);
    const cosines = (vector: Float32Array, seqs: number[]) =>
      isOpen() ? table.cosines(vector, seqs) : new Map<number, number>();
    const insert = (rows: VectorRow[]) => {
      table.insert(rows);
      packing.noteInserted(rows.map(({ seq }) => seq));
    };
    return { index: { key, dim, insert, lastSeq, count, hasAll, nearest, cosines }, packing };
  }

  /** Without pages a scope is whole materials, which are few; pages name their passages. */
  function stretchesOf(map: RowMap, userId: string, scope: Scope): Stretch[] {
    const { where, values } = scopeSql(userId, scope);
    const pluck = <T>(sql: string) => sqlite.prepare(sql).pluck().all(values) as T[];
    if (scope.pageFrom === undefined && scope.pageTo === undefined) {
      return map.ofMaterials(new Set(pluck<string>(`SELECT m.id FROM materials m WHERE ${where}`)));
    }
    return map.ofSeqs(
      pluck<number>(`
        SELECT c.seq FROM material_chunks c JOIN materials m ON m.id = c.material_id WHERE ${where} ORDER BY c.seq`),
    );
  }
}
