// Keeps a model's pack in step with its table: read in small turns when first asked for, caught up before each question.
// Only committed rows are ever read, so a rolled-back insert cannot enter it; and what was deleted is left out by the
// scope, which always comes from the database.
import { createPack, type Pack } from './pack.ts';
import { bytesOf } from './packed-rows.ts';
import { giveWay } from './turns.ts';
import type { VectorTable } from './vector-table.ts';

export interface Packing {
  /** Catching up will take more than a moment. */
  isFarBehind(): boolean;
  /** The pack with every stored vector in it; null when this processor or the allowed memory cannot hold it. */
  whole(): Promise<Pack | null>;
  /** Vectors were written, in a transaction that may still fail. */
  noteInserted(seqs: readonly number[]): void;
  /** Some of a material's vectors may be gone, or may not. */
  noteDropped(materialId: string): void;
  stop(): Promise<void>;
}

/** One to three milliseconds of reading. */
const rowsPerTurn = 128;

/** Turns a question may wait for. */
const fewTurns = 8;

/** Rows of removed passages are stepped over; above this share they only hold memory. */
const maxDeadShare = 0.25;

export function createPacking(
  dim: number,
  table: Pick<VectorTable, 'after' | 'seqsOf' | 'count'>,
  maxBytes: number,
): Packing {
  let pack: Pack | null = null;
  let isBehind = true;
  let isVoid = true;
  let isStopped = false;
  let catching: Promise<Pack | null> | null = null;
  const dropped = new Set<string>();

  return {
    isFarBehind: () => isVoid || !pack || (isBehind && missing(pack) > rowsPerTurn * fewTurns),

    whole() {
      catching ??= catchUp().finally(() => {
        catching = null;
      });
      return catching;
    },

    noteInserted(seqs) {
      isBehind = true;
      // Rows lie in rising order of seq; one that comes late has no place among them.
      const last = pack?.map.lastSeq() ?? 0;
      if (seqs.some((seq) => seq <= last)) isVoid = true;
    },

    noteDropped: (materialId) => void dropped.add(materialId),

    async stop() {
      isStopped = true;
      await catching?.catch(() => {});
      pack = null;
    },
  };

  async function catchUp(): Promise<Pack | null> {
    // A transaction runs to its end without giving way: after this none is open, and what is read is committed.
    await giveWay();
    if (isStopped) return null;
    forgetDropped();
    if ((isBehind || isVoid) && !hasRoom()) {
      pack = null;
      return null;
    }
    while (isBehind || isVoid || !pack) {
      const current: Pack | null = isVoid || !pack ? startAfresh() : pack;
      if (!current) return null;
      const { rows, map } = current;
      const found = table.after(map.lastSeq(), rowsPerTurn);
      for (const { seq, materialId, vector } of found) {
        rows.append(vector);
        map.append(seq, materialId);
      }
      isBehind = found.length === rowsPerTurn;
      await giveWay();
      if (isStopped) return null;
      forgetDropped();
    }
    return pack;
  }

  function startAfresh(): Pack | null {
    pack = createPack(dim);
    dropped.clear();
    isBehind = true;
    isVoid = false;
    return pack;
  }

  function hasRoom(): boolean {
    const rows = isVoid || !pack ? table.count() : pack.map.count() + missing(pack);
    return bytesOf(dim, rows) <= maxBytes;
  }

  function missing({ map }: Pack): number {
    return Math.max(0, table.count() - (map.count() - map.dead()));
  }

  /** Asks the table which rows are left, because the removal may have been rolled back. */
  function forgetDropped(): void {
    if (pack) {
      const { map } = pack;
      for (const materialId of dropped) map.keep(materialId, table.seqsOf(materialId));
      if (map.dead() > Math.max(rowsPerTurn, map.count() * maxDeadShare)) isVoid = true;
    }
    dropped.clear();
  }
}
