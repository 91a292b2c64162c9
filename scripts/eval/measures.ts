// How good a ranking is, and how sure we can be of it: MRR@10 and Recall@10, kinds of question averaged, then books, with
// intervals from drawing the questions anew (bootstrap).
import { createRandom } from '../embedder/random.ts';

export const top = 10;

export interface Score {
  mrr: number;
  recall: number;
}

/** Scores of the questions of one book and kind, in order. */
export type Cell = Score[];
/** Book, then kind. */
export type Table = Map<string, Map<string, Cell>>;

export interface Estimate {
  value: number;
  low: number;
  high: number;
}

const draws = 2000;
const seed = 1;

/** `found`: passages, best first. Recall: whether any right one is among the first ten. */
export function scoreOf(found: number[], gold: Set<number>): Score {
  const rank = 1 + found.slice(0, top).findIndex((id) => gold.has(id));
  return rank > 0 ? { mrr: 1 / rank, recall: 1 } : { mrr: 0, recall: 0 };
}

/** 95 % interval of the mean over books of the mean over kinds, in points. */
export function estimate(table: Table, measure: keyof Score): Estimate {
  return estimateOf(
    [...table.values()].map((kinds) => [...kinds.values()].map((cell) => cell.map((s) => s[measure]))),
  );
}

/** The same for `ours` minus `theirs`, question by question. */
export function estimateDifference(ours: Table, theirs: Table, measure: keyof Score): Estimate {
  const differences = [...ours].map(([book, kinds]) =>
    [...kinds].map(([kind, cell]) =>
      cell.map((score, i) => score[measure] - theirs.get(book)!.get(kind)![i]![measure]),
    ),
  );
  return estimateOf(differences);
}

function estimateOf(books: number[][][]): Estimate {
  const random = createRandom(seed);
  const over = (pick: (cell: number[]) => number) =>
    100 * mean(books.map((kinds) => mean(kinds.map((cell) => pick(cell)))));
  const drawn = Array.from({ length: draws }, () =>
    over((cell) => {
      let sum = 0;
      for (let i = 0; i < cell.length; i += 1) sum += cell[random.below(cell.length)]!;
      return sum / cell.length;
    }),
  ).sort((a, b) => a - b);
  return {
    value: over(mean),
    low: drawn[Math.floor(draws * 0.025)]!,
    high: drawn[Math.floor(draws * 0.975)]!,
  };
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
