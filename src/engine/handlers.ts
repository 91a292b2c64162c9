// The engine's side of its contract. Open documents live in this process only, under handles that no later process
// could mistake for its own.
import { randomUUID } from 'node:crypto';
import { setImmediate as breath } from 'node:timers/promises';
import { implement } from '@orpc/server';
import { type ExtractedPage, engineContract } from '#contract/engine.ts';
import { type EngineDocument, OpenFault } from './document.ts';
import { UnusableModel } from './embed/folder.ts';
import { loadModel } from './embed/model.ts';
import { createShelf } from './embed/shelf.ts';
import { openDocument } from './open.ts';

/** Pages one call may ask for; keeps answers small and a cancel prompt. */
const maxPagesPerCall = 16;

/** Handlers for every procedure of the contract, with their own set of open documents and loaded models. */
export function createHandlers(open: typeof openDocument = openDocument) {
  const documents = new Map<string, EngineDocument>();
  const models = createShelf(loadModel);
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

    loadEmbedder: engine.loadEmbedder.handler(async ({ input, errors }) => {
      try {
        const { dim, maxTokens } = await models.load(input);
        return { dim, maxTokens };
      } catch (error) {
        if (!(error instanceof UnusableModel)) throw error;
        const { reason, file } = error;
        throw errors.EMBEDDER_UNUSABLE({
          message: reason,
          data: { retryable: false, params: file === undefined ? { reason } : { reason, file } },
        });
      }
    }),

    embed: engine.embed.handler(async ({ input, errors, signal }) => {
      const answer = await models.use(input.folder, async (model) => {
        const vectors = new Float32Array(input.texts.length * model.dim);
        const cutShares: number[] = [];
        for (const [i, text] of input.texts.entries()) {
          signal?.throwIfAborted();
          const { vector, cutShare } = await model.embed(text);
          vectors.set(vector, i * model.dim);
          cutShares.push(cutShare);
          // Somebody may be waiting for a page.
          await breath();
        }
        return { vectors: new File([vectors], 'vectors'), cutShares };
      });
      if (!answer) throw errors.NOT_FOUND({ data: { retryable: true } });
      return answer;
    }),

    close: engine.close.handler(async ({ input }) => {
      const document = documents.get(input.handle);
      documents.delete(input.handle);
      await document?.close();
    }),
  });
}
