// What leaves this computer, watched from outside: a host whose proxy writes down every request, and whose Node refuses
// and writes down whatever does not take the proxy.
import { openAsBlob } from 'node:fs';
import { test as base, expect } from '@playwright/test';
import { openProxy, type RecordingProxy } from '../support/proxy.ts';
import { type Caller, enter } from './support/caller.ts';
import { type Host, removeData, startHost } from './support/host.ts';
import { samplePath } from './support/material.ts';

/** The one model the service behind the proxy has. */
const listed = { object: 'list', data: [{ id: 'big-1', object: 'model', created: 0, owned_by: 'x' }] };

const test = base.extend<{ way: RecordingProxy; host: Host; client: Caller['client'] }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
  way: async ({}, use) => {
    const way = await openProxy((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(listed));
    });
    await use(way);
    way.close();
  },
  host: async ({ way }, use) => {
    const env = { HTTP_PROXY: way.address, HTTPS_PROXY: way.address, http_proxy: '', https_proxy: '' };
    const host = await startHost({ env });
    await use(host);
    await host.stop();
    await removeData(host);
  },
  client: async ({ host }, use) => {
    const { client, hangUp } = await enter(host.link());
    await client.people.create({ name: 'Ada' });
    await use(client);
    hangUp();
  },
});

test('reading, searching, asking and practising send nothing', async ({ client, way, host }) => {
  const file = new File([await openAsBlob(samplePath)], 'sample.pdf');
  const { material } = await client.library.import({ file });
  await expect.poll(async () => (await client.library.get({ id: material.id })).status).toBe('ready');
  const { hits } = await client.search.query({ text: 'memory' });
  expect(hits.length).toBeGreaterThan(0);
  const thread = await client.tutor.create({ scope: {} });
  const asked = await drain(await client.tutor.ask({ threadId: thread.id, text: 'What is working memory?' }));
  expect(asked.length).toBeGreaterThan(0);
  const made = await drain(await client.quizzes.generate({ scope: {}, count: 5 }));
  expect(made.at(-1)?.type).toBe('made');

  expect(way.asked).toEqual([]);
  expect(host.outbound()).toEqual([]);
  expect(await client.network.state()).toMatchObject({ requests: 0, bytesSent: 0 });
});

test('a service is asked through the proxy and the ledger, and not at all under “Never connect”', async ({
  client,
  way,
  host,
}) => {
  await client.models.configure({ openai: { baseUrl: 'http://192.168.7.7:8080/v1' } });
  expect(await client.models.list({ provider: 'openai' })).toMatchObject([{ name: 'big-1' }]);
  const before = way.asked.length;
  expect(before).toBeGreaterThan(0);
  expect(await client.network.requests({})).toMatchObject([{ host: '192.168.7.7:8080', status: 200 }]);

  await client.network.setNeverConnect({ neverConnect: true });
  const refused = await client.models.list({ provider: 'openai' }).catch((error) => error);
  expect(refused).toMatchObject({ code: 'OFFLINE', data: { params: { reason: 'never_connect' } } });
  expect(way.asked).toHaveLength(before);
  expect(host.outbound()).toEqual([]);
});

async function drain<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of stream) all.push(each);
  return all;
}
