// Bar 2, what leaving out common words changes: in textbooks, asked their own questions, because made-up text has no
// subject that a rare word could tell. Stop words are left out on both sides: dropping them is meant to change the order.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseQuery } from '#core/search/query.ts';
import { createRank } from '#core/search/rank.ts';
import { root } from '../bare-ports.ts';
import { type Benchmark, readBenchmarks } from '../eval/benchmark.ts';
import { putBookInDatabase } from '../eval/book-in-database.ts';
import { atLeast, type Bar } from './report.ts';

const top = 10;

/** Of each book's questions every so many is asked. */
const step = 4;

export async function measureOverlap(): Promise<Bar[]> {
  const folder = join(root, '..', 'shared', 'data', 'embedder', 'dev');
  if (!existsSync(folder)) {
    console.log(`Skipped: no textbooks in ${folder}.`);
    return [];
  }
  let same = 0;
  let wanted = 0;
  const books = readBenchmarks(folder);
  for (const book of books) {
    const overlap = inBook(book);
    same += overlap.same;
    wanted += overlap.wanted;
  }
  return [
    atLeast(
      {
        id: '2 overlap',
        what: `of the first ${top} of all words but stop words, found without the common ones`,
        ours: same,
        base: wanted,
        unit: 'hits',
        note: `${books.length} textbooks, their own questions`,
      },
      0.95,
    ),
  ];
}

function inBook(book: Benchmark): { same: number; wanted: number } {
  const { database, userId, close } = putBookInDatabase(book, Date.now());
  const { rank } = createRank(database.sqlite);
  const all = database.sqlite
    .prepare(`SELECT rowid FROM chunk_fts WHERE chunk_fts MATCH ? ORDER BY rank LIMIT ${top}`)
    .pluck();
  let same = 0;
  let wanted = 0;
  for (const { q } of book.queries.filter((_, i) => i % step === 0)) {
    const { phrases, words } = parseQuery(q);
    if (phrases.length > 0 || words.length === 0) continue;
    const naive = all.all(words.map(({ match }) => match).join(' OR ')) as number[];
    const pruned = new Set(rank(userId, {}, q, top).passages.map(({ seq }) => seq));
    same += naive.filter((seq) => pruned.has(seq)).length;
    wanted += naive.length;
  }
  close();
  return { same, wanted };
}
