// Reads retrieval benchmarks: for each book NAME.passages.jsonl.gz and NAME.queries.jsonl.gz, where a query names the
// passages that answer it.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readLines } from '../embedder/books.ts';

export interface BenchmarkPassage {
  id: number;
  t: string;
}

export interface BenchmarkQuery {
  type: string;
  q: string;
  /** Any of these answers it. */
  gold: number[];
}

export interface Benchmark {
  book: string;
  passages: BenchmarkPassage[];
  queries: BenchmarkQuery[];
}

const ending = '.passages.jsonl.gz';

export function readBenchmarks(folder: string): Benchmark[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => {
      const book = name.slice(0, -ending.length);
      return {
        book,
        passages: readLines<BenchmarkPassage>(join(folder, name)),
        queries: readLines<BenchmarkQuery>(join(folder, `${book}.queries.jsonl.gz`)),
      };
    });
}
