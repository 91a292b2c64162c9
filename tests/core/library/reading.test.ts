// How a material is read: every page has a kind, every file an outcome, and a bad page or a dead engine spoils no more
// than itself.
import { readdirSync, readFileSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ExtractedPage } from '#contract/engine.ts';
import { fault } from '#core/faults.ts';
import type { Engine } from '#core/ports.ts';
import { expectFault } from '../../support/fault.ts';
import { importAndSettle, settled, textFile, until } from '../../support/materials.ts';
import { startApp } from '../../support/start-app.ts';
import { pdfBytes, pdfFile, pdfWithoutPages } from './pdfs.ts';

/** A made-up document: what its pages do is up to the test. */
function scripted(
  pageCount: number,
  answer: (page: number, calls: number) => Promise<Partial<ExtractedPage>>,
) {
  const calls = new Map<number, number>();
  const log = { kills: 0, opens: 0, pulls: [] as [number, number][] };
  let generation = 0;
  const engine: Engine = {
    state: () => 'running',
    kill() {
      log.kills += 1;
      generation += 1;
    },
    close: async () => {},
    client: {
      health: async () => ({ pid: 1, rssBytes: 1 }),
      async open() {
        log.opens += 1;
        return { handle: String(generation), pageCount, title: null, outline: [] };
      },
      async pages({ handle, from, to }: { handle: string; from: number; to: number }) {
        if (handle !== String(generation)) throw fault('NOT_FOUND');
        log.pulls.push([from, to]);
        const pages: ExtractedPage[] = [];
        for (let page = from; page <= to; page += 1) {
          calls.set(page, (calls.get(page) ?? 0) + 1);
          pages.push({ ...blank(page), ...(await answer(page, calls.get(page) as number)) });
        }
        return pages;
      },
      close: async () => {},
    } as unknown as Engine['client'],
  };
  return { engine, log, die: () => (generation += 1) };
}

function blank(page: number): ExtractedPage {
  const text = `This is page ${page}, and it tells about the number ${page} in a sentence of its own.`;
  return { page, kind: 'text', text, width: 100, height: 100, runs: [], headings: [], error: null };
}

/** What was cut out of the pages, without ids. */
function passagesOf(dataDir: string): unknown[] {
  const sqlite = new BetterSqlite3(`${dataDir}/lectern.sqlite`, { readonly: true });
  onTestFinished(() => void sqlite.close());
  return sqlite
    .prepare(
      'SELECT ordinal, heading, page_from, char_from, page_to, char_to, chunk_text FROM material_chunks ORDER BY ordinal',
    )
    .all();
}

const anyPdf = () => new File(['%PDF-1.7 anything'], 'made-up.pdf');

describe('every page has a kind', () => {
  test('and the material tells which pages cannot be read, and why', async () => {
    const kinds = ['text', 'image_only', 'garbled', 'empty', 'encrypted', 'failed', 'text'] as const;
    const { engine } = scripted(7, async (page) => {
      const kind = kinds[page - 1]!;
      return kind === 'text' ? {} : { kind, text: '', error: kind === 'failed' ? 'broken' : null };
    });
    const { client } = await startApp({ engine });
    const material = await importAndSettle(client, anyPdf());
    expect(material).toMatchObject({ status: 'ready', pageCount: 7, pagesDone: 7, readablePages: 2 });
    expect(material.unreadable).toEqual({
      text: [],
      image_only: [2],
      garbled: [3],
      empty: [4],
      encrypted: [5],
      failed: [6],
    });
    const { pages } = await client.library.get({ id: material.id });
    expect(pages.map(({ kind }) => kind)).toEqual(kinds);
    expect(pages[5]?.error).toBe('broken');
  });

  test('and a file with no readable page needs OCR and is never ready', async () => {
    const { client } = await startApp();
    const material = await importAndSettle(client, await pdfFile('blank.pdf', ['', '']));
    expect(material).toMatchObject({ status: 'needs_ocr', readablePages: 0, pagesDone: 2 });
    expect((await client.search.query({ text: 'anything' })).passageCount).toBe(0);
  });

  test('and a file whose every page breaks has failed', async () => {
    const { engine } = scripted(2, async () => ({ kind: 'failed', text: '', error: 'broken' }));
    const { client } = await startApp({ engine });
    expect(await importAndSettle(client, anyPdf())).toMatchObject({
      status: 'failed',
      errorCode: 'FILE_UNREADABLE',
    });
  });
});

describe('a file that cannot be opened has failed with the cause', () => {
  test('when it has no pages', async () => {
    const { client } = await startApp();
    expect(await importAndSettle(client, pdfWithoutPages())).toMatchObject({
      status: 'failed',
      errorCode: 'FILE_EMPTY',
    });
  });

  test('when it is cut off in the middle', async () => {
    const { client } = await startApp();
    const bytes = await pdfBytes(['A page of words about nothing in particular.']);
    const cut = new File([bytes.slice(0, 300)], 'cut.pdf');
    const { status, errorCode } = await importAndSettle(client, cut);
    expect({ status, errorCode }).toEqual({ status: 'failed', errorCode: 'FILE_UNREADABLE' });
  });

  test('and the next file is read all the same', async () => {
    const { client } = await startApp();
    const bad = await client.library.import({ file: new File(['%PDF-1.7 no more than this'], 'bad.pdf') });
    const good = await client.library.import({ file: textFile('good.txt', 'Words that can be read.') });
    expect((await settled(client, bad.material.id)).status).toBe('failed');
    expect((await settled(client, good.material.id)).status).toBe('ready');
  });
});

describe('a locked PDF', () => {
  const locked = () =>
    pdfFile('locked.pdf', ['The secret of the locked file is a sentence.'], { userPassword: 'sesame' });

  test('waits for its password, refuses a wrong one and is read with the right one', async () => {
    const { client } = await startApp();
    const { id, ...material } = await importAndSettle(client, await locked());
    expect(material).toMatchObject({
      status: 'locked',
      errorCode: 'FILE_LOCKED',
      errorParams: { reason: 'needed' },
    });
    const data = await expectFault(client.library.unlock({ id, password: 'open' }), 'FILE_LOCKED');
    expect(data.params).toEqual({ reason: 'wrong' });
    expect((await client.library.unlock({ id, password: 'sesame' })).errorCode).toBeNull();
    expect((await settled(client, id)).status).toBe('ready');
    expect((await client.search.query({ text: 'secret' })).hits).toHaveLength(1);
  });

  test('leaves its password nowhere on the disk', async () => {
    const app = await startApp();
    const { id } = await importAndSettle(app.client, await locked());
    await app.client.library.unlock({ id, password: 'sesame' });
    await settled(app.client, id);
    await app.app.close();
    for (const name of readdirSync(app.dataDir)) {
      if (name.startsWith('lectern.sqlite')) {
        expect(readFileSync(`${app.dataDir}/${name}`).includes('sesame')).toBe(false);
      }
    }
  });
});

describe('a bad page', () => {
  test('that stalls for a minute is given up alone, in a new engine process', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { engine, log } = scripted(9, (page) => (page === 4 ? new Promise(() => {}) : Promise.resolve({})));
    const { client } = await startApp({ engine });
    const { material } = await client.library.import({ file: anyPdf() });
    const done = settled(client, material.id);
    let isDone = false;
    void done.finally(() => {
      isDone = true;
    });
    while (!isDone) {
      await vi.advanceTimersByTimeAsync(10_000);
      await new Promise(setImmediate);
    }
    expect(await done).toMatchObject({
      status: 'ready',
      pagesDone: 9,
      readablePages: 8,
      unreadable: { failed: [4] },
    });
    expect(log.kills).toBe(2);
    const { pages } = await client.library.get({ id: material.id });
    expect(pages[3]?.error).toBe('stalled');
  });

  test('that kills the engine twice is given up alone', async () => {
    const document = scripted(9, async (page) => {
      if (page !== 5) return {};
      document.die();
      throw fault('ENGINE_LOST');
    });
    const { client } = await startApp({ engine: document.engine });
    const material = await importAndSettle(client, anyPdf());
    expect(material).toMatchObject({ status: 'ready', unreadable: { failed: [5] }, readablePages: 8 });
    expect(document.log.kills).toBe(0);
  });

  test('that killed the engine once by bad luck is read the second time', async () => {
    const document = scripted(9, async (page, calls) => {
      if (page !== 5 || calls > 1) return {};
      document.die();
      throw fault('ENGINE_LOST');
    });
    const { client } = await startApp({ engine: document.engine });
    expect(await importAndSettle(client, anyPdf())).toMatchObject({ status: 'ready', readablePages: 9 });
  });
});

describe('reading can be steered', () => {
  /** Answers pages 1 to 8 and then waits until `release` is called. */
  function gated(pageCount: number) {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { engine, log } = scripted(pageCount, async (page) => {
      if (page > 8) await gate;
      return {};
    });
    return { engine, log, release };
  }

  test('pages are readable and searchable while the rest is still being read', async () => {
    const { engine, release } = gated(12);
    const { client } = await startApp({ engine });
    const { material } = await client.library.import({ file: anyPdf() });
    await until(client, material.id, ({ pagesDone }) => pagesDone >= 8);
    expect((await client.reader.page({ materialId: material.id, page: 3 })).text).toContain('page 3');
    await expectFault(client.reader.page({ materialId: material.id, page: 11 }), 'NOT_FOUND');
    release();
    expect((await settled(client, material.id)).status).toBe('ready');
  });

  test('pause stops it, keeps its pages and survives a restart; resume goes on from there', async () => {
    const { engine, log, release } = gated(12);
    const app = await startApp({ engine });
    const { material } = await app.client.library.import({ file: anyPdf() });
    const { id } = material;
    await until(app.client, id, ({ pagesDone }) => pagesDone >= 8);
    expect(await app.client.library.pause({ id })).toMatchObject({ paused: true, pagesDone: 8 });
    release();
    const later = await app.restart();
    const other = await importAndSettle(
      later.client,
      textFile('other.txt', 'Another file that is not paused.'),
    );
    expect(other.status).toBe('ready');
    expect(await later.client.library.get({ id })).toMatchObject({ paused: true, pagesDone: 8 });
    log.pulls.length = 0;
    await later.client.library.resume({ id });
    expect(await settled(later.client, id)).toMatchObject({ status: 'ready', pagesDone: 12 });
    expect(log.pulls).toEqual([[9, 12]]);
  });

  test('cancel stops it and keeps its pages; retry reads the missing ones', async () => {
    const { engine, log, release } = gated(12);
    const { client } = await startApp({ engine });
    const { material } = await client.library.import({ file: anyPdf() });
    const { id } = material;
    await until(client, id, ({ pagesDone }) => pagesDone >= 8);
    expect(await client.library.cancel({ id })).toMatchObject({ status: 'cancelled', paused: false });
    expect((await client.reader.page({ materialId: id, page: 6 })).text).toContain('page 6');
    release();
    log.pulls.length = 0;
    await client.library.retry({ id });
    expect(await settled(client, id)).toMatchObject({ status: 'ready', pagesDone: 12 });
    expect(log.pulls).toEqual([[9, 12]]);
  });

  test('retry of a finished material changes nothing', async () => {
    const { client } = await startApp();
    const { id } = await importAndSettle(client, textFile('a.txt', 'A few words.'));
    const [material] = await client.library.list();
    expect(await client.library.retry({ id })).toEqual(material);
  });

  test('retry goes back to the first failed page, and then nothing tells that it ever failed', async () => {
    let isBroken = true;
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const prose = (page: number) =>
      `${`Fact ${page} is about the motion of bodies. `.repeat(15 + ((page * 7) % 30))}It goes on`;
    const good = async (page: number) => ({ text: prose(page) });
    const { engine } = scripted(16, async (page) => {
      if (page > 12 && isBroken) await gate;
      return isBroken && page === 6 ? { kind: 'failed', text: '', error: 'broken' } : good(page);
    });
    const app = await startApp({ engine });
    const { id } = (await app.client.library.import({ file: anyPdf() })).material;
    await until(app.client, id, ({ pagesDone }) => pagesDone >= 12);
    await app.client.library.cancel({ id });
    isBroken = false;
    release();
    await app.client.library.retry({ id });
    expect(await settled(app.client, id)).toMatchObject({ status: 'ready', readablePages: 16 });
    const calm = await startApp({ engine: scripted(16, good).engine });
    await importAndSettle(calm.client, anyPdf());
    const found = passagesOf(app.dataDir);
    expect(found.length).toBeGreaterThan(10);
    expect(found).toEqual(passagesOf(calm.dataDir));
  });

  test('dropping a failed file again reads its failed pages again', async () => {
    let isBroken = true;
    const { engine } = scripted(3, async () =>
      isBroken ? { kind: 'failed', text: '', error: 'broken' } : {},
    );
    const { client } = await startApp({ engine });
    const { id, status } = await importAndSettle(client, anyPdf());
    expect(status).toBe('failed');
    isBroken = false;
    const again = await client.library.import({ file: anyPdf() });
    expect(again).toMatchObject({ duplicate: true, material: { id, status: 'queued' } });
    expect(await settled(client, id)).toMatchObject({ status: 'ready', readablePages: 3 });
  });

  test('a removed material is not read on; a restored one is', async () => {
    const { engine, log, release } = gated(12);
    const { client } = await startApp({ engine });
    const { material } = await client.library.import({ file: anyPdf() });
    const ids = [material.id];
    await until(client, material.id, ({ pagesDone }) => pagesDone >= 8);
    await client.library.remove({ ids });
    release();
    const other = await client.library.import({ file: new File(['%PDF-1.7 else'], 'b.pdf') });
    await settled(client, other.material.id);
    await expectFault(client.library.get({ id: material.id }), 'NOT_FOUND');
    log.pulls.length = 0;
    await client.library.restore({ ids });
    expect(await settled(client, material.id)).toMatchObject({ status: 'ready', pagesDone: 12 });
    expect(log.pulls).toEqual([[9, 12]]);
  });
});

test('an import that a stop interrupted goes on at the next start', async () => {
  const app = await startApp();
  const pages = Array.from(
    { length: 20 },
    (_, i) => `${i + 1}. ${'A body moves in a plane. '.repeat(i + 3)}`,
  );
  const { material } = await app.client.library.import({ file: await pdfFile('long.pdf', pages) });
  await until(app.client, material.id, ({ pagesDone }) => pagesDone > 0);
  const later = await app.restart();
  expect(await settled(later.client, material.id)).toMatchObject({ status: 'ready', pagesDone: 20 });
});

test('two thousand pages are read to the end', { timeout: 180_000 }, async () => {
  const { client } = await startApp();
  const pages = Array.from(
    { length: 2000 },
    (_, i) => `Section ${i + 1}. The number ${i + 1} is followed by another.`,
  );
  const material = await importAndSettle(client, await pdfFile('book.pdf', pages));
  expect(material).toMatchObject({ status: 'ready', pagesDone: 2000, readablePages: 2000 });
  const { hits } = await client.search.query({ text: '"section 1987"' });
  expect(hits[0]?.page).toBeLessThanOrEqual(1987);
  expect(hits[0]?.pageTo).toBeGreaterThanOrEqual(1987);
});
