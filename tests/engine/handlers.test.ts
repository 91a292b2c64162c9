// What the handlers keep in memory between calls.
import { createRouterClient } from '@orpc/server';
import { expect, test, vi } from 'vitest';
import type { EngineDocument } from '#engine/document.ts';
import { createHandlers } from '#engine/handlers.ts';

test('a document whose caller left while it was opened is closed again', async () => {
  const close = vi.fn(async () => {});
  const leave = new AbortController();
  const open = async (): Promise<EngineDocument> => {
    leave.abort();
    return { info: { pageCount: 1, title: null, outline: [] }, page: vi.fn(), close };
  };
  const client = createRouterClient(createHandlers(open));
  const opening = client.open({ path: '/a.pdf', contentType: 'application/pdf' }, { signal: leave.signal });
  await expect(opening).rejects.toThrow();
  expect(close).toHaveBeenCalledOnce();
});
