// The best few of many scores, kept while they pass by.

export interface Best {
  /** Only a score above this gets in; the caller compares, because that is the inner loop. */
  floor: number;
  add(row: number, score: number): void;
  /** Best first. */
  rows(): number[];
}

export function createBest(size: number): Best {
  const rows: number[] = [];
  const scores: number[] = [];
  const best: Best = {
    floor: Number.NEGATIVE_INFINITY,
    add(row, score) {
      if (rows.length === size) {
        rows.pop();
        scores.pop();
      }
      let at = scores.length;
      while (at > 0 && scores[at - 1]! < score) at -= 1;
      rows.splice(at, 0, row);
      scores.splice(at, 0, score);
      if (rows.length === size) best.floor = scores.at(-1)!;
    },
    rows: () => rows,
  };
  return best;
}
