// Bars 4 and 8: what an answer costs beside the search in it, and how search grows with the library.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noEngine, startCore } from './core.ts';
import { fillLibrary, questions } from './library.ts';
import { median } from './measure.ts';
import { atMost, type Bar } from './report.ts';

const asked = questions(40);

export async function measureGrowth(): Promise<Bar[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'lectern-bench-growth-'));
  try {
    const small = join(scratch, 'small');
    const large = join(scratch, 'large');
    const at10k = await inLibrary(small, 10_000);
    const at100k = await inLibrary(large, 100_000);
    return [
      atMost(
        {
          id: '4 ask',
          what: 'an answer at 10k passages / the search in it',
          ours: at10k.askMs,
          base: at10k.searchMs,
          unit: 'ms',
        },
        3,
      ),
      atMost(
        {
          id: '8 search',
          what: 'search at 100k passages / at 10k',
          ours: at100k.searchMs,
          base: at10k.searchMs,
          unit: 'ms',
        },
        12,
      ),
    ];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function inLibrary(dataDir: string, passages: number): Promise<{ searchMs: number; askMs: number }> {
  mkdirSync(dataDir, { recursive: true });
  await fillLibrary(dataDir, passages);
  const { client, close } = await startCore(noEngine, dataDir);
  const searches: number[] = [];
  const answers: number[] = [];
  const { id: threadId } = await client.tutor.create({ scope: {} });
  for (const [index, text] of asked.entries()) {
    const searchStart = performance.now();
    await client.search.query({ text, limit: 20 });
    const searchEnd = performance.now();
    for await (const _ of await client.tutor.ask({ threadId, text })) {
      // The answer is stored when the stream ends.
    }
    if (index < 5) continue;
    searches.push(searchEnd - searchStart);
    answers.push(performance.now() - searchEnd);
  }
  await close();
  return { searchMs: median(searches), askMs: median(answers) };
}
