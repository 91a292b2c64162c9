// Imports every file of a folder of odd PDFs, one after another, through the contract and with the engine in a process of
// its own, as the app does. Prints what became of them as Markdown; ends with status 1 when one hangs, stays unfinished
// or takes the core down. `node scripts/survive-corpus.ts FOLDER`
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import type { Contract } from '#contract/index.ts';
import { createApp } from '#core/app.ts';
import { barePorts, forkedEngine } from './bare-ports.ts';

/** A file that takes longer hangs, whatever becomes of it afterwards. */
const hangMs = 60_000;
/** When even the importer's own limits should have ended it. */
const giveUpMs = 300_000;

const finalStatuses = new Set(['ready', 'needs_ocr', 'failed', 'locked', 'cancelled']);

interface Outcome {
  name: string;
  outcome: string;
  cause: string;
  ms: number;
  kinds: Record<string, number>;
}

const folder = process.argv[2];
if (!folder) {
  console.error('Which folder? node scripts/survive-corpus.ts FOLDER');
  process.exit(2);
}
const names = readdirSync(folder).filter((name) => name.toLowerCase().endsWith('.pdf'));
const dataDir = mkdtempSync(join(tmpdir(), 'lectern-corpus-'));
let deaths = 0;
let unexpected = 0;
const log = {
  write(_level: string, event: string) {
    if (event === 'engine.died') deaths += 1;
    if (event === 'call.failed') unexpected += 1;
  },
};
const app = await createApp(
  barePorts({ dataDir, version: 'corpus', log, engine: forkedEngine(log), embedder: null }),
);
app.start();
const client = createRouterClient(app.router, {
  context: { sessionId: 'corpus' },
}) as ContractRouterClient<Contract>;
await client.people.create({ name: 'Corpus' });

const outcomes: Outcome[] = [];
const start = performance.now();
for (const name of names) outcomes.push(await importOne(name));
const seconds = (performance.now() - start) / 1000;
print();
await app.close();
rmSync(dataDir, { recursive: true, force: true });
process.exit(outcomes.some(isTrouble) || unexpected > 0 ? 1 : 0);

async function importOne(name: string): Promise<Outcome> {
  const began = performance.now();
  const result = (outcome: string, cause = '', kinds = {}): Outcome => ({
    name,
    outcome,
    cause,
    ms: performance.now() - began,
    kinds,
  });
  try {
    const { material, duplicate } = await client.library.import({
      file: new File([readFileSync(join(folder!, name))], name),
    });
    if (duplicate) return result('same bytes as an earlier file');
    while (performance.now() - began < giveUpMs) {
      const now = await client.library.get({ id: material.id });
      if (finalStatuses.has(now.status)) {
        const kinds: Record<string, number> = {};
        for (const { kind } of now.pages) kinds[kind] = (kinds[kind] ?? 0) + 1;
        const reason = now.errorParams?.reason ? ` (${now.errorParams.reason})` : '';
        return result(now.status, now.errorCode ? now.errorCode + reason : '', kinds);
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return result('UNFINISHED');
  } catch (error) {
    const { code, data } = error as { code?: string; data?: { params?: { reason?: string } } };
    return result('refused', `${code ?? 'unknown'}${data?.params?.reason ? ` (${data.params.reason})` : ''}`);
  }
}

function isTrouble({ outcome, cause, ms }: Outcome): boolean {
  return outcome === 'UNFINISHED' || cause.startsWith('INTERNAL') || ms > hangMs;
}

function print(): void {
  const kinds = new Map<string, number>();
  for (const each of outcomes) {
    for (const [kind, pages] of Object.entries(each.kinds)) kinds.set(kind, (kinds.get(kind) ?? 0) + pages);
  }
  table(['outcome', 'files'], tally(outcomes.map(({ outcome }) => outcome)));
  table(['cause', 'files'], tally(outcomes.flatMap(({ cause }) => cause || [])));
  table(
    ['page', 'pages'],
    [...kinds].toSorted((a, b) => b[1] - a[1]),
  );
  const slowest = outcomes.toSorted((a, b) => b.ms - a.ms).slice(0, 5);
  table(
    ['slowest files', 'seconds'],
    slowest.map(({ name, ms }) => [name, Number((ms / 1000).toFixed(1))]),
  );
  const trouble = outcomes.filter(isTrouble);
  console.log(
    `${names.length} files in ${seconds.toFixed(0)} s. Deaths of the engine: ${deaths}. Unexpected errors in the core: ` +
      `${unexpected}. Hanging over ${hangMs / 1000} s, unfinished or internal: ${trouble.length}.`,
  );
  for (const { name, outcome, cause, ms } of trouble)
    console.log(`- ${name}: ${outcome} ${cause} ${ms.toFixed(0)} ms`);
}

function tally(values: string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]);
}

function table(head: string[], rows: (string | number)[][]): void {
  console.log(`| ${head.join(' | ')} |\n|${'---|'.repeat(head.length)}`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
  console.log('');
}
