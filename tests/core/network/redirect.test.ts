import { describe, expect, it } from 'vitest';
import { openElsewhere, openNetwork } from './kit.ts';

/** Answers each path with the redirect named for it, and everything else with "there". */
async function setUp(redirects: Record<string, [status: number, location: string]>) {
  const elsewhere = await openElsewhere((request, response) => {
    const [status, location] = redirects[request.url ?? ''] ?? [];
    if (status === undefined) return response.end('there');
    response.writeHead(status, { location }).end('moved');
  });
  const { network, ada, client } = openNetwork(elsewhere.fetch);
  const go = (url: string, init?: RequestInit) =>
    network.fetch({ userId: ada, purpose: 'embedder_download' }, url, init);
  const visited = () => elsewhere.arrived.map(({ host, path }) => `${host}${path}`);
  return { go, visited, client, elsewhere };
}

describe('a redirect', () => {
  it('is followed, and each hop is in the ledger', async () => {
    const { go, visited, client } = await setUp({ '/model': [302, 'https://files.example/big'] });
    expect(await (await go('https://models.example/model')).text()).toBe('there');
    expect(visited()).toEqual(['models.example/model', 'files.example/big']);
    expect((await client.requests({})).map(({ host, status }) => [host, status])).toEqual([
      ['files.example', 200],
      ['models.example', 302],
    ]);
  });

  it('is handed back to a caller who wants it so', async () => {
    const { go, visited } = await setUp({ '/model': [302, 'https://files.example/big'] });
    const response = await go('https://models.example/model', { redirect: 'manual' });
    await response.body?.cancel();
    expect([response.status, visited()]).toEqual([302, ['models.example/model']]);
  });

  it.each([
    ['to a lesser protocol', 'http://models.example/big'],
    ['to a file', 'file:///etc/passwd'],
    ['to this computer', 'https://127.0.0.1/admin'],
    ['to nowhere', 'https://['],
  ])('%s is refused', async (_where, location) => {
    const { go, visited } = await setUp({ '/model': [302, location] });
    await expect(go('https://models.example/model')).rejects.toThrow('Redirected');
    expect(visited()).toEqual(['models.example/model']);
  });

  it('carries no key to another host', async () => {
    const { go, elsewhere } = await setUp({ '/model': [302, 'https://files.example/big'] });
    const headers = { authorization: 'Bearer k', 'x-api-key': 'k', cookie: 'k', range: 'bytes=5-' };
    await (await go('https://models.example/model', { headers })).text();
    const { authorization, cookie, range, 'x-api-key': key } = elsewhere.arrived[1]!.headers;
    expect([authorization, cookie, key, range]).toEqual([undefined, undefined, undefined, 'bytes=5-']);
  });

  it('carries no question to another host', async () => {
    const { go, visited } = await setUp({ '/chat': [307, 'https://other.example/chat'] });
    await expect(go('https://api.example/chat', { method: 'POST', body: 'why?' })).rejects.toThrow('body');
    expect(visited()).toEqual(['api.example/chat']);
  });

  it('carries a question on within its host', async () => {
    const { go, elsewhere } = await setUp({ '/chat': [308, '/v2/chat'] });
    const headers = { authorization: 'Bearer k' };
    await (await go('https://api.example/chat', { method: 'POST', body: 'why?', headers })).text();
    expect(elsewhere.arrived[1]).toMatchObject({ path: '/v2/chat', body: 'why?' });
    expect(elsewhere.arrived[1]!.headers.authorization).toBe('Bearer k');
  });

  it('turns a POST into a GET where the standard says so', async () => {
    const { go, elsewhere } = await setUp({ '/chat': [303, 'https://other.example/done'] });
    const headers = { 'content-type': 'application/json' };
    await (await go('https://api.example/chat', { method: 'POST', body: '{}', headers })).text();
    expect(elsewhere.arrived[1]).toMatchObject({ host: 'other.example', body: '' });
    expect(elsewhere.arrived[1]!.headers['content-type']).toBeUndefined();
  });

  it('that goes round in circles ends', async () => {
    const { go, visited } = await setUp({ '/round': [302, '/round'] });
    await expect(go('https://models.example/round')).rejects.toThrow('more than');
    expect(visited()).toHaveLength(6);
  });
});
