// What the rest of the core asks for passages: full text, fused with meaning when an embedder is active.
import type BetterSqlite3 from 'better-sqlite3';
import type { Scope } from '#contract/ids.ts';
import type { Deps } from '../deps.ts';
import type { ChunkPlace, PageLength } from './passage.ts';
import { createRank, type Ranked, type Ranking } from './rank.ts';

export interface FoundPassage extends Ranked {
  /** Share of the best full-text score, plus the weighted likeness of meaning in hybrid mode. */
  score: number;
}

export interface Found extends Omit<Ranking, 'passages'> {
  passages: FoundPassage[];
  mode: 'keyword' | 'hybrid';
}

export interface SearchOptions {
  limit: number;
  offset?: number;
  signal?: AbortSignal | undefined;
}

export interface Search {
  sqlite: BetterSqlite3.Database;
  /** Best passages of the scope; any text is a query, blank text finds nothing. Does not check that the scope exists. */
  find(userId: string, scope: Scope, text: string, options: SearchOptions): Promise<Found>;
  /** Passages in a scope. */
  count(userId: string, scope: Scope): number;
  /** Lengths of the readable pages a passage stands on, for `locateInPages`. */
  pageLengths(passage: ChunkPlace & { materialId: string }): PageLength[];
}

export function createSearch({ database: { sqlite } }: Pick<Deps, 'database'>): Search {
  const { rank, count } = createRank(sqlite);
  const lengths = sqlite.prepare(`
    SELECT page, char_count AS length FROM material_pages
    WHERE material_id = @materialId AND kind = 'text' AND page BETWEEN @pageFrom AND @pageTo ORDER BY page`);

  return {
    sqlite,
    count,
    pageLengths: ({ materialId, pageFrom, pageTo }) =>
      lengths.all({ materialId, pageFrom, pageTo }) as PageLength[],

    async find(userId, scope, text, { limit, offset = 0 }) {
      const ranking = rank(userId, scope, text, { limit, offset });
      const best = ranking.passages[0]?.bm25 ?? -1;
      const passages = ranking.passages.map((passage) => ({ ...passage, score: passage.bm25 / best }));
      return { ...ranking, passages, mode: 'keyword' };
    },
  };
}
