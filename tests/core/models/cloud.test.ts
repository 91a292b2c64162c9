// What holds for every model that runs elsewhere: consent, key, budget, the switch; and that an Ollama cloud model is one.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { say } from '../../fakes/ollama.ts';
import { write } from '../../fakes/openai.ts';
import { expectFault } from '../../support/fault.ts';
import {
  all,
  fakeOllama,
  fakeOpenAI,
  hear,
  hearUntil,
  leadingTo,
  never,
  request,
  startModels,
  startWithCloud,
  startWithOllama,
} from './kit.ts';

const cloudModel = {
  name: 'gpt-oss:120b-cloud',
  remote: { model: 'gpt-oss:120b', host: 'https://ollama.com:443' },
};

test('a service elsewhere is asked only after a model, a key and a consent', async () => {
  const fake = await fakeOpenAI();
  const { client, models, userId } = await startModels(null, {}, leadingTo(fake));
  const held = async () => (await client.models.status()).heldBack;
  expect(await held()).toBeNull();
  await client.models.choose({ provider: 'openai' });
  expect(await held()).toBe('no_model_chosen');
  await client.models.configure({ openai: { baseUrl: 'https://models.example/v1/', model: 'small-model' } });
  expect(await held()).toBe('key_missing');
  await client.models.setKey({ key: 'sk-test' });
  expect(await held()).toBe('consent_needed');
  expect(await models.preview(userId, 'tutor')).toMatchObject({ host: 'models.example', answering: 'cloud' });
  expect(await models.choose(userId, 'tutor')).toEqual({ heldBack: 'consent_needed' });
  expect(fake.requests.length).toBe(0);
  const status = await client.models.consent({ provider: 'openai', granted: true });
  expect(status).toMatchObject({ answering: 'cloud', heldBack: null, consents: ['openai'] });
  await client.models.consent({ provider: 'openai', granted: false });
  expect(await held()).toBe('consent_needed');
});

test('another address has neither the key nor the consent of the one before', async () => {
  const { client, fake } = await startWithCloud();
  const status = await client.models.configure({ openai: { baseUrl: 'https://other.example/v1' } });
  expect(status).toMatchObject({ heldBack: 'key_missing', consents: [], openai: { key: null } });
  await client.models.setKey({ key: 'sk-other' });
  expect((await client.models.status()).heldBack).toBe('consent_needed');
  expect(fake.requests.length).toBe(0);
});

test('a key is stored outside the database, told to nobody, and goes with its profile', async () => {
  const { client, dataDir, secrets } = await startWithCloud();
  const profile = await client.people.current();
  expect((await client.models.status()).openai).toMatchObject({ key: 'keychain', keyWouldGo: 'keychain' });
  expect(JSON.stringify(await client.models.status())).not.toContain('sk-test');
  for (const name of ['lectern.sqlite', 'lectern.sqlite-wal'])
    expect((await readFile(`${dataDir}/${name}`)).includes('sk-test')).toBe(false);
  expect((await secrets.get(`openai:${profile?.id}`))?.value).toBe('sk-test');
  await client.people.remove({ confirmName: 'Ada' });
  expect(await secrets.get(`openai:${profile?.id}`)).toBeNull();
});

test('a call is priced, and written down as one that left', async () => {
  const { client, model, calls } = await startWithCloud();
  await client.usage.setPrice({
    provider: 'openai',
    model: 'small-model',
    inputPerMillion: 10,
    outputPerMillion: 100,
    currency: 'USD',
    validFrom: '2026-01-01',
  });
  const one = await model();
  expect(one.costOf(1000, 1000)).toEqual({ cost: 0.11, currency: 'USD' });
  const { done } = await hear(one.stream(request()));
  expect(done?.spent.cost).toBeGreaterThan(0);
  expect(await calls()).toMatchObject([{ isLocal: false, cost: done?.spent.cost, currency: 'USD' }]);
  await expect
    .poll(() => client.network.requests({}))
    .toMatchObject([{ host: 'models.example', purpose: 'model', status: 200, problem: null }]);
});

test('a call that would go beyond the budget is not sent, and a spent budget holds the model back', async () => {
  const { client, model, models, userId, fake } = await startWithCloud();
  const price = {
    provider: 'openai',
    model: '*',
    inputPerMillion: 0,
    outputPerMillion: 1_000,
    currency: 'USD',
  };
  await client.usage.setPrice({ ...price, validFrom: '2026-01-01' });
  await client.usage.setBudget({ monthly: 0.05, currency: 'USD' });
  const { error } = await hear((await model()).stream(request({ maxTokens: 100 })));
  expect(error?.code).toBe('BUDGET_SPENT');
  expect(fake.requests.length).toBe(0);
  fake.chat = () => ({ content: ['Yes'], usage: { prompt_tokens: 10, completion_tokens: 60 } });
  expect((await hear((await model()).stream(request({ maxTokens: 20 })))).error).toBeUndefined();
  expect(await models.choose(userId, 'tutor')).toEqual({ heldBack: 'budget_spent' });
});

test('where nothing may leave, nothing does: no call, no list, no probe, no pull', async () => {
  const { client, model, models, userId, fake } = await startWithCloud();
  const before = await model();
  await client.network.setNeverConnect({ neverConnect: true });
  expect(await models.choose(userId, 'tutor')).toEqual({ heldBack: 'never_connect' });
  expect((await hear(before.stream(request()))).error?.code).toBe('OFFLINE');
  await expectFault(client.models.list({ provider: 'openai' }), 'OFFLINE');
  await client.models.configure({ ollama: { address: 'https://models.example' } });
  const status = await client.models.choose({ provider: 'ollama' });
  expect(status).toMatchObject({
    heldBack: 'never_connect',
    ollama: { state: { state: 'error', code: 'OFFLINE' } },
  });
  expect(fake.requests.length).toBe(0);
});

test('a call under way ends when nothing may leave any more, also one that goes out through Ollama', async () => {
  const direct = await startWithCloud({ chat: () => write('An echo is', { pause: never }) });
  const cut = hearUntil((await direct.model()).stream(request()), ({ type }) => type === 'delta');
  await cut.reached;
  // The switch of the models under test, as the app's own is another instance.
  direct.network.neverConnect.set(direct.userId, true);
  expect((await cut.rest).error).toMatchObject({
    code: 'OFFLINE',
    data: { params: { reason: 'never_connect' } },
  });
  expect(await direct.calls()).toMatchObject([{ status: 'offline', errorCode: 'OFFLINE' }]);

  const { promise, resolve } = Promise.withResolvers<void>();
  const through = await startWithOllama({
    models: [cloudModel],
    chat: () => say('An echo is', { pause: promise }),
  });
  await through.client.models.configure({ ollama: { model: cloudModel.name } });
  await through.client.models.consent({ provider: 'ollama', granted: true });
  const heard = hearUntil((await through.model()).stream(request()), ({ type }) => type === 'delta');
  await heard.reached;
  await through.client.network.setNeverConnect({ neverConnect: true });
  resolve();
  expect((await heard.rest).error?.code).toBe('OFFLINE');
  expect((await heard.rest).text).toBe('An');
});

test('a pull makes Ollama go out, and is refused where nothing may leave', async () => {
  const { client, fake } = await startWithOllama();
  await client.network.setNeverConnect({ neverConnect: true });
  const stream = await client.models.pull({ model: 'qwen3:4b' });
  await expectFault(all(stream), 'OFFLINE');
  expect(fake.to('/api/pull')).toEqual([]);
  expect((await client.models.status()).answering).toBe('local');
});

test('an Ollama cloud model counts as the cloud and is asked without a schema', async () => {
  const { client, models, model, userId, fake, calls } = await startWithOllama({ models: [cloudModel] });
  const none = await client.models.status();
  expect(none).toMatchObject({ heldBack: 'no_model_chosen', ollama: { state: { state: 'no_models' } } });
  const chosen = await client.models.configure({ ollama: { model: cloudModel.name } });
  expect(chosen).toMatchObject({
    heldBack: 'consent_needed',
    answering: 'extractive',
    ollama: { isCloud: true },
  });
  expect(await models.preview(userId, 'tutor')).toMatchObject({ answering: 'cloud', host: 'ollama.com' });
  expect((await client.models.consent({ provider: 'ollama', granted: true })).answering).toBe('cloud');
  const schema = { name: 'x', schema: { type: 'object' } };
  fake.chat = () => ({ content: ['{}'] });
  await hear((await model()).stream(request({ schema })));
  expect(fake.to('/api/chat')[0]?.body).not.toHaveProperty('format');
  expect(await calls()).toMatchObject([{ isLocal: false, cost: null }]);
  await client.network.setNeverConnect({ neverConnect: true });
  expect(await models.choose(userId, 'tutor')).toEqual({ heldBack: 'never_connect' });
});

test('an Ollama on another continent is the cloud, one in the next room is not', async () => {
  const fake = await fakeOllama();
  const far = await startModels(null, {}, leadingTo(fake, 'https://ollama.example'));
  await far.client.models.configure({ ollama: { address: 'ollama.example' } });
  expect(await far.client.models.choose({ provider: 'ollama' })).toMatchObject({
    heldBack: 'consent_needed',
    ollama: { isCloud: true, resolvedAddress: 'https://ollama.example' },
  });
  const near = await startModels(null, {}, leadingTo(fake, 'http://192.168.1.20:11434'));
  await near.client.models.configure({ ollama: { address: '192.168.1.20' } });
  const status = await near.client.models.choose({ provider: 'ollama' });
  expect(status).toMatchObject({ answering: 'local', heldBack: null, ollama: { isCloud: false } });
  const [listed] = await near.client.network.requests({});
  expect(listed).toMatchObject({ host: '192.168.1.20:11434', purpose: 'model_list' });
});
