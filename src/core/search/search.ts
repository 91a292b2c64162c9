// What the rest of the core asks for passages: full text, fused with meaning when an embedding model is active.
import type BetterSqlite3 from 'better-sqlite3';
import type { Scope } from '#contract/ids.ts';
import type { Deps } from '../deps.ts';
import type { Likeness, Meaning } from './meaning.ts';
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

/** Candidates of each side; ranking everything instead changed nothing. */
const candidates = 20;

/** When more of the query is unknown to the library than this, its likeness is guesswork. */
const maxUnknownShare = 0.5;

export function createSearch(
  { database: { sqlite } }: Pick<Deps, 'database'>,
  meaning: Meaning | null,
): Search {
  const { rank, count, passagesBySeq } = createRank(sqlite);
  const lengths = sqlite.prepare(`
    SELECT page, char_count AS length FROM material_pages
    WHERE material_id = @materialId AND kind = 'text' AND page BETWEEN @pageFrom AND @pageTo ORDER BY page`);

  return {
    sqlite,
    count,
    find,
    pageLengths: ({ materialId, pageFrom, pageTo }) =>
      lengths.all({ materialId, pageFrom, pageTo }) as PageLength[],
  };

  async function find(
    userId: string,
    scope: Scope,
    text: string,
    { limit, offset = 0, signal }: SearchOptions,
  ): Promise<Found> {
    const wanted = offset + limit;
    const ranking = rank(userId, scope, text, Math.max(wanted, meaning ? candidates : 0));
    const likeness = await likenessOf(userId, scope, text, ranking, Math.max(wanted, candidates), signal);
    const best = ranking.passages[0]?.bm25 ?? -1;
    const passages = [
      ...ranking.passages,
      ...(likeness ? foundByMeaning(userId, scope, ranking, likeness.cosines) : []),
    ]
      .map((passage) => {
        const meant = likeness ? likeness.weight * (likeness.cosines.get(passage.seq) ?? 0) : 0;
        return { ...passage, score: passage.bm25 / best + meant };
      })
      .toSorted((a, b) => b.score - a.score || a.seq - b.seq)
      .slice(offset, wanted);
    return { ...ranking, passages, mode: likeness ? 'hybrid' : 'keyword' };
  }

  async function likenessOf(
    userId: string,
    scope: Scope,
    text: string,
    { passages, words, unknownWords }: Ranking,
    nearest: number,
    signal: AbortSignal | undefined,
  ): Promise<Likeness | null> {
    if (!meaning || words === 0 || unknownWords.length > words * maxUnknownShare) return null;
    const seqs = passages.map(({ seq }) => seq);
    return meaning.likeness(userId, scope, text, seqs, nearest, signal);
  }

  /** A quoted phrase must occur, so then meaning may reorder but not add. */
  function foundByMeaning(
    userId: string,
    scope: Scope,
    { passages, hasPhrases }: Ranking,
    cosines: Map<number, number>,
  ): Ranked[] {
    if (hasPhrases) return [];
    const known = new Set(passages.map(({ seq }) => seq));
    const added = [...cosines.keys()].filter((seq) => !known.has(seq));
    return passagesBySeq(userId, scope, added).map((passage) => ({ ...passage, bm25: 0 }));
  }
}
