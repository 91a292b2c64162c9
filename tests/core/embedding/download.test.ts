// Offered models, fetched from a hub that can fail in every way: what arrives is kept, checked, and asked for only when the
// student says so.
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { DownloadProgress } from '#contract/embedding.ts';
import { type FakeHub, type FakeHubOptions, startFakeHub } from '../../fakes/hub.ts';
import { expectFault } from '../../support/fault.ts';
import type { Client, TestApp } from '../../support/start-app.ts';
import {
  createCountingEngine,
  descriptionOf,
  filesOfModel,
  modelFiles,
  onDisk,
  startWithModels,
} from './kit.ts';

const offerId = 'all-minilm-l6-v2';
const repository = 'Xenova/all-MiniLM-L6-v2';
const weights = 'onnx/model_quantized.onnx';

async function hubWith(options: Partial<FakeHubOptions> = {}): Promise<FakeHub> {
  const hub = await startFakeHub({ repositories: { [repository]: filesOfModel() }, ...options });
  onTestFinished(() => hub.close());
  return hub;
}

/** An app whose mirror is the hub. */
async function appWith(hub: FakeHub): Promise<TestApp> {
  const app = await startWithModels({ ports: { fetch: globalThis.fetch } });
  await app.client.embedding.configure({ mirror: hub.url });
  return app;
}

async function download(client: Client, id = offerId): Promise<DownloadProgress[]> {
  const progress: DownloadProgress[] = [];
  for await (const event of await client.embedding.download({ offerId: id })) progress.push(event);
  return progress;
}

const offerOf = async (client: Client) =>
  (await client.embedding.status()).offers.find(({ id }) => id === offerId);
/** Requests for the bytes of a file of a plain server. */
const bodies = ({ requests }: FakeHub, file: string) =>
  requests.filter(({ method, path }) => method === 'GET' && path.endsWith(file));
/** Ranges the host of the large files was asked for. */
const ranges = ({ store }: FakeHub, file: string) =>
  store.requests
    .filter(({ method, path }) => method === 'GET' && path.endsWith(file))
    .map(({ headers }) => headers.range);
const sizeOfModel = Object.values(filesOfModel()).reduce((sum, { length }) => sum + length, 0);

describe('a download', () => {
  test('becomes a model with the words and the licence its makers name', async () => {
    const hub = await hubWith();
    const app = await appWith(hub);
    const progress = await download(app.client);
    expect(progress.at(-1)).toEqual({
      stage: 'install',
      completedBytes: sizeOfModel,
      totalBytes: sizeOfModel,
      bytesPerSecond: null,
    });
    const status = await app.client.embedding.status();
    expect(status.models[1]).toMatchObject({
      name: 'all-MiniLM-L6-v2',
      source: 'download',
      licence: 'Apache-2.0',
      languages: ['en'],
      state: 'installed',
    });
    const folder = status.models[1]!.id.replace('@', '-');
    const kept = [...modelFiles, 'lectern.json'].map((file) => `${folder}/${file}`);
    expect(onDisk(app)).toEqual([...kept, 'preferences.json'].sort());
    expect(status.offers.map(({ id }) => id)).toEqual(['multilingual-e5-small']);
  });

  test('of the multilingual model knows what to put before questions and passages', async () => {
    const hub = await hubWith({ repositories: { 'Xenova/multilingual-e5-small': filesOfModel() } });
    const app = await appWith(hub);
    await download(app.client, 'multilingual-e5-small');
    expect(descriptionOf(app, 'multilingual-e5-small')).toMatchObject({
      queryPrefix: 'query: ',
      passagePrefix: 'passage: ',
    });
  });

  test('fetches all files of the one commit the hub named first', async () => {
    const hub = await hubWith();
    await download((await appWith(hub)).client);
    const [first, ...later] = hub.requests.filter(({ path }) => !path.startsWith('/api/'));
    expect(first?.path).toContain('/resolve/main/');
    expect(later.every(({ path }) => path.includes(`/resolve/${hub.commit}/`))).toBe(true);
  });

  test('of what is not offered is not found', async () => {
    const hub = await hubWith();
    const { client } = await appWith(hub);
    await expectFault(download(client, 'gpt'), 'NOT_FOUND');
    expect(hub.requests).toEqual([]);
  });
});

describe('what has arrived is kept', () => {
  test('when the connection is cut, and the rest is fetched by the next try, also after a restart', async () => {
    const hub = await hubWith();
    const app = await appWith(hub);
    hub.cutsOnce = { file: weights, after: 2_000_000 };
    await expectFault(download(app.client), 'DOWNLOAD_FAILED');
    const { haveBytes } = (await offerOf(app.client))!;
    expect(haveBytes).toBeGreaterThan(1_000_000);
    expect(haveBytes).toBeLessThan(sizeOfModel);
    const again = await app.restart();
    expect((await offerOf(again.client))!.haveBytes).toBe(haveBytes);
    const progress = await download(again.client);
    expect(progress[0]!.completedBytes).toBe(haveBytes);
    const partOf = haveBytes - (sizeOfModel - filesOfModel()[weights]!.length);
    expect(ranges(hub, weights)).toEqual([undefined, `bytes=${partOf}-`]);
    expect(ranges(hub, 'tokenizer.json')).toEqual([undefined]);
    expect((await again.client.embedding.status()).models).toHaveLength(2);
  });

  test('when nobody watches any longer', async () => {
    const hub = await hubWith();
    const { client } = await appWith(hub);
    const reached = Promise.withResolvers<void>();
    hub.onPiece = async (file) => {
      if (file !== weights) return;
      reached.resolve();
      await new Promise(setImmediate);
    };
    for await (const { completedBytes } of await client.embedding.download({ offerId })) {
      if (completedBytes > sizeOfModel - filesOfModel()[weights]!.length) break;
    }
    await reached.promise;
    hub.onPiece = () => {};
    expect((await offerOf(client))!.haveBytes).toBeGreaterThan(324_000);
    expect((await client.embedding.status()).models).toHaveLength(1);
    await download(client);
    expect(ranges(hub, weights).at(-1)).toMatch(/^bytes=\d+-$/);
    expect((await client.embedding.status()).models).toHaveLength(2);
  });

  test('when the disk is full, which is said at once', async ({ skip }) => {
    if (process.platform !== 'linux') return skip('only Linux has a device that is always full');
    const hub = await hubWith();
    const app = await appWith(hub);
    hub.cutsOnce = { file: weights, after: 1_000_000 };
    await expectFault(download(app.client), 'DOWNLOAD_FAILED');
    const part = onDisk(app).find((file) => file.endsWith('.onnx.part'))!;
    const path = join(app.dataDir, 'models', part);
    const arrived = readFileSync(path);
    // A device on which every write finds the disk full.
    rmSync(path);
    symlinkSync('/dev/full', path);
    await expectFault(download(app.client), 'STORAGE_FULL');
    expect(onDisk(app).some((file) => file.endsWith('tokenizer.json.part'))).toBe(true);
    rmSync(path);
    writeFileSync(path, arrived);
    await download(app.client);
    expect(ranges(hub, weights).at(-1)).toBe(`bytes=${arrived.length}-`);
    expect(ranges(hub, 'tokenizer.json')).toHaveLength(1);
  });

  test('when the engine dies over it, and is only loaded by the next try', async () => {
    const hub = await hubWith();
    const engine = createCountingEngine();
    const { client } = await startWithModels({ engine, ports: { fetch: globalThis.fetch } });
    await client.embedding.configure({ mirror: hub.url });
    engine.dies = true;
    await expectFault(download(client), 'ENGINE_LOST');
    const asked = hub.requests.length;
    engine.dies = false;
    await download(client);
    expect(hub.requests).toHaveLength(asked);
    expect((await client.embedding.status()).models).toHaveLength(2);
  });

  test('but not when the student throws it away', async () => {
    const hub = await hubWith();
    const app = await appWith(hub);
    hub.cutsOnce = { file: weights, after: 1_000_000 };
    await expectFault(download(app.client), 'DOWNLOAD_FAILED');
    const { offers } = await app.client.embedding.remove({ modelId: offerId });
    expect(offers.map(({ haveBytes }) => haveBytes)).toEqual([0, 0]);
    expect(onDisk(app)).toEqual(['preferences.json']);
  });

  test('but not of a file that has changed meanwhile', async () => {
    const hub = await hubWith();
    const { client } = await appWith(hub);
    hub.cutsOnce = { file: weights, after: 1_000_000 };
    await expectFault(download(client), 'DOWNLOAD_FAILED');
    const files = filesOfModel();
    const config = Buffer.concat([files['config.json']!, Buffer.from(' ')]);
    hub.repositories[repository] = { ...files, 'config.json': config };
    await download(client);
    expect(
      hub.requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/config.json')),
    ).toHaveLength(4);
    expect(ranges(hub, weights).at(-1)).toMatch(/^bytes=/);
  });
});

describe('another side that', () => {
  test('ignores ranges is read from the start', async () => {
    const hub = await hubWith();
    const { client } = await appWith(hub);
    hub.cutsOnce = { file: weights, after: 1_000_000 };
    await expectFault(download(client), 'DOWNLOAD_FAILED');
    hub.ignoresRange = true;
    expect((await download(client)).at(-1)).toMatchObject({ stage: 'install', completedBytes: sizeOfModel });
  });

  test.each([404, 503])('answers %i is a failed download', async (status) => {
    const hub = await hubWith();
    const { client } = await appWith(hub);
    hub.refuses = { file: 'tokenizer.json', status };
    const { params } = await expectFault(download(client), 'DOWNLOAD_FAILED');
    expect(params).toEqual({ reason: 'status', status });
  });

  test.each([weights, 'config.json'])('sends another %s than it said is caught', async (file) => {
    const hub = await hubWith();
    const app = await appWith(hub);
    hub.liesAbout = file;
    const { params } = await expectFault(download(app.client), 'EMBEDDER_UNUSABLE');
    expect(params?.reason).toBe('hash_mismatch');
    expect(params?.file).toMatch(file);
    expect((await app.client.embedding.status()).models).toHaveLength(1);
    hub.liesAbout = null;
    await download(app.client);
    expect((await app.client.embedding.status()).models).toHaveLength(2);
  });

  test('has files of no model leaves nothing behind', async () => {
    const files = { ...filesOfModel(), [weights]: Buffer.alloc(200_000, 1) };
    const hub = await hubWith({ repositories: { [repository]: files } });
    const app = await appWith(hub);
    const { params } = await expectFault(download(app.client), 'EMBEDDER_UNUSABLE');
    expect(params).toEqual({ reason: 'not_a_model' });
    expect(onDisk(app)).toEqual(['preferences.json']);
  });

  test('is not there is a failed download', async () => {
    const hub = await hubWith();
    const { client } = await appWith(hub);
    await hub.close();
    await expectFault(download(client), 'DOWNLOAD_FAILED');
  });
});

describe('a mirror', () => {
  test('may be a plain file server, where a stopped download goes on if the file is the same', async () => {
    const hub = await hubWith({ isPlain: true });
    const { client } = await appWith(hub);
    hub.cutsOnce = { file: weights, after: 1_000_000 };
    await expectFault(download(client), 'DOWNLOAD_FAILED');
    await download(client);
    const asked = bodies(hub, weights).at(-1)!;
    expect(asked.headers.range).toMatch(/^bytes=\d+-$/);
    expect(asked.headers['if-range']).toMatch(/^"[0-9a-f]+"$/);
    expect((await client.embedding.status()).models).toHaveLength(2);
  });

  test('that names no version of its files has each stopped file begun anew', async () => {
    const hub = await hubWith({ isPlain: true });
    hub.etags = false;
    const { client } = await appWith(hub);
    hub.cutsOnce = { file: weights, after: 1_000_000 };
    await expectFault(download(client), 'DOWNLOAD_FAILED');
    await download(client);
    expect(bodies(hub, weights).map(({ headers }) => headers.range)).toEqual([undefined, undefined]);
    expect((await client.embedding.status()).models).toHaveLength(2);
  });

  test('is an address, completed, or none', async () => {
    const { client } = await startWithModels();
    const set = async (mirror: string) => (await client.embedding.configure({ mirror })).mirror;
    expect(await set(' hub.example.org/models/ ')).toBe('https://hub.example.org/models');
    for (const wrong of ['ftp://hub.example.org', 'https://ada:secret@hub.example.org', 'https://'])
      await expectFault(client.embedding.configure({ mirror: wrong }), 'BAD_REQUEST');
    expect((await client.embedding.status()).mirror).toBe('https://hub.example.org/models');
    expect(await set('')).toBeNull();
  });
});

describe('the way out', () => {
  /** The real hub's names, led to the fake one. */
  async function elsewhere() {
    const hub = await hubWith({ storeAddress: 'https://store.test' });
    const asked: string[] = [];
    const fetch: typeof globalThis.fetch = (url, init) => {
      asked.push(new URL(String(url)).host);
      const here = String(url)
        .replace('https://huggingface.co', hub.url)
        .replace('https://store.test', hub.store.url);
      return globalThis.fetch(here, init);
    };
    return { hub, asked, app: await startWithModels({ ports: { fetch } }) };
  }

  test('is taken only when a download is asked for, and everything on it is in the ledger', async () => {
    const { asked, app } = await elsewhere();
    await app.client.embedding.status();
    expect(asked).toEqual([]);
    await download(app.client);
    const requests = await app.client.network.requests({ limit: 100 });
    expect(
      requests.filter(({ purpose, problem }) => purpose !== 'embedder_download' || problem !== null),
    ).toEqual([]);
    expect(requests).toHaveLength(asked.length);
    expect(new Set(requests.map(({ host }) => host))).toEqual(new Set(['huggingface.co', 'store.test']));
    const received = requests.reduce((sum, { bytesReceived }) => sum + bytesReceived, 0);
    expect(received).toBe(sizeOfModel);
  });

  test('is closed when nothing may leave', async () => {
    const { asked, app } = await elsewhere();
    await app.client.network.setNeverConnect({ neverConnect: true });
    const { params } = await expectFault(download(app.client), 'OFFLINE');
    expect(params).toEqual({ reason: 'never_connect' });
    expect(asked).toEqual([]);
  });
});
