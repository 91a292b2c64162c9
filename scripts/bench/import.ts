// Bars 3, 7 and 8: what an import costs beside bare pdf.js, how it grows with pages, whether the engine's memory stays
// flat, and how far the host's event loop is spared by reading in another process.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createRouterClient } from '@orpc/server';
import type { Engine } from '#core/ports.ts';
import { createHandlers } from '#engine/handlers.ts';
import { inChild } from './child.ts';
import { type BenchCore, importAndWait, startCore } from './core.ts';
import { makeBook } from './corpus.ts';
import { median, run } from './measure.ts';
import { atLeast, atMost, type Bar } from './report.ts';

const runs = 3;

/** `book`: a PDF to measure bar 3 on; without one, made-up pages. */
export async function measureImport(book: string | null): Promise<Bar[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'lectern-bench-import-'));
  try {
    const path = book ?? join(scratch, 'book.pdf');
    if (!book) writeFileSync(path, await makeBook(300));
    return [await againstBare(path), await withMeaning(path), await spared(path), ...(await growth(scratch))];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function againstBare(path: string): Promise<Bar> {
  const bare: number[] = [];
  const ours: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    bare.push(Number(await run(process.execPath, [join(import.meta.dirname, 'bare-pdf.ts'), path])));
    ours.push((await imported(path, inChild())).ms);
  }
  return atMost(
    {
      id: '3 import',
      what: 'extract, chunk and index / bare pdf.js getTextContent',
      ours: median(ours),
      base: median(bare),
      unit: 'ms',
    },
    1.5,
  );
}

/** Pages a second until everything can be found by words, beside until everything has its vector too. */
async function withMeaning(path: string): Promise<Bar> {
  const words: number[] = [];
  const both: number[] = [];
  let passages = 0;
  for (let i = 0; i < runs; i += 1) {
    words.push((await imported(path, inChild())).ms);
    const whole = await imported(path, inChild(), true);
    both.push(whole.ms);
    passages = whole.embedded;
  }
  return atLeast(
    {
      id: '3 meaning',
      what: 'passages a second, imported with vectors / by words alone',
      ours: passages / (median(both) / 1000),
      base: passages / (median(words) / 1000),
      unit: '/s',
      note: `${passages} passages`,
    },
    0.75,
  );
}

async function spared(path: string): Promise<Bar> {
  const child = await imported(path, inChild());
  const here = await imported(path, inProcess());
  return atMost(
    {
      id: '7 lag',
      what: 'p99 event-loop delay while importing, engine in a child / in this process',
      ours: child.lagMs,
      base: here.lagMs,
      unit: 'ms',
    },
    0.2,
  );
}

async function growth(scratch: string): Promise<Bar[]> {
  const perPage: Record<number, number> = {};
  const peaks: Record<number, number> = {};
  for (const pages of [100, 500, 2_000]) {
    const path = join(scratch, `${pages}.pdf`);
    writeFileSync(path, await makeBook(pages, pages));
    const engine = inChild();
    const { ms, peakRss } = await imported(path, engine);
    perPage[pages] = ms / pages;
    peaks[pages] = peakRss / 1e6;
  }
  return [
    atMost(
      {
        id: '8 pages',
        what: 'import time a page at 2,000 pages / at 500',
        ours: perPage[2_000]!,
        base: perPage[500]!,
        unit: 'ms',
        note: `at 100: ${perPage[100]!.toFixed(2)} ms, which includes starting the engine`,
      },
      1.15,
    ),
    atMost(
      {
        id: '8 memory',
        what: "the engine's peak memory at 2,000 pages / at 500",
        ours: peaks[2_000]!,
        base: peaks[500]!,
        unit: 'MB',
        note: `at 100: ${peaks[100]!.toFixed(0)} MB`,
      },
      1.2,
    ),
  ];
}

interface Imported {
  ms: number;
  lagMs: number;
  peakRss: number;
  /** Passages with a vector. */
  embedded: number;
}

async function imported(path: string, engine: Engine, withMeaning = false): Promise<Imported> {
  const core = await startCore(engine, undefined, { withMeaning });
  const file = new File([readFileSync(path)], 'book.pdf', { type: 'application/pdf' });
  await engine.client.health();
  let peakRss = 0;
  const watch = setInterval(() => {
    void engine.client.health().then(
      ({ rssBytes }) => {
        peakRss = Math.max(peakRss, rssBytes);
      },
      () => {},
    );
  }, 100);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  await importAndWait(core.client, file);
  const embedded = withMeaning ? await allEmbedded(core.client) : 0;
  const ms = performance.now() - start;
  delay.disable();
  clearInterval(watch);
  await core.close();
  return { ms, lagMs: delay.percentile(99) / 1e6, peakRss, embedded };
}

async function allEmbedded(client: BenchCore['client']): Promise<number> {
  for (;;) {
    const { embedded, passages, problem } = await client.embedding.status();
    if (problem) throw new Error(`embedding ended as ${problem}`);
    if (embedded === passages) return embedded;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function inProcess(): Engine {
  return {
    client: createRouterClient(createHandlers(), { context: {} }) as Engine['client'],
    state: () => 'running',
    kill() {},
    close: async () => {},
  };
}
