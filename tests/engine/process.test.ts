// The helper process as the application uses it: started for real, asked over its pipe, killed for real.
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { makeJapanesePdf, makeLongPdf, makePdf } from '../fixtures/pdf.ts';
import { forkEngine, startEngine, writeTemp } from './support.ts';

const pdf = 'application/pdf';

describe('the engine process', () => {
  test('is started by the first call and reads a document page by page', async () => {
    const engine = startEngine();
    expect(engine.state()).toBe('idle');
    const path = await writeTemp(await makeLongPdf(5));
    const opened = await engine.client.open({ path, contentType: pdf });
    expect(engine.state()).toBe('running');
    expect(opened).toMatchObject({ pageCount: 5, title: 'A long file', outline: [] });
    const pages = await engine.client.pages({ handle: opened.handle, from: 2, to: 4 });
    expect(pages.map(({ page, kind }) => [page, kind])).toEqual([
      [2, 'text'],
      [3, 'text'],
      [4, 'text'],
    ]);
    expect(pages[0]!.text).toContain('Page 2 is about topic 2.');
  });

  test('answers every waiting call with ENGINE_LOST when it is killed, and the next call starts another', async () => {
    const engine = startEngine();
    const { pid } = await engine.client.health();
    // Stopped, the process cannot answer before it is killed.
    process.kill(pid, 'SIGSTOP');
    const calls = [engine.client.health(), engine.client.open({ path: '/nowhere', contentType: pdf })];
    process.kill(pid, 'SIGKILL');
    for (const outcome of await Promise.allSettled(calls)) {
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: { code: 'ENGINE_LOST', data: { retryable: true } },
      });
    }
    expect(engine.state()).toBe('lost');
    const next = await engine.client.health();
    expect(next.pid).not.toBe(pid);
    expect(engine.state()).toBe('running');
  });

  test('kill() ends a call that makes no progress at once', async () => {
    const engine = startEngine();
    const { pid } = await engine.client.health();
    process.kill(pid, 'SIGSTOP');
    const stalled = engine.client.health();
    await new Promise((resolve) => setImmediate(resolve));
    engine.kill();
    await expect(stalled).rejects.toMatchObject({ code: 'ENGINE_LOST', data: { retryable: true } });
    expect(engine.state()).toBe('idle');
    expect((await engine.client.health()).pid).not.toBe(pid);
  });

  test('close() waits for the process to be gone and refuses later calls for good', async () => {
    const child = forkEngine();
    const engine = startEngine({ spawn: () => child });
    await engine.client.health();
    await engine.close();
    expect(child.exitCode ?? child.signalCode).not.toBeNull();
    await expect(engine.client.health()).rejects.toMatchObject({
      code: 'ENGINE_LOST',
      data: { retryable: false },
    });
  });

  test('close() kills a process that does not leave by itself', async () => {
    const child = forkEngine();
    const atOnce = (_: number, action: () => void) => {
      setImmediate(action);
      return () => {};
    };
    const engine = startEngine({ spawn: () => child, timer: { now: () => 0, after: atOnce }, idleStopMs: 0 });
    await engine.client.health();
    process.kill(child.pid!, 'SIGSTOP');
    await engine.close();
    expect(child.signalCode).toBe('SIGKILL');
  });

  test('ends when its parent goes', async () => {
    const child = forkEngine();
    const exit = once(child, 'exit');
    child.disconnect();
    expect(await exit).toEqual([0, null]);
  });

  test('a cancelled call is given up by its caller and the process lives on', async () => {
    const engine = startEngine();
    const path = await writeTemp(await makeLongPdf(16));
    const { handle } = await engine.client.open({ path, contentType: pdf });
    const { pid } = await engine.client.health();
    const controller = new AbortController();
    const pages = engine.client.pages({ handle, from: 1, to: 16 }, { signal: controller.signal });
    controller.abort();
    await expect(pages).rejects.toThrow();
    expect((await engine.client.health()).pid).toBe(pid);
  });
});

describe('a file of two thousand pages', () => {
  test('is read with bounded memory, because each page is let go', async () => {
    const engine = startEngine();
    const path = await writeTemp(await makeLongPdf(2000));
    const { rssBytes: before } = await engine.client.health();
    const { handle, pageCount } = await engine.client.open({ path, contentType: pdf });
    let readable = 0;
    let peak = 0;
    for (let from = 1; from <= pageCount; from += 16) {
      const pages = await engine.client.pages({ handle, from, to: Math.min(from + 15, pageCount) });
      readable += pages.filter(({ kind }) => kind === 'text').length;
      peak = Math.max(peak, (await engine.client.health()).rssBytes);
    }
    expect(readable).toBe(2000);
    expect(peak - before).toBeLessThan(600_000_000);
  });
});

describe('the PDF library’s data files', () => {
  // What tells pdf.js that it runs in Electron's utility process.
  const utilityProcess = "process.versions.electron = '45.0.0'; process.type = 'utility';";

  test.each([
    ['Node', []],
    ['Electron', ['--import', `data:text/javascript,${encodeURIComponent(utilityProcess)}`]],
  ])('are found under %s, so that fonts outside the file can be read', async (_, execArgv) => {
    const engine = startEngine({ spawn: () => forkEngine(execArgv) });
    const { handle } = await engine.client.open({
      path: await writeTemp(makeJapanesePdf()),
      contentType: pdf,
    });
    expect((await engine.client.pages({ handle, from: 1, to: 1 }))[0]!.text).toBe('日本語');
  });
});

describe('faults cross the pipe with their reasons', () => {
  test('a missing file is NOT_FOUND', async () => {
    const engine = startEngine();
    await expect(engine.client.open({ path: '/no/such/file.pdf', contentType: pdf })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('a password file is FILE_LOCKED until the right password is given', async () => {
    const engine = startEngine();
    const bytes = await makePdf({
      password: 'marie',
      pages: [{ kind: 'text', blocks: ['Behind the lock there are words.'] }],
    });
    const path = await writeTemp(bytes);
    const open = (password?: string) =>
      engine.client.open({ path, contentType: pdf, ...(password && { password }) });
    await expect(open()).rejects.toMatchObject({
      code: 'FILE_LOCKED',
      data: { params: { reason: 'needed' } },
    });
    await expect(open('pierre')).rejects.toMatchObject({
      code: 'FILE_LOCKED',
      data: { params: { reason: 'wrong' } },
    });
    const { handle } = await open('marie');
    const [page] = await engine.client.pages({ handle, from: 1, to: 1 });
    expect(page?.text).toBe('Behind the lock there are words.');
  });

  test('a closed handle is NOT_FOUND, and closing it again is fine', async () => {
    const engine = startEngine();
    const { handle } = await engine.client.open({
      path: await writeTemp('Some words.'),
      contentType: 'text/plain',
    });
    await engine.client.close({ handle });
    await engine.client.close({ handle });
    await expect(engine.client.pages({ handle, from: 1, to: 1 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('pages that do not exist, or more than sixteen at once, are BAD_REQUEST', async () => {
    const engine = startEngine();
    const path = await writeTemp(await makeLongPdf(20));
    const { handle } = await engine.client.open({ path, contentType: pdf });
    for (const [from, to] of [
      [0, 1],
      [2, 1],
      [1, 17],
      [20, 21],
    ] as const) {
      await expect(engine.client.pages({ handle, from, to })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
  });
});
