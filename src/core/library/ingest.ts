// Reads one material from first missing page to last: pulls a few pages at a time from the engine and commits them.
// Whatever the file or the engine does, it ends in a final status, or is abandoned to be continued later.
import { setTimeout as delay } from 'node:timers/promises';
import type { DocumentInfo, ExtractedPage } from '#contract/engine.ts';
import type { FaultCode, FaultData } from '#contract/faults.ts';
import type { ProcessingStatus } from '#contract/library.ts';
import type { Deps } from '../deps.ts';
import { isFault } from '../faults.ts';
import { addressesAi } from './addressed-to-ai.ts';
import { cutChunks } from './chunk.ts';
import { detectLanguage } from './language.ts';
import type { MaterialRow } from './materials.ts';
import type { PageWriter } from './page-writer.ts';
import type { Progress } from './progress.ts';
import { betterTitle } from './title.ts';

export interface IngestDeps extends Pick<Deps, 'engine' | 'clock' | 'log'> {
  writer: PageWriter;
  progress: Progress;
  pathOf(hash: string): string;
  /** A password given for this import, kept in memory until it ends. */
  passwordFor(materialId: string): string | undefined;
}

/** Few enough for a prompt pause and a short commit, enough to make the calls between processes cheap. */
const pagesPerBatch = 4;

/** A page that takes longer is given up; a batch that does is read again page by page. */
const pageStallMs = 60_000;
const batchStallMs = 30_000;

/** The engine link rests this long after three deaths in a row (engine/link.ts). */
const engineRestMs = 61_000;

/** Opening a large damaged file takes pdf.js a while: it rebuilds the table of contents by reading everything. */
const openStallMs = 120_000;

const languageSamples = 5;

interface Open {
  /** As the engine opened it last; a new process knows nothing of an old one's handles. */
  info: DocumentInfo | null;
}

class Stalled extends Error {}

/** An outcome for the row. */
class Ended extends Error {
  status: ProcessingStatus;
  fault: { code: FaultCode; params?: FaultData['params'] };
  constructor(status: ProcessingStatus, code: FaultCode, params?: FaultData['params']) {
    super(code);
    this.status = status;
    this.fault = params ? { code, params } : { code };
  }
}

export function createIngest({ engine, clock, log, writer, progress, pathOf, passwordFor }: IngestDeps) {
  /** Resolves when the material has a final status, or when `signal` fires. Never rejects but for a full disk. */
  return async function ingest(row: MaterialRow, signal: AbortSignal): Promise<void> {
    const document: Open = { info: null };
    try {
      progress.enter(row, 'extracting');
      const info = await open(row, document, signal);
      progress.opened(row, info, betterTitle(row.fileName, info.title));
      await readPages(row, info.pageCount, document, signal);
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof Ended) progress.end(row, error.status, error.fault);
      else throw error;
    } finally {
      close(document);
    }
  };

  async function readPages(row: MaterialRow, pageCount: number, document: Open, signal: AbortSignal) {
    let { nextPage, cursor, carried } = writer.resume(row.id);
    let singlyUntil = 0;
    const losses = new Map<number, number>();
    while (nextPage <= pageCount) {
      const to = nextPage <= singlyUntil ? nextPage : Math.min(nextPage + pagesPerBatch - 1, pageCount);
      const pulled = await pull(document.info!.handle, nextPage, to, signal);
      signal.throwIfAborted();
      if (Array.isArray(pulled)) {
        store(pulled, false);
      } else {
        for (let page = nextPage; page <= to; page += 1) losses.set(page, (losses.get(page) ?? 0) + 1);
        // Once with its neighbours and once alone: then the page itself is to blame.
        const isGuilty = nextPage === to && (pulled.reason === 'stalled' || losses.get(to)! > 1);
        log.write('warn', 'import.pages.lost', {
          materialId: row.id,
          from: nextPage,
          to,
          reason: pulled.reason,
        });
        if (isGuilty) store([failedPage(to, pulled.reason)], false);
        else singlyUntil = to;
        await open(row, document, signal);
      }
    }
    progress.enter(row, 'indexing');
    store([], true);

    function store(pages: ExtractedPage[], isLast: boolean) {
      const clean = pages.map(withoutBlankText);
      const readable = clean.filter(({ kind }) => kind === 'text');
      carried.push(...readable);
      const cut = cutChunks(carried, cursor, isLast);
      writer.write(row.id, clean, cut.chunks, {
        addressesAi: readable.some(({ text }) => addressesAi(text)),
        now: clock.now(),
        ...(isLast ? { last: () => finish(row, pageCount) } : {}),
      });
      cursor = cut.next;
      carried = carried.filter(({ page }) => page >= cursor.page);
      nextPage += pages.length;
      if (isLast) progress.finished(row);
      else progress.advanced(row, nextPage - 1, pageCount);
    }
  }

  function finish(row: MaterialRow, pageCount: number) {
    const counts = progress.pageCounts(row.id);
    const language = detectLanguage(progress.samples(row.id, languageSamples));
    if ((counts.text ?? 0) > 0) progress.finish(row, 'ready', language);
    else if ((counts.failed ?? 0) === pageCount) {
      progress.finish(row, 'failed', null, {
        code: 'FILE_UNREADABLE',
        params: { reason: 'no-page-readable' },
      });
    } else progress.finish(row, 'needs_ocr', null);
  }

  async function pull(
    handle: string,
    from: number,
    to: number,
    signal: AbortSignal,
  ): Promise<ExtractedPage[] | { reason: string }> {
    try {
      const limit = from === to ? pageStallMs : batchStallMs;
      return await within(limit, signal, (inner) =>
        engine.client.pages({ handle, from, to }, { signal: inner }),
      );
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof Stalled)) return { reason: isFault(error) ? error.code : 'INTERNAL' };
      engine.kill();
      return { reason: 'stalled' };
    }
  }

  function close(document: Open) {
    if (document.info) void engine.client.close({ handle: document.info.handle }).catch(() => {});
    document.info = null;
  }

  async function open(row: MaterialRow, document: Open, signal: AbortSignal): Promise<DocumentInfo> {
    close(document);
    const password = passwordFor(row.id);
    const input = { path: pathOf(row.contentHash), contentType: row.contentType as 'application/pdf' };
    for (let attempt = 1; ; attempt += 1) {
      try {
        document.info = await within(openStallMs, signal, (inner) =>
          engine.client.open(password === undefined ? input : { ...input, password }, { signal: inner }),
        );
        return document.info;
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof Stalled) {
          engine.kill();
          throw new Ended('failed', 'FILE_UNREADABLE', { reason: 'stalled' });
        }
        if (!isFault(error)) throw new Ended('failed', 'INTERNAL');
        if (error.code === 'FILE_LOCKED') throw new Ended('locked', 'FILE_LOCKED', error.data.params);
        if (error.code === 'NOT_FOUND') throw new Ended('failed', 'FILE_UNREADABLE', { reason: 'gone' });
        if (error.code !== 'ENGINE_LOST' || attempt > 2)
          throw new Ended('failed', error.code, error.data.params);
        // Not retryable: the link is resting, which says nothing about this file.
        if (!error.data.retryable) await delay(engineRestMs, undefined, { signal });
      }
    }
  }
}

/** Rejects with Stalled after `ms`, and with the signal's reason as soon as it fires. */
async function within<T>(
  ms: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const inner = new AbortController();
  let onAbort = () => {};
  let timer: NodeJS.Timeout | undefined;
  const ended = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Stalled()), ms);
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort);
  });
  const result = work(inner.signal);
  result.catch(() => {});
  try {
    return await Promise.race([result, ended]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    inner.abort();
  }
}

/** A page is "text" only when there is something to read on it. */
function withoutBlankText(page: ExtractedPage): ExtractedPage {
  return page.kind === 'text' && page.text.trim() === '' ? { ...page, kind: 'empty' } : page;
}

function failedPage(page: number, reason: string): ExtractedPage {
  return { page, kind: 'failed', text: '', width: 0, height: 0, runs: [], headings: [], error: reason };
}
