// A run with a live host, which is kept, compared and can be taken up again; and one from a cassette, which is not.
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { type CassetteMeta, playing, recording } from './cassette.ts';
import { figuresOf } from './figures.ts';
import { handSheet } from './hand-sheet.ts';
import { type Measure, tableOf } from './measure.ts';
import { addressOf, CannotAsk, type Estimate, type Target } from './reach.ts';
import { lastResult, openJournal, type Result, type RunHead, writeResult } from './results.ts';
import { evaluate } from './with-model.ts';

const results = join(import.meta.dirname, '..', '..', 'results');
const digestMs = 3000;

export interface LiveOptions extends Pick<Target, 'provider' | 'model' | 'secondModel' | 'key' | 'price'> {
  /** The address as it was written. */
  written: string;
  limit: number | null;
  record: string | null;
  yes: boolean;
  anew: boolean;
}

/** Null: not agreed to. */
export async function evaluateLive(options: LiveOptions, folder = results): Promise<Measure[] | null> {
  const { provider, model, secondModel, limit, record } = options;
  const address = addressOf(provider, options.written);
  const target: Target = { ...options, address };
  const digest = provider === 'ollama' ? await digestOf(address, model) : null;
  const head: RunHead = { provider, address, model, secondModel, digest, limit };
  // A cassette with a gap would be none.
  const journal = openJournal(folder, head, options.anew || record !== null);
  if (journal.done.length > 0) console.log(`Going on after ${journal.done.length} that are done.`);
  const now = () => performance.now();
  const fetch = record === null ? globalThis.fetch : recordingTo(record, { kind: 'recorded', ...head });
  const records = await evaluate({
    target,
    limit,
    fetch,
    now,
    done: journal.done,
    agrees: (estimate) => agreed(address, estimate, options.yes),
    onRecord(one, done, of) {
      journal.add(one);
      console.log(`${done}/${of} ${one.id}`);
    },
  });
  if (records === null) return null;
  const before = lastResult(folder, head);
  const result: Result = { ...head, at: new Date().toISOString(), measures: figuresOf(records), records };
  const table = tableOf(result.measures, before?.measures);
  const title = `# ${model}, ${result.at.slice(0, 10)}${before ? `, compared with ${before.at.slice(0, 10)}` : ''}`;
  const paths = writeResult(folder, result, {
    json: `${JSON.stringify(result, null, 2)}\n`,
    md: `${title}\n\n${table}\n`,
    csv: handSheet(records),
  });
  journal.remove();
  console.log(`\n${title}\n\n${table}\n\nWritten to ${paths.join(', ')}`);
  return result.measures;
}

export async function evaluateReplay(path: string): Promise<Measure[]> {
  if (!existsSync(path)) throw new CannotAsk(`There is no cassette at ${path}.`);
  const { meta, fetch, now, check } = playing(path);
  const records = await evaluate({
    target: { ...meta, key: null, price: null },
    limit: meta.limit,
    fetch,
    now,
    agrees: async () => true,
    onRecord() {},
    check,
  });
  return figuresOf(records ?? []);
}

function recordingTo(path: string, meta: CassetteMeta) {
  writeFileSync(path, '');
  const write = (line: string) => appendFileSync(path, `${line}\n`);
  return recording(globalThis.fetch, meta, { write, now: () => performance.now() });
}

/** Which version of the model this is; not knowing it stops nothing. */
async function digestOf(address: string, model: string): Promise<string | null> {
  try {
    const response = await fetch(`${address}/api/tags`, { signal: AbortSignal.timeout(digestMs) });
    const { models } = (await response.json()) as { models?: { name: string; digest?: string }[] };
    return models?.find(({ name }) => name === model || name === `${model}:latest`)?.digest ?? null;
  } catch {
    return null;
  }
}

async function agreed(address: string, estimate: Estimate, yes: boolean): Promise<boolean> {
  const { tokens, written, cost, currency } = estimate;
  const price =
    cost === null
      ? 'no price is known (--price IN,OUT)'
      : `at most ${cost.toFixed(2)} ${currency} at the price given`;
  console.log(
    `This sends texts of the evaluation set to ${new URL(address).host}: at most about ${tokens} tokens, ${written} of them written by the model; ${price}.`,
  );
  if (yes) return true;
  if (!process.stdin.isTTY) throw new CannotAsk('Nobody is there to agree: add --yes.');
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asking.question('Go on? y/N ');
  asking.close();
  return /^y(es)?$/i.test(answer.trim());
}
