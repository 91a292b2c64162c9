// node scripts/embedder/train.ts FOLDER… [--out DIR] [--sources FILE] [--check FOLDER…]: learns the built-in embedding
// model from books and writes its folder. Minutes on one core; the same input gives the same bytes.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readBenchmarks } from '../eval/benchmark.ts';
import { firstDisagreement } from './agreement.ts';
import { attribution, type Source } from './attribution.ts';
import { readBooks, textsOf } from './books.ts';
import { learnModel, shipped } from './learn-model.ts';
import { modelCard } from './model-card.ts';
import { type Use, writeModel } from './write-model.ts';

const root = join(import.meta.dirname, '..', '..');
const data = join(root, '..', 'shared', 'data', 'embedder');

const help = `node scripts/embedder/train.ts [FOLDER…] [options]
  FOLDER            *.jsonl.gz, one section a line (default: ../shared/data/embedder/train beside the project)
  --out DIR         where the model goes (default: resources/models/lectern-en-256)
  --sources FILE    titles, repositories, commits and licences (default: sources.json beside the first FOLDER)
  --rights LINE     whose the books are (default: OpenStax's line)
  --check DIR       benchmarks whose text both tokenizers must cut alike too (default: dev beside the first FOLDER)
  --seed, --steps   whole numbers`;

/**
 * λ lies on a plateau: from 1.5 to 3 the mean of the English books moves by a tenth of a point (docs/adr/0013-built-in-embedder.md).
 */
const use: Use = {
  id: 'lectern-en-256',
  name: 'Lectern English 256',
  languages: ['en'],
  licence: 'CC-BY-4.0',
  queryPrefix: '',
  passagePrefix: '',
  likenessWeight: 2,
  maxCutShare: 0.3,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: join(root, 'resources', 'models', use.id) },
    sources: { type: 'string' },
    rights: { type: 'string', default: '© OpenStax, Rice University, and contributors' },
    check: { type: 'string' },
    seed: { type: 'string', default: String(shipped.seed) },
    steps: { type: 'string', default: String(shipped.steps) },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(help);
else await train(positionals.length > 0 ? positionals : [join(data, 'train')]);

async function train(folders: string[]): Promise<void> {
  const options = { ...shipped, seed: Number(values.seed), steps: Number(values.steps) };
  const sections = folders.flatMap(readBooks);
  const learnt = learnModel(sections, options, (line) => console.log(line));

  const beside = join(folders[0]!, '..');
  const sources = readSources(values.sources ?? join(beside, 'sources.json'));
  writeModel(values.out, learnt, use, {
    'MODEL_CARD.md': modelCard(use, learnt, options, sources),
    'ATTRIBUTION.md': attribution(sources, values.rights),
  });
  console.log(`written to ${values.out}`);

  const checked = sections.flatMap(textsOf);
  const benchmarks = values.check ?? join(beside, 'dev');
  if (existsSync(benchmarks)) {
    for (const { passages, queries } of readBenchmarks(benchmarks)) {
      checked.push(...passages.map(({ t }) => t), ...queries.map(({ q }) => q));
    }
  }
  const odd = await firstDisagreement(values.out, learnt.tokenizer, checked);
  if (odd !== null) throw new Error(`The two tokenizers cut this differently: ${odd}`);
  console.log(`both tokenizers cut all ${checked.length} texts alike`);
}

/** Of the books trained on. */
function readSources(file: string): Source[] {
  if (!existsSync(file))
    throw new Error(`${file} is missing: a model without its sources cannot be given away`);
  return (JSON.parse(readFileSync(file, 'utf8')) as Source[]).filter(({ split }) => split === 'train');
}
