// The door opens for the student's own browser and for nothing else on this computer's network.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { maxMessageBytes } from '#web/server.ts';
import { type conformanceContract, floodBlocks } from '../conformance/contract.ts';
import { filmOf } from '../host/film.ts';
import { openDoor, pathOf } from './door.ts';

describe('the start link', () => {
  it('trades its token for a cookie that scripts and other sites cannot use, and goes home', async () => {
    const door = await openDoor();
    const { status, headers } = await door.ask(pathOf(door.link()));
    expect(status).toBe(303);
    expect(headers.location).toBe('/');
    expect(headers['cache-control']).toBe('no-store');
    expect(String(headers['set-cookie'])).toMatch(
      new RegExp(`^sid_${door.port}=[\\w.-]+; Path=/; HttpOnly; SameSite=Strict$`),
    );
  });

  it('opens once', async () => {
    const door = await openDoor();
    const path = pathOf(door.link());
    await door.ask(path);
    const again = await door.ask(path);
    expect(again.status).toBe(403);
    expect(again.headers).not.toHaveProperty('set-cookie');
    expect(door.linksUsed()).toBe(1);
  });

  it('is not used up by a preview of it', async () => {
    const door = await openDoor();
    const path = pathOf(door.link());
    await door.ask(path, { method: 'HEAD' });
    expect(await door.ask(path)).toMatchObject({ status: 303 });
  });

  it('just goes home for a browser that is already in', async () => {
    const door = await openDoor();
    const cookie = await door.enter();
    const answer = await door.ask('/start?t=stale', { headers: { cookie } });
    expect(answer).toMatchObject({ status: 303, headers: { location: '/' } });
    expect(answer.headers).not.toHaveProperty('set-cookie');
  });

  it('gives every browser a session of its own', async () => {
    const door = await openDoor();
    expect(await door.enter()).not.toBe(await door.enter());
  });
});

describe('bytes beside the contract', () => {
  const asked: string[][] = [];
  const open = async () => {
    asked.length = 0;
    return openDoor(undefined, 0, async (sessionId, path) => {
      asked.push([sessionId, path]);
      return path === '/bytes/video/1' ? filmOf('0123456789') : null;
    });
  };

  it('go in ranges to the session of the cookie, and to nobody without one', async () => {
    const door = await open();
    expect(await door.ask('/bytes/video/1')).toMatchObject({ status: 401 });
    expect(asked).toEqual([]);
    const cookie = await door.enter();
    const part = await door.ask('/bytes/video/1', { headers: { cookie, range: 'bytes=2-4' } });
    expect(part).toMatchObject({ status: 206, body: '234' });
    expect(part.headers).toMatchObject({
      'content-range': 'bytes 2-4/10',
      'content-type': 'video/webm',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(asked).toEqual([[cookie.split('=')[1]?.split('.')[0], '/bytes/video/1']]);
    const missing = await door.ask('/bytes/video/2', { headers: { cookie } });
    expect(missing).toMatchObject({ status: 404, body: expect.not.stringContaining('<!doctype') });
  });

  it.each([
    ['same-origin', 200],
    ['none', 200],
    ['same-site', 403],
    ['cross-site', 403],
  ])('asked for by a page that is %s', async (site, status) => {
    const door = await open();
    const headers = { cookie: await door.enter(), 'sec-fetch-site': site };
    expect((await door.ask('/bytes/video/1', { headers })).status).toBe(status);
    expect(asked).toHaveLength(status === 200 ? 1 : 0);
  });

  it('survive a player that hangs up half-way', async () => {
    const door = await openDoor(undefined, 0, async () => ({
      ...filmOf(''),
      byteSize: 2 ** 30,
      read: () => Readable.from(endless()),
    }));
    const cookie = await door.enter();
    const socket = connect(door.port, '127.0.0.1');
    socket.write(`GET /bytes/video/1 HTTP/1.1\r\nHost: 127.0.0.1:${door.port}\r\nCookie: ${cookie}\r\n\r\n`);
    await once(socket, 'data');
    socket.destroy();
    await vi.waitFor(() => expect(letGo).toBe(true));
    expect(await door.ask('/', { headers: { cookie } })).toMatchObject({ status: 200 });
  });

  let letGo = false;
  async function* endless() {
    try {
      for (;;) yield Buffer.alloc(64 * 1024);
    } finally {
      letGo = true;
    }
  }
});

describe('the window', () => {
  it('is served to a signed cookie, and to none that is missing, forged or signed elsewhere', async () => {
    const door = await openDoor();
    const cookie = await door.enter();
    expect(await door.ask('/', { headers: { cookie } })).toMatchObject({ status: 200 });
    const stranger = await (await openDoor(Buffer.alloc(32, 2))).enter();
    const forged = `${cookie.slice(0, -1)}${cookie.endsWith('A') ? 'B' : 'A'}`;
    const renamed = stranger.replace(/^sid_\d+/, `sid_${door.port}`);
    for (const bad of ['', forged, renamed, `sid_${door.port}=`]) {
      expect(await door.ask('/', { headers: { cookie: bad } }), bad).toMatchObject({ status: 401 });
    }
  });

  it('is there again after a restart on the same secret and port', async () => {
    const first = await openDoor();
    const cookie = await first.enter();
    await first.close();
    const second = await openDoor(undefined, first.port);
    expect(await second.ask('/', { headers: { cookie } })).toMatchObject({ status: 200 });
  });

  it('answers every path of the app with its page, and a missing file with nothing', async () => {
    const door = await openDoor();
    const headers = { cookie: await door.enter() };
    expect((await door.ask('/library/some-id?page=3', { headers })).body).toContain('<title>Lectern');
    expect(await door.ask('/assets/gone.js', { headers })).toMatchObject({ status: 404 });
    expect((await door.ask('/..%2f..%2f..%2fetc%2fpasswd', { headers })).body).not.toContain('root:');
    expect(await door.ask('/%', { headers })).toMatchObject({ status: 200 });
  });

  it('lets hashed assets be kept and the page be asked for again', async () => {
    const door = await openDoor();
    const headers = { cookie: await door.enter() };
    const page = await door.ask('/', { headers });
    const asset = await door.ask('/assets/index-abc123.js', { headers });
    expect(page.headers['cache-control']).toBe('no-cache');
    expect(asset.headers['cache-control']).toContain('immutable');
    expect(asset.headers['content-type']).toBe('text/javascript');
  });

  it('carries the whole set of protective headers, refusals included', async () => {
    const door = await openDoor();
    const cookie = await door.enter();
    for (const headers of [{ cookie }, { cookie: '' }]) {
      const answer = await door.ask('/', { headers });
      expect(answer.headers).toMatchObject({
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      });
      expect(answer.headers['content-security-policy']).not.toMatch(
        /'unsafe-eval'|script-src[^;]*'unsafe-inline'|\*/,
      );
    }
  });
});

describe('a request from elsewhere', () => {
  it('is refused under any other name, which is how DNS rebinding arrives', async () => {
    const door = await openDoor();
    const cookie = await door.enter();
    for (const host of [
      'evil.example',
      `evil.example:${door.port}`,
      '127.0.0.1',
      `127.0.0.1:${door.port + 1}`,
    ]) {
      expect(await door.ask('/', { headers: { cookie, host } }), host).toMatchObject({ status: 403 });
    }
    const host = `localhost:${door.port}`;
    expect(await door.ask('/', { headers: { cookie, host } })).toMatchObject({ status: 200 });
  });

  it('may only read', async () => {
    const door = await openDoor();
    const cookie = await door.enter();
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const answer = await door.ask('/rpc/people/create', { method, headers: { cookie }, body: '{}' });
      expect(answer, method).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
    }
  });

  it('may send no body', async () => {
    const door = await openDoor();
    const headers = { cookie: await door.enter(), 'content-length': '4' };
    expect(await door.ask('/', { headers, body: 'body' })).toMatchObject({ status: 413 });
  });

  // Other systems give 127.0.0.2 no address at all, so only here does a refusal prove anything.
  it.runIf(process.platform === 'linux')('finds the door on the loopback address only', async () => {
    const door = await openDoor();
    const other = connect({ host: '127.0.0.2', port: door.port });
    const [error] = await once(other, 'error');
    expect(error.code).toBe('ECONNREFUSED');
  });
});

describe('the socket', () => {
  it('opens for our own page with our own cookie', async () => {
    const door = await openDoor();
    const socket = await door.dial({ cookie: await door.enter(), origin: `http://127.0.0.1:${door.port}` });
    expect(socket).toBeInstanceOf(WebSocket);
  });

  it('stays shut for another page, another name, another path and no cookie', async () => {
    const door = await openDoor();
    const cookie = await door.enter();
    const origin = `http://127.0.0.1:${door.port}`;
    expect(await door.dial({ cookie, origin: 'http://evil.example' })).toBe(403);
    expect(await door.dial({ cookie, origin: 'null' })).toBe(403);
    expect(await door.dial({ cookie })).toBe(403);
    expect(await door.dial({ cookie, origin, host: `evil.example:${door.port}` })).toBe(403);
    expect(await door.dial({ cookie, origin }, '/elsewhere')).toBe(404);
    expect(await door.dial({ origin })).toBe(401);
  });

  it('is cut when a message is larger than any the app sends, and the host goes on', async () => {
    const door = await openDoor();
    const headers = { cookie: await door.enter(), origin: `http://127.0.0.1:${door.port}` };
    const socket = (await door.dial(headers)) as WebSocket;
    const closed = once(socket, 'close');
    socket.on('error', () => {});
    socket.send(Buffer.alloc(maxMessageBytes + 1));
    const [code] = await closed;
    expect(code).toBe(1009);
    expect(await door.dial(headers)).toBeInstanceOf(WebSocket);
  });

  it('makes a stream wait for a reader that has stopped reading', async () => {
    const door = await openDoor();
    const headers = { cookie: await door.enter(), origin: `http://127.0.0.1:${door.port}` };
    const socket = (await door.dial(headers)) as WebSocket;
    const client = clientOver(socket);
    const stream = await client.flood();
    await stream.next();
    socket.pause();
    // Thousands of turns of the event loop, where a stream nobody holds back needs one a block.
    for (let turn = 0; turn < 5_000; turn++) await new Promise(setImmediate);
    expect(door.served.flooded()).toBeLessThan(floodBlocks);
    socket.resume();
    for (let n = 1; n < floodBlocks; n++) await stream.next();
    expect(door.served.flooded()).toBe(floodBlocks);
    await door.served.streamEnded;
  });
});

describe('closing', () => {
  it('ends open streams and sockets, and frees the port', async () => {
    const door = await openDoor();
    const headers = { cookie: await door.enter(), origin: `http://127.0.0.1:${door.port}` };
    const socket = (await door.dial(headers)) as WebSocket;
    const client = clientOver(socket);
    const stream = await client.count({ to: Number.MAX_SAFE_INTEGER });
    await stream.next();
    await door.close();
    await door.served.streamEnded;
    const next = createServer().listen(door.port, '127.0.0.1');
    await once(next, 'listening');
    expect((next.address() as AddressInfo).port).toBe(door.port);
    next.close();
  });

  it('does not wait for a browser that keeps its connection', async () => {
    const door = await openDoor();
    const idle = connect({ host: '127.0.0.1', port: door.port });
    await once(idle, 'connect');
    idle.on('error', () => {});
    await door.close();
  });
});

function clientOver(socket: WebSocket): ContractRouterClient<typeof conformanceContract> {
  return createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));
}
