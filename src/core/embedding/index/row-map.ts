// Which passage and which material each packed row is. Passages of a material lie together, so a scope becomes a few
// stretches of rows, and rows outside it are not even looked at.

/** Rows [from, to). */
export type Stretch = [from: number, to: number];

export interface RowMap {
  count(): number;
  lastSeq(): number;
  seqOf(row: number): number;
  /** `seq` must be above every one before. */
  append(seq: number, materialId: string): void;
  ofMaterials(materialIds: ReadonlySet<string>): Stretch[];
  /** `seqs` in rising order; those without a row are left out. */
  ofSeqs(seqs: readonly number[]): Stretch[];
  /** From now on the material has only these rows. */
  keep(materialId: string, seqs: readonly number[]): void;
  /** Rows that belong to no material any more. */
  dead(): number;
}

interface Run {
  materialId: string;
  from: number;
  to: number;
}

export function createRowMap(): RowMap {
  const seqs: number[] = [];
  let runs: Run[] = [];

  return {
    count: () => seqs.length,
    lastSeq: () => seqs.at(-1) ?? 0,
    seqOf: (row) => seqs[row]!,
    ofSeqs,

    append(seq, materialId) {
      const last = runs.at(-1);
      if (last?.materialId === materialId && last.to === seqs.length) last.to += 1;
      else runs.push({ materialId, from: seqs.length, to: seqs.length + 1 });
      seqs.push(seq);
    },

    ofMaterials(materialIds) {
      const stretches: Stretch[] = [];
      for (const { materialId, from, to } of runs) {
        if (materialIds.has(materialId)) lengthen(stretches, from, to);
      }
      return stretches;
    },

    keep(materialId, kept) {
      const own = ofSeqs(kept).map(([from, to]) => ({ materialId, from, to }));
      runs = [...runs.filter((run) => run.materialId !== materialId), ...own].sort((a, b) => a.from - b.from);
    },

    dead: () => seqs.length - runs.reduce((sum, { from, to }) => sum + to - from, 0),
  };

  function ofSeqs(wanted: readonly number[]): Stretch[] {
    const stretches: Stretch[] = [];
    for (const seq of wanted) {
      const row = rowOf(seq);
      if (row !== null) lengthen(stretches, row, row + 1);
    }
    return stretches;
  }

  function rowOf(seq: number): number | null {
    let low = 0;
    let high = seqs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (seqs[middle]! < seq) low = middle + 1;
      else high = middle;
    }
    return seqs[low] === seq ? low : null;
  }
}

function lengthen(stretches: Stretch[], from: number, to: number): void {
  const last = stretches.at(-1);
  if (last?.[1] === from) last[1] = to;
  else stretches.push([from, to]);
}
