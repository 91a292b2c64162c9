// `npm run bench`: the bars as ratios within one run. Names after the command pick some of them; `--book FILE` chooses the
// PDF to import, `--large` adds what takes minutes and gigabytes. Judges nothing on a busy machine unless told `--anyway`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureCalls } from './calls.ts';
import { root } from './core.ts';
import { measureEmbedding } from './embedding.ts';
import { measureGrowth } from './growth.ts';
import { measureImport } from './import.ts';
import { measureMeaning } from './meaning.ts';
import { idleEnough, idleness } from './measure.ts';
import { type Bar, printBars, writeReport } from './report.ts';
import { measureRetrieval } from './retrieval.ts';
import { measureStart } from './start.ts';

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
  import: () => measureImport(book),
  growth: measureGrowth,
  embedding: measureEmbedding,
  meaning: () => measureMeaning(values.large),
  calls: measureCalls,
  start: measureStart,
  retrieval: () => measureRetrieval(textbooks),
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
