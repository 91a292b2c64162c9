import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { netLog } from '#core/db/schema/ai.ts';
import { isLoopback } from '#core/network/outbound.ts';
import { expectFault } from '../../support/fault.ts';
import { type Answer, openElsewhere, openNetwork } from './kit.ts';

const url = 'https://api.example/v1/chat';

async function setUp(answer: Answer = (_request, response) => response.end('hello')) {
  const elsewhere = await openElsewhere(answer);
  const kit = openNetwork(elsewhere.fetch);
  const go = (to: string, init?: RequestInit) =>
    kit.network.fetch({ userId: kit.ada, purpose: 'model' }, to, init);
  return { ...kit, elsewhere, go };
}

describe('a request that leaves', () => {
  it('is written down with its host, purpose, status and the bytes of both bodies', async () => {
    const { go, client, clock } = await setUp((_request, response) => {
      response.statusCode = 201;
      response.end('grüße');
    });
    const response = await go(url, { method: 'POST', body: '{"ä":1}' });
    clock.advance(40);
    expect(await response.text()).toBe('grüße');
    expect(await client.requests({})).toEqual([
      {
        id: expect.any(String),
        host: 'api.example',
        purpose: 'model',
        method: 'POST',
        status: 201,
        problem: null,
        bytesSent: 8,
        bytesReceived: 7,
        startedAt: clock.now() - 40,
        durationMs: 40,
      },
    ]);
    expect(await client.state()).toEqual({
      neverConnect: false,
      requests: 1,
      bytesSent: 8,
      bytesReceived: 7,
      lastAt: clock.now() - 40,
    });
  });

  it('is in the ledger before anything is sent', async () => {
    const kit = openNetwork(async () => {
      expect(kit.database.db.select().from(netLog).all()).toHaveLength(1);
      return new Response('ok');
    });
    await (await kit.network.fetch({ userId: kit.ada, purpose: 'model' }, url)).text();
    expect((await kit.client.requests({}))[0]?.problem).toBeNull();
  });

  it('is written down when its answer is refused by the service, too', async () => {
    const { go, client } = await setUp((_request, response) => {
      response.statusCode = 401;
      response.end('no');
    });
    expect((await go(url)).status).toBe(401);
    expect(await client.requests({})).toMatchObject([{ status: 401 }]);
  });

  it('that is cancelled while its answer is read says so, with the bytes so far', async () => {
    const { go, client } = await setUp((_request, response) => response.write('first'));
    const reader = (await go(url)).body!.getReader();
    await reader.read();
    await reader.cancel();
    expect(await client.requests({})).toMatchObject([{ problem: 'cancelled', bytesReceived: 5 }]);
  });

  it.each([
    ['cancelled', () => new DOMException('Enough', 'AbortError')],
    ['timeout', () => new DOMException('Too long', 'TimeoutError')],
  ])('that its caller ends before the answer is %s', async (problem, reason) => {
    const caller = new AbortController();
    const { go, client } = await setUp(() => caller.abort(reason()));
    await expect(go(url, { signal: caller.signal })).rejects.toMatchObject({ name: reason().name });
    expect(await client.requests({})).toMatchObject([{ problem, status: null }]);
  });

  it('whose connection breaks is cut', async () => {
    const { go, client } = await setUp((_request, response) => {
      response.write('half', () => response.destroy());
    });
    await expect(go(url).then((response) => response.text())).rejects.toThrow();
    expect(await client.requests({})).toMatchObject([{ problem: 'cut', status: 200, bytesReceived: 4 }]);
  });

  it.each([
    ['EAI_AGAIN', 'OFFLINE'],
    ['ENETUNREACH', 'OFFLINE'],
    ['ECONNREFUSED', null],
    ['ENOTFOUND', null],
  ])('that meets %s has sent nothing, and its fault is %s', async (code, expected) => {
    const failure = new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) });
    const kit = openNetwork(() => Promise.reject(failure));
    const error = await kit.network
      .fetch({ userId: kit.ada, purpose: 'model' }, url, { method: 'POST', body: 'x' })
      .catch((thrown) => thrown);
    if (expected) expect(error).toMatchObject({ code: expected, data: { params: { reason: 'offline' } } });
    else expect(error).toBe(failure);
    expect(await kit.client.requests({})).toMatchObject([{ problem: 'offline', bytesSent: 0 }]);
  });

  it('understands Chromium’s words for having no network', async () => {
    const kit = openNetwork(() => Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED')));
    const going = kit.network.fetch({ userId: kit.ada, purpose: 'model' }, url);
    expect(await expectFault(going, 'OFFLINE')).toMatchObject({ params: { reason: 'offline' } });
  });

  it('of unknown size is not sent', async () => {
    const { go, elsewhere, client } = await setUp();
    const body = new ReadableStream();
    await expect(go(url, { method: 'POST', body, duplex: 'half' } as RequestInit)).rejects.toThrow('size');
    expect(elsewhere.arrived).toEqual([]);
    expect(await client.requests({})).toEqual([]);
  });
});

describe('a call to this very computer', () => {
  it('is not in the ledger and passes when nothing may leave', async () => {
    const { go, elsewhere, client } = await setUp();
    await client.setNeverConnect({ neverConnect: true });
    expect(await (await go(`${elsewhere.here}/api/tags`)).text()).toBe('hello');
    expect(await client.requests({})).toEqual([]);
  });

  it.each([
    ['http://127.0.0.1:11434', true],
    ['http://127.8.9.1', true],
    ['http://localhost', true],
    ['http://[::1]:1', true],
    ['http://2130706433/', true],
    ['http://127.0.0.1.example.org', false],
    ['http://localhost.example.org', false],
    ['http://10.0.0.7:11434', false],
    ['http://user@127.0.0.1@example.org', false],
  ])('%s: %s', (address, expected) => {
    expect(isLoopback(address)).toBe(expected);
  });
});

describe('“Never connect”', () => {
  it('refuses a request before it leaves and writes the refusal down', async () => {
    const { go, elsewhere, client, network, ada } = await setUp();
    expect(await client.setNeverConnect({ neverConnect: true })).toMatchObject({ neverConnect: true });
    expect(network.isClosed(ada)).toBe(true);
    const fault = await expectFault(go(url, { method: 'POST', body: 'a question' }), 'OFFLINE');
    expect(fault.params).toEqual({ reason: 'never_connect' });
    expect(elsewhere.arrived).toEqual([]);
    expect(await client.requests({})).toMatchObject([{ problem: 'blocked', bytesSent: 0, status: null }]);
  });

  it('ends a request that waits for its answer', async () => {
    const kit = await setUp(() => void kit.client.setNeverConnect({ neverConnect: true }));
    await expectFault(kit.go(url), 'OFFLINE');
    expect(await kit.client.requests({})).toMatchObject([{ problem: 'blocked' }]);
  });

  it('ends an answer that is being read', async () => {
    const closed = Promise.withResolvers<void>();
    const { go, client } = await setUp((_request, response) => {
      response.write('one word');
      response.once('close', () => closed.resolve());
    });
    const reader = (await go(url)).body!.getReader();
    await reader.read();
    const next = expectFault(reader.read(), 'OFFLINE');
    await client.setNeverConnect({ neverConnect: true });
    expect((await next).params).toEqual({ reason: 'never_connect' });
    await closed.promise;
    expect(await client.requests({})).toMatchObject([{ problem: 'blocked', bytesReceived: 8 }]);
  });

  it('holds for its own profile only, survives a restart of the network, and can be switched off', async () => {
    const { network, ada, bo, client, go } = await setUp();
    await client.setNeverConnect({ neverConnect: true });
    expect([network.isClosed(ada), network.isClosed(bo)]).toEqual([true, false]);
    await client.setNeverConnect({ neverConnect: false });
    expect(await (await go(url)).text()).toBe('hello');
  });
});

describe('the ledger', () => {
  it('is listed newest first, page by page', async () => {
    const { go, client } = await setUp();
    for (const host of ['a', 'b', 'c']) await (await go(`https://${host}.example/`)).text();
    const [newest, second] = await client.requests({ limit: 2 });
    expect([newest?.host, second?.host]).toEqual(['c.example', 'b.example']);
    expect(await client.requests({ before: second!.id })).toMatchObject([{ host: 'a.example' }]);
  });

  it('keeps the newest 5,000 requests of a profile', async () => {
    const { go, client, database, ada, bo } = await setUp();
    const old = (userId: string) =>
      Array.from({ length: 5_000 }, (_, n) => ({
        id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}${userId === ada ? 'a' : 'b'}`,
        userId,
        host: 'old.example',
        purpose: 'model',
        method: 'GET',
        bytesSent: 0,
        bytesReceived: 0,
        startedAt: n,
        durationMs: 0,
      }));
    for (const rows of [old(ada), old(bo)]) {
      for (let at = 0; at < rows.length; at += 1_000) {
        database.db
          .insert(netLog)
          .values(rows.slice(at, at + 1_000))
          .run();
      }
    }
    await (await go(url)).text();
    expect(await client.state()).toMatchObject({ requests: 5_000 });
    expect(await client.requests({ limit: 1 })).toMatchObject([{ host: 'api.example' }]);
    expect(await database.db.$count(netLog)).toBe(10_000);
  });

  it('is forgotten when the student says so, and only their own', async () => {
    const { go, client, network, bo, as } = await setUp();
    await (await go(url)).text();
    await (await network.fetch({ userId: bo, purpose: 'model_list' }, url)).text();
    expect(await client.clear()).toMatchObject({ requests: 0, bytesSent: 0, lastAt: null });
    expect(await as(bo).requests({})).toHaveLength(1);
  });

  it('tells of a change once, however many parts an answer has', async () => {
    const { go, facts } = await setUp(async (_request, response) => {
      for (let n = 0; n < 20; n += 1) {
        response.write('part');
        await once(response, 'drain').catch(() => {});
      }
      response.end();
    });
    const response = await go(url);
    response.body?.cancel();
    expect(facts).toEqual([{ type: 'network.changed' }]);
  });
});
