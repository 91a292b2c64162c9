// npm run eval:retrieval -- [FOLDER] [--model DIR] [--weight N] [--cut N] [--card]: does meaning help search find what answers? Asks
// the app's own search, on real databases, the questions of books the model was not trained on.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { figuresFrom, figuresTo } from '../embedder/model-card.ts';
import { askBook, type Way, ways } from './ask-book.ts';
import { readBenchmarks } from './benchmark.ts';
import { loadFolder } from './folder-embedder.ts';
import { type Estimate, estimate, estimateDifference, type Table } from './measures.ts';

const root = join(import.meta.dirname, '..', '..');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    model: { type: 'string', default: join(root, 'resources', 'models', 'lectern-en-256') },
    /** Another λ or cut share than the model's own, for choosing them. */
    weight: { type: 'string' },
    cut: { type: 'string' },
    card: { type: 'boolean', default: false },
  },
});

/** A name ending tells a book in Spanish; the model claims no Spanish, so it is shown apart. */
const foreign = /^fisica-/;

const folder = positionals[0] ?? join(root, '..', 'shared', 'data', 'embedder', 'dev');
if (existsSync(folder)) await evaluate(folder);
else
  console.log(
    `Skipped: no benchmarks in ${folder}. Name a folder of NAME.passages.jsonl.gz and NAME.queries.jsonl.gz.`,
  );

async function evaluate(benchmarks: string): Promise<void> {
  const model = await loadFolder(values.model);
  const embedder = {
    ...model,
    likenessWeight: Number(values.weight ?? model.likenessWeight),
    maxCutShare: Number(values.cut ?? model.maxCutShare),
  };
  const tables = new Map<Way, Table>(ways.map((way) => [way, new Map()]));
  const lines: string[] = [];
  for (const benchmark of readBenchmarks(benchmarks)) {
    const { scores, lost, kept, millisecondsPerPassage } = await askBook(benchmark, embedder);
    for (const way of ways) tables.get(way)!.set(benchmark.book, scores.get(way)!);
    const { book, passages } = benchmark;
    console.log(
      `${book}: ${Math.round(1000 / millisecondsPerPassage)} passages a second embedded and stored.`,
    );
    lines.push(
      `${book}: ${passages.length} passages; of ${lost + kept} answers in the first ten by words, ${lost} (${((100 * lost) / (lost + kept)).toFixed(1)} %) are not among them with meaning`,
    );
  }
  const report = [
    `${basename(values.model)}, λ ${embedder.likenessWeight}, cut share at most ${embedder.maxCutShare}; 95 % intervals in brackets.`,
    '',
    ...tableOf(tables),
    '',
    ...lines.map((line) => `- ${line}.`),
  ].join('\n');
  console.log(report);
  console.log(`\n${kindsOf(tables).join('\n')}`);
  if (values.card) writeCard(join(values.model, 'MODEL_CARD.md'), report);
}

function tableOf(tables: Map<Way, Table>): string[] {
  const books = [...tables.get('hybrid')!.keys()];
  const native = books.filter((book) => !foreign.test(book));
  const groups: [name: string, books: string[]][] = [
    ...books.map((book): [string, string[]] => [book, [book]]),
    [`all ${native.length} in English`, native],
  ];
  const rows = groups.flatMap(([name, chosen]) => {
    const part = (way: Way): Table =>
      new Map([...tables.get(way)!].filter(([book]) => chosen.includes(book)));
    const cells = (['mrr', 'recall'] as const).map((measure) => [
      ...ways.map((way) => points(estimate(part(way), measure))),
      signed(estimateDifference(part('hybrid'), part('words'), measure)),
    ]);
    return cells.map((row, i) => `| ${name} | ${i === 0 ? 'MRR@10' : 'Recall@10'} | ${row.join(' | ')} |`);
  });
  return [
    '| book | | words (BM25) | vectors alone | both | both − words |',
    '|---|---|---|---|---|---|',
    ...rows,
  ];
}

function kindsOf(tables: Map<Way, Table>): string[] {
  const rows = [...tables.get('hybrid')!].flatMap(([book, kinds]) =>
    [...kinds].map(([kind, cell]) => {
      const one = (way: Way): Table =>
        new Map([[book, new Map([[kind, tables.get(way)!.get(book)!.get(kind)!]])]]);
      const cells = ways.map((way) => points(estimate(one(way), 'mrr')));
      const difference = signed(estimateDifference(one('hybrid'), one('words'), 'mrr'));
      return `| ${book} | ${kind} (${cell.length}) | ${cells.join(' | ')} | ${difference} |`;
    }),
  );
  return [
    '| book | kind (questions), MRR@10 | words (BM25) | vectors alone | both | both − words |',
    '|---|---|---|---|---|---|',
    ...rows,
  ];
}

function points({ value, low, high }: Estimate): string {
  return `${value.toFixed(1)} [${low.toFixed(1)}, ${high.toFixed(1)}]`;
}

function signed({ value, low, high }: Estimate): string {
  const sign = (x: number) => `${x < 0 ? '−' : '+'}${Math.abs(x).toFixed(1)}`;
  return `${sign(value)} [${sign(low)}, ${sign(high)}]`;
}

function writeCard(file: string, report: string): void {
  const card = readFileSync(file, 'utf8');
  const before = card.slice(0, card.indexOf(figuresFrom) + figuresFrom.length);
  const after = card.slice(card.indexOf(figuresTo));
  writeFileSync(file, `${before}\n${report}\n${after}`);
}
