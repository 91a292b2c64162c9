// Real books, where they are on the machine: the section titles their publishers list must be found as headings on
// the right page, and every odd file of a public regression suite that is tried must end in pages or in a declared fault.
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { openPdf } from '#engine/pdf/pdf-document.ts';
import { headingsOf, startEngine } from './support.ts';

const books = new URL('../../../shared/data/textbooks/', import.meta.url);
const corpus = new URL('../../../shared/data/pdf-corpus/', import.meta.url);
const namesIn = async (folder: URL) =>
  (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.pdf'));

const plain = (title: string) =>
  title.normalize('NFKC').replaceAll('’', "'").replace(/\s+/g, ' ').trim().toLowerCase();

describe('real documents', () => {
  test('at least 98 of 100 section titles are headings on the page where the section starts', async (context) => {
    const names = await namesIn(books);
    if (names.length === 0) return context.skip('the textbooks are not on this machine');
    const missed: string[] = [];
    let listed = 0;
    for (const name of names) {
      const labels = JSON.parse(await readFile(new URL(name.replace('.pdf', '.json'), books), 'utf8'));
      const document = await openPdf(new Uint8Array(await readFile(new URL(name, books))));
      for (const { title, from } of labels.sections as { title: string; from: number }[]) {
        listed += 1;
        const headings = headingsOf(await document.page(from)).map(([text]) => plain(text));
        if (!headings.includes(plain(title))) missed.push(`${name} ${from}: ${title}`);
      }
      await document.close();
    }
    expect(missed.length / listed, missed.join('\n')).toBeLessThanOrEqual(0.02);
  });

  test('no file of the corpus ends the process or raises an undeclared fault', {
    timeout: 240_000,
  }, async (context) => {
    const names = await namesIn(corpus);
    if (names.length === 0) return context.skip('the PDF corpus is not on this machine');
    // Every fifth, in the order of their names: enough to notice, little enough for every run.
    const tried = names.sort().filter((_, index) => index % 5 === 0);
    const engine = startEngine();
    const { pid } = await engine.client.health();
    const declared = new Set(['FILE_UNREADABLE', 'FILE_LOCKED', 'FILE_EMPTY']);
    for (const name of tried) {
      const read = async () => {
        const path = decodeURIComponent(new URL(name, corpus).pathname);
        const signal = AbortSignal.timeout(60_000);
        const { handle, pageCount } = await engine.client.open(
          { path, contentType: 'application/pdf' },
          { signal },
        );
        const pages = await engine.client.pages({ handle, from: 1, to: Math.min(8, pageCount) }, { signal });
        for (const page of pages) expect(page.kind === 'text', `${name} ${page.page}`).toBe(page.text !== '');
        await engine.client.close({ handle });
      };
      await read().catch((fault: { code?: string }) => {
        if (!declared.has(fault.code ?? '')) throw new Error(`${name}: ${fault}`, { cause: fault });
      });
    }
    expect((await engine.client.health()).pid).toBe(pid);
  });
});
