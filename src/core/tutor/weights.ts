// How rare words are in the index, which is what makes one worth more than another.
import type BetterSqlite3 from 'better-sqlite3';
import { weightOf } from './band.ts';
import type { Weight } from './claims.ts';

export function createWeights(sqlite: BetterSqlite3.Database): () => Weight {
  const total = sqlite.prepare('SELECT count(*) FROM chunk_fts_docsize').pluck();
  const frequency = sqlite.prepare('SELECT doc FROM chunk_terms WHERE term = ?').pluck();
  return () => {
    const passages = total.get() as number;
    const known = new Map<string, number>();
    return (stem) => {
      const weight = known.get(stem) ?? weightOf((frequency.get(stem) as number | undefined) ?? 0, passages);
      known.set(stem, weight);
      return weight;
    };
  };
}
