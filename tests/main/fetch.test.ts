import { EventEmitter } from 'node:events';
import { createServer, type RequestListener, request } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openWayOut } from '#main/fetch.ts';
import { as } from './fakes.ts';

interface Asked {
  url: string;
  method: string;
  headers: Record<string, string>;
  session: unknown;
  redirect: string;
}

/** Electron's request, carried by Node's: a redirect that nobody follows at once is cancelled, as Electron does. */
class FakeRequest extends EventEmitter {
  sending;
  constructor(asked: Asked) {
    super();
    this.sending = request(asked.url, { method: asked.method, headers: asked.headers });
    this.sending.on('error', (error) => this.emit('error', error));
    this.sending.on('close', () => this.emit('close'));
    this.sending.on('response', (message) => {
      const { statusCode = 0, headers } = message;
      if (statusCode < 300 || statusCode > 399 || !headers.location) return this.emit('response', message);
      const lists = Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, [value].flat()]),
      );
      this.emit('redirect', statusCode, asked.method, new URL(headers.location, asked.url).href, lists);
      this.emit('error', new Error('Redirect was cancelled'));
      return this.abort();
    });
  }
  end(body?: Buffer) {
    this.sending.end(body);
  }
  abort() {
    this.sending.destroy();
  }
}

async function setUp(answer: RequestListener) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as { port: number };
  const asked: Asked[] = [];
  const session = { partition: 'outside' };
  const net = {
    request(options: Asked) {
      asked.push(options);
      return new FakeRequest(options);
    },
  };
  return { go: openWayOut(as({ net, session })), url: `http://127.0.0.1:${port}/x`, asked, session };
}

describe('Electron’s way out', () => {
  it('sends method, headers and body, and gives the answer back', async () => {
    const { go, url, asked, session } = await setUp(async (incoming, outgoing) => {
      let body = '';
      for await (const part of incoming) body += part;
      outgoing.writeHead(201, { 'x-seen': `${incoming.method} ${incoming.headers.authorization} ${body}` });
      outgoing.end('grüße');
    });
    const headers = { authorization: 'Bearer k', 'content-length': '3', host: 'elsewhere' };
    const response = await go(url, { method: 'POST', headers, body: 'why' });
    expect([response.status, response.headers.get('x-seen')]).toEqual([201, 'POST Bearer k why']);
    expect(await response.text()).toBe('grüße');
    expect(asked[0]).toMatchObject({ session, redirect: 'manual' });
    // Chromium fails a request that sets these itself.
    expect(Object.keys(asked[0]!.headers)).not.toContain('content-length');
    expect(Object.keys(asked[0]!.headers)).not.toContain('host');
  });

  it('gives an answer out as it comes in', async () => {
    const more = Promise.withResolvers<void>();
    const { go, url } = await setUp(async (_incoming, outgoing) => {
      outgoing.write('one');
      await more.promise;
      outgoing.end('two');
    });
    const reader = (await go(url)).body!.getReader();
    const read = async () => new TextDecoder().decode((await reader.read()).value);
    expect(await read()).toBe('one');
    more.resolve();
    expect(await read()).toBe('two');
    expect((await reader.read()).done).toBe(true);
  });

  it('hands a redirect back instead of following it', async () => {
    const { go, url, asked } = await setUp((_incoming, outgoing) => {
      outgoing.writeHead(302, { location: '/elsewhere' }).end();
    });
    const response = await go(url);
    expect([response.status, response.headers.get('location')]).toEqual([
      302,
      new URL('/elsewhere', url).href,
    ]);
    expect(asked).toHaveLength(1);
  });

  it('takes an answer without a body', async () => {
    const { go, url } = await setUp((_incoming, outgoing) => outgoing.writeHead(204).end());
    const response = await go(url);
    expect([response.status, response.body]).toEqual([204, null]);
  });

  it('rejects as fetch does when nobody is reached', async () => {
    const { go } = await setUp(() => {});
    await expect(go('http://127.0.0.1:1/')).rejects.toThrow('ECONNREFUSED');
  });

  it('ends with the caller’s reason before the answer', async () => {
    const caller = new AbortController();
    const reason = new Error('enough');
    const { go, url } = await setUp(() => caller.abort(reason));
    await expect(go(url, { signal: caller.signal })).rejects.toBe(reason);
  });

  it('ends the connection with the caller’s reason while the answer is read', async () => {
    const caller = new AbortController();
    const closed = Promise.withResolvers<void>();
    const { go, url } = await setUp((_incoming, outgoing) => {
      outgoing.write('one');
      outgoing.once('close', () => closed.resolve());
    });
    const reader = (await go(url, { signal: caller.signal })).body!.getReader();
    await reader.read();
    const reason = new Error('enough');
    caller.abort(reason);
    await expect(reader.read()).rejects.toBe(reason);
    await closed.promise;
  });

  it('ends the connection when the reader has had enough', async () => {
    const closed = Promise.withResolvers<void>();
    const { go, url } = await setUp((_incoming, outgoing) => {
      outgoing.write('one');
      outgoing.once('close', () => closed.resolve());
    });
    await (await go(url)).body!.cancel();
    await closed.promise;
  });

  it('fails the reading when the connection breaks', async () => {
    const { go, url } = await setUp((_incoming, outgoing) => {
      outgoing.write('half', () => outgoing.destroy());
    });
    const response = await go(url);
    await expect(response.text()).rejects.toThrow();
  });

  it('asks nobody once the caller has given up', async () => {
    const { go, url, asked } = await setUp(() => {});
    await expect(go(url, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
    expect(asked).toEqual([]);
  });
});
