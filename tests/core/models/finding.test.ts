// Finding Ollama, the states the student sees, and that nobody is asked before there is a reason to.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { say } from '../../fakes/ollama.ts';
import { testComputer } from '../../support/start-app.ts';
import {
  fakeOllama,
  hear,
  hearUntil,
  never,
  request,
  startModels,
  startWith,
  startWithOllama,
} from './kit.ts';

/** A port on which nobody answers. */
async function deadPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

test('no address is asked until the student opens the settings or chooses Ollama', async () => {
  const fake = await fakeOllama();
  const { client } = await startWith(fake);
  expect(await client.models.status()).toMatchObject({
    provider: null,
    answering: 'extractive',
    heldBack: null,
  });
  await client.models.suggestions();
  expect(fake.requests).toEqual([]);
  const found = await client.models.refresh();
  expect(found.ollama).toMatchObject({
    state: { state: 'ready', model: 'llama3.2:3b' },
    resolvedAddress: fake.url,
    version: '0.13.2',
    address: null,
  });
  expect(found.answering).toBe('extractive');
});

test('an address elsewhere is left alone while Ollama is not the chosen one', async () => {
  const asked: string[] = [];
  const { client } = await startWith(null, {
    ports: {
      fetch: (url) => {
        asked.push(String(url));
        return Promise.reject(new TypeError('fetch failed'));
      },
      computer: { ...testComputer, ollamaHost: 'http://10.0.0.7:11434' },
    },
  });
  await client.models.refresh();
  expect(asked.filter((url) => url.includes('10.0.0.7'))).toEqual([]);
  expect(asked).toContain('http://127.0.0.1:11434/api/version');
  await client.models.choose({ provider: 'ollama' });
  expect(asked).toContain('http://10.0.0.7:11434/api/version');
});

test('the address that was written comes before OLLAMA_HOST', async () => {
  const [written, told] = [await fakeOllama({ version: '1.0.0' }), await fakeOllama()];
  const { client } = await startWith(told);
  const { ollama } = await client.models.configure({ ollama: { address: ` "${written.url}/" ` } });
  expect(ollama).toMatchObject({ address: written.url, resolvedAddress: written.url, version: '1.0.0' });
  await written.close();
  expect((await client.models.refresh()).ollama.resolvedAddress).toBe(told.url);
});

test('an address that takes the call and never answers is given up', async () => {
  const silent = createServer();
  await new Promise<void>((resolve) => void silent.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    silent.closeAllConnections();
    silent.close();
  });
  const { port } = silent.address() as AddressInfo;
  const { models, userId } = await startModels({ url: `http://127.0.0.1:${port}` }, { healthMs: 50 });
  expect((await models.watch.look(userId)).found).toEqual({ at: 'nowhere' });
});

test.each([
  [false, 'not_installed'],
  [true, 'not_running'],
])('with nobody answering it matters whether the program is there (%s)', async (there, state) => {
  const url = await deadPort();
  const { client } = await startWith(null, {
    ports: { computer: { ...testComputer, ollamaHost: url, hasProgram: async () => there } },
  });
  const status = await client.models.choose({ provider: 'ollama' });
  expect(status).toMatchObject({
    answering: 'extractive',
    heldBack: 'unreachable',
    ollama: { state: { state } },
  });
});

test('something else on the port is told apart from nothing', async () => {
  const other = createServer((_, response) => void response.end('<html>It works!</html>'));
  await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  const { client } = await startWith({ url });
  const { ollama, heldBack } = await client.models.choose({ provider: 'ollama' });
  expect(ollama.state).toEqual({
    state: 'error',
    code: 'MODEL_UNREACHABLE',
    params: { reason: 'not_ollama', address: url },
  });
  expect(heldBack).toBe('unreachable');
});

test('no models, a missing one, and :latest are told apart', async () => {
  const { client, fake } = await startWithOllama({ models: [] });
  const state = async () => (await client.models.refresh()).ollama.state;
  expect(await state()).toEqual({ state: 'no_models' });
  fake.models = [{ name: 'nomic-embed-text', capabilities: ['embedding'] }];
  expect(await state()).toEqual({ state: 'no_models' });
  await client.models.configure({ ollama: { model: 'mistral' } });
  expect(await state()).toEqual({ state: 'model_missing', model: 'mistral' });
  expect((await client.models.status()).heldBack).toBe('model_missing');
  fake.models = [{ name: 'mistral:latest' }];
  expect(await state()).toEqual({ state: 'ready', model: 'mistral' });
  await client.models.configure({ ollama: { model: 'mistral:7b' } });
  expect(await state()).toEqual({ state: 'model_missing', model: 'mistral:7b' });
});

test('a model that is being read into memory is said to be loading until its first word', async () => {
  const { models, userId, model, fake } = await startWithOllama({
    chat: () => say('Hello', { loading: never }),
  });
  const stop = new AbortController();
  const { reached, rest } = hearUntil(
    (await model()).stream(request({ signal: stop.signal })),
    ({ type }) => type === 'waiting',
  );
  await reached;
  const state = () => models.status(userId).then(({ ollama }) => ollama.state);
  expect(await state()).toEqual({ state: 'loading', model: 'llama3.2:3b' });
  stop.abort();
  await rest;
  expect(await state()).toEqual({ state: 'ready', model: 'llama3.2:3b' });
  expect(fake.loaded.size).toBe(0);
});

test('a fact tells when what is known has changed, and not otherwise', async () => {
  const { client, fake } = await startWithOllama();
  const facts: string[] = [];
  const stream = await client.system.events();
  const reading = (async () => {
    for await (const { type } of stream) {
      facts.push(type);
      if (type === 'settings.changed') return;
    }
  })();
  await client.models.refresh();
  await client.models.refresh();
  fake.models = [];
  await client.models.refresh();
  await client.settings.set({ theme: 'dark' });
  await reading;
  expect(facts).toEqual(['models.changed', 'settings.changed']);
});

test('Ollama started after the question failed is found by the next question', async () => {
  const first = await fakeOllama();
  const { client, models, userId, model } = await startModels(first);
  await client.models.choose({ provider: 'ollama' });
  const asked = await model();
  await first.close();
  expect((await hear(asked.stream(request()))).error).toMatchObject({
    code: 'MODEL_UNREACHABLE',
    data: { params: { reason: 'refused' } },
  });
  expect(await models.choose(userId, 'tutor')).toEqual({ heldBack: 'unreachable' });
  await fakeOllama({ port: first.port });
  expect(await models.choose(userId, 'tutor')).toMatchObject({ name: 'llama3.2:3b', answering: 'local' });
});

test('a quiz may have a model of its own', async () => {
  const { client, model } = await startWithOllama({
    models: [{ name: 'llama3.2:3b' }, { name: 'qwen3:4b' }],
  });
  await client.models.configure({ ollama: { model: 'llama3.2:3b', quizModel: 'qwen3:4b' } });
  expect((await model('tutor')).name).toBe('llama3.2:3b');
  expect((await model('quiz')).name).toBe('qwen3:4b');
});

test('the list tells size, kind, what is loaded and what runs elsewhere', async () => {
  const { client } = await startWithOllama({
    models: [
      { name: 'llama3.2:3b' },
      { name: 'nomic-embed-text', capabilities: ['embedding'], size: 274_000_000 },
      { name: 'gpt-oss:20b-cloud', remote: { model: 'gpt-oss:20b', host: 'https://ollama.com:443' } },
    ],
    loaded: { 'llama3.2:3b': 4096 },
  });
  expect(await client.models.list({ provider: 'ollama' })).toMatchObject([
    {
      name: 'llama3.2:3b',
      sizeBytes: 2_019_393_189,
      parameters: '3.2B',
      loaded: true,
      canWrite: true,
      isCloud: false,
    },
    { name: 'nomic-embed-text:latest', canWrite: false, loaded: false },
    { name: 'gpt-oss:20b-cloud', sizeBytes: null, isCloud: true },
  ]);
});
