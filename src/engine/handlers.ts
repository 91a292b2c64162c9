// The engine's side of its contract. Open documents live in this process only, under handles that no later process
// could mistake for its own.
import { randomUUID } from 'node:crypto';
import { implement } from '@orpc/server';
import { type ExtractedPage, engineContract } from '#contract/engine.ts';
import { type EngineDocument, OpenFault } from './document.ts';
import { openDocument } from './open.ts';

/** Pages one call may ask for; keeps answers small and a cancel prompt. */
const maxPagesPerCall = 16;

/** Handlers for every procedure of the contract, with their own set of open documents. */
export function createHandlers(open: typeof openDocument = openDocument) {
  const documents = new Map<string, EngineDocument>();
  const engine = implement(engineContract);
  return engine.router({
    health: engine.health.handler(() => ({ pid: process.pid, rssBytes: process.memoryUsage.rss() })),

    open: engine.open.handler(async ({ input, errors, signal }) => {
      try {
        const document = await open(input.path, input.contentType, input.password);
        if (signal?.aborted) {
          // The caller left: nobody would ever close it.
          await document.close();
          throw signal.reason;
        }
        const handle = randomUUID();
        documents.set(handle, document);
        return { handle, ...document.info };
      } catch (error) {
        if (!(error instanceof OpenFault)) throw error;
        const params = error.reason === undefined ? {} : { params: { reason: error.reason } };
        throw errors[error.code]({ message: error.message, data: { retryable: false, ...params } });
      }
    }),

    pages: engine.pages.handler(async ({ input, errors, signal }) => {
      const document = documents.get(input.handle);
      if (!document) throw errors.NOT_FOUND({ data: { retryable: false } });
      const count = input.to - input.from + 1;
      if (count < 1 || count > maxPagesPerCall || input.to > document.info.pageCount) {
        throw errors.BAD_REQUEST({ message: 'page range', data: { retryable: false } });
      }
      const pages: ExtractedPage[] = [];
      for (let number = input.from; number <= input.to && !signal?.aborted; number += 1) {
        pages.push(await document.page(number));
      }
      return pages;
    }),

    close: engine.close.handler(async ({ input }) => {
      const document = documents.get(input.handle);
      documents.delete(input.handle);
      await document?.close();
    }),
  });
}
