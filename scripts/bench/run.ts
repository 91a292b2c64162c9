// `npm run bench`: the bars as ratios within one run. Names after the command pick some of them; `--book FILE` chooses the
// PDF to import, `--large` adds what takes minutes and gigabytes. Judges nothing on a busy machine unless told `--anyway`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../bare-ports.ts';
import { idleEnough, idleness } from './measure.ts';
import { type Bar, printBars, writeReport } from './report.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    book: { type: 'string' },
    anyway: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
  },
});
const textbooks = join(root, '..', 'shared', 'data', 'textbooks');
const physics = join(textbooks, 'physics-book.pdf');
const book = values.book ?? (existsSync(physics) ? physics : null);

const measures: Record<string, () => Promise<Bar[]>> = {
  import: async () => (await import('./import.ts')).measureImport(book),
  growth: async () => (await import('./growth.ts')).measureGrowth(),
  embedding: async () => (await import('./embedding.ts')).measureEmbedding(),
  meaning: async () => (await import('./meaning.ts')).measureMeaning(values.large),
  calls: async () => (await import('./calls.ts')).measureCalls(),
  start: async () => (await import('./start.ts')).measureStart(),
  retrieval: async () => (await import('./retrieval.ts')).measureRetrieval(textbooks),
};
const wanted = positionals.length > 0 ? positionals : Object.keys(measures);
const unknown = wanted.filter((name) => !measures[name]);
if (unknown.length > 0) {
  console.error(`No such bar: ${unknown.join(', ')}. There are ${Object.keys(measures).join(', ')}.`);
  process.exit(1);
}

const quiet = await idleness();
console.log(`Two busy processes run ${quiet.toFixed(2)} times as fast as one.`);
if (quiet < idleEnough && !values.anyway) {
  console.log('Not measurable now: this computer is busy. Try again later, or add --anyway.');
  process.exit(2);
}
const bars: Bar[] = [];
for (const name of wanted) {
  console.log(`Measuring ${name}…`);
  bars.push(...(await measures[name]!()));
}
printBars(bars);
const stamp = new Date().toISOString().replaceAll(':', '-').slice(0, 19);
const report = {
  at: new Date().toISOString(),
  node: process.version,
  platform: process.platform,
  quiet,
  bars,
};
console.log(`Written to ${writeReport(join(root, 'bench', 'results'), `${stamp}.json`, report)}`);
process.exit(0);
