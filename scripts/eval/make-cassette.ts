// Writes the synthetic cassette that the tests replay: `node scripts/eval/make-cassette.ts [FILE]`. Needed again whenever
// what the app sends to a model changes; the same code writes the same file.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startFakeOllama } from '../../tests/fakes/ollama.ts';
import { recording } from './cassette.ts';
import { figuresOf } from './figures.ts';
import { tableOf } from './measure.ts';
import { syntheticModel, syntheticReply } from './synthetic-model.ts';
import { evaluate } from './with-model.ts';

const committed = join(
  import.meta.dirname,
  '..',
  '..',
  'tests',
  'fixtures',
  'eval',
  'synthetic.cassette.jsonl',
);
const path = process.argv[2] ?? committed;

/** On the cassette the host has an address that nothing here listens at. */
const address = 'http://127.0.0.1:9';
const pieceMs = 20;
const limit = 10;

const fake = await startFakeOllama({ models: [{ name: syntheticModel }], chat: syntheticReply });
const lines: string[] = [];
let time = 0;
const now = () => {
  time += pieceMs;
  return time;
};
const toFake: typeof fetch = (url, init) => fetch(String(url).replace(address, fake.url), init);
const about = {
  provider: 'ollama' as const,
  address,
  model: syntheticModel,
  secondModel: null,
};
const records = await evaluate({
  target: { ...about, key: null, price: null },
  limit,
  fetch: recording(
    toFake,
    { kind: 'synthetic', ...about, digest: null, limit },
    { write: (line) => lines.push(line), now },
  ),
  now: () => time,
  agrees: async () => false,
  onRecord: (record) => console.log(record.id, record.fallback ?? ''),
});
await fake.close();
writeFileSync(path, `${lines.join('\n')}\n`);
console.log(tableOf(figuresOf(records ?? [])));
process.exit(0);
