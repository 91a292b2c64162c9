// Asks one book all its questions three ways: by words, by meaning alone, and by both as the app does.
import type { Embedder } from '#core/ports.ts';
import { createSearch } from '#core/search/search.ts';
import type { Benchmark } from './benchmark.ts';
import { putBookInDatabase } from './book-in-database.ts';
import { type Cell, scoreOf, top } from './measures.ts';
import { readByMeaning } from './read-by-meaning.ts';

export const ways = ['words', 'vectors', 'hybrid'] as const;
export type Way = (typeof ways)[number];

export interface BookAnswers {
  scores: Map<Way, Map<string, Cell>>;
  /** Questions words answer in the first ten and both do not, or do too. */
  lost: number;
  kept: number;
  millisecondsPerPassage: number;
}

export async function askBook(benchmark: Benchmark, embedder: Embedder): Promise<BookAnswers> {
  const { database, userId, close } = putBookInDatabase(benchmark, Date.now());
  const start = performance.now();
  const reader = await readByMeaning(database, embedder);
  const millisecondsPerPassage = (performance.now() - start) / benchmark.passages.length;
  try {
    const byWords = createSearch({ database }, null);
    const byBoth = createSearch({ database }, reader.meaning);
    const find = async (search: typeof byWords, text: string) => {
      const { passages } = await search.find(userId, {}, text, { limit: top });
      return passages.map(({ ordinal }) => benchmark.passages[ordinal]!.id);
    };
    const scores = new Map<Way, Map<string, Cell>>(ways.map((way) => [way, new Map()]));
    let lost = 0;
    let kept = 0;
    for (const { q, type, gold } of benchmark.queries) {
      const right = new Set(gold);
      const nearest = (await reader.nearest(userId, q, top)).map((seq) => benchmark.passages[seq - 1]!.id);
      const found = { words: await find(byWords, q), vectors: nearest, hybrid: await find(byBoth, q) };
      for (const way of ways) {
        const kinds = scores.get(way)!;
        kinds.set(type, [...(kinds.get(type) ?? []), scoreOf(found[way], right)]);
      }
      if (scoreOf(found.words, right).recall === 0) continue;
      if (scoreOf(found.hybrid, right).recall === 1) kept += 1;
      else lost += 1;
    }
    return { scores, lost, kept, millisecondsPerPassage };
  } finally {
    await reader.close();
    close();
  }
}
