// Does search find where a textbook answers? The books' own exercises and glossary definitions are the questions, and
// the pages of the section each belongs to are the answer. Asked through the contract, over files imported for real.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Engine } from '#core/ports.ts';
import { createHandlers } from '#engine/handlers.ts';
import { type BenchCore, importAndWait, startCore } from './core.ts';
import { atLeast, type Bar } from './report.ts';

/** The bar of the whole physics book; single chapters are printed beside it and judge nothing. */
const judged = { book: 'physics-book', kind: 'glossary', recall: 0.75 };

const top = 10;

interface Textbook {
  sections: { module: string; from: number; to: number }[];
  queries: { kind: string; module: string; query: string }[];
}

export interface Retrieval {
  kind: string;
  questions: number;
  /** Questions whose section is among the first ten hits. */
  found: number;
  /** Mean of 1 / rank of the first right hit, 0 when none is. */
  mrr: number;
}

/** `folder` holds pairs of NAME.pdf and NAME.json. Answers a bar for each book and kind; none when there are no books. */
export async function measureRetrieval(folder: string): Promise<Bar[]> {
  if (!existsSync(folder)) {
    console.log(`Skipped: no textbooks in ${folder}.`);
    return [];
  }
  const bars: Bar[] = [];
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.pdf'))) {
    const book = basename(name, '.pdf');
    const truth: Textbook = JSON.parse(readFileSync(join(folder, `${book}.json`), 'utf8'));
    const core = await startCore(inProcess());
    try {
      await importAndWait(core.client, new File([readFileSync(join(folder, name))], name));
      for (const result of await askAll(core.client, truth)) bars.push(toBar(book, result));
    } finally {
      await core.close();
    }
  }
  return bars;
}

/** Asks every question of a book that is already imported. */
export async function askAll(client: BenchCore['client'], truth: Textbook): Promise<Retrieval[]> {
  const byKind = new Map<string, Retrieval>();
  for (const { kind, module, query } of truth.queries) {
    const section = truth.sections.find((each) => each.module === module);
    if (!section) continue;
    const { hits } = await client.search.query({ text: query, limit: top });
    const rank = 1 + hits.findIndex(({ page, pageTo }) => page <= section.to && pageTo >= section.from);
    const result = byKind.get(kind) ?? { kind, questions: 0, found: 0, mrr: 0 };
    const mrr = (result.mrr * result.questions + (rank > 0 ? 1 / rank : 0)) / (result.questions + 1);
    byKind.set(kind, {
      kind,
      questions: result.questions + 1,
      found: result.found + (rank > 0 ? 1 : 0),
      mrr,
    });
  }
  return [...byKind.values()];
}

function toBar(book: string, { kind, questions, found, mrr }: Retrieval): Bar {
  const isJudged = book === judged.book && kind === judged.kind;
  const bar = {
    id: `retrieval ${book}`,
    what: `${kind} questions answered on the pages of the first ${top} hits`,
    ours: found,
    base: questions,
    unit: 'questions',
    note: `MRR@${top} ${mrr.toFixed(3)}`,
  };
  return atLeast(bar, isJudged ? judged.recall : 0);
}

function inProcess(): Engine {
  return {
    client: createRouterClient(createHandlers(), { context: {} }) as Engine['client'],
    state: () => 'running',
    kill() {},
    close: async () => {},
  };
}
