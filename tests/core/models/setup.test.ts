// Setting models up: addresses, suggestions, trying one out, fetching one.
import { expect, test } from 'vitest';
import { say } from '../../fakes/ollama.ts';
import { expectFault } from '../../support/fault.ts';
import { createTestClock, testComputer } from '../../support/start-app.ts';
import { all, fakeOllama, fakeOpenAI, startWith, startWithOllama, startWithOpenAI } from './kit.ts';

const layer = (name: string, total: number) => ({ digest: name.repeat(64).slice(0, 64), total });

test('an address that makes no sense is refused and the one before is kept', async () => {
  const { client } = await startWith(null);
  await client.models.configure({ openai: { baseUrl: 'https://models.example/v1' } });
  for (const address of ['not an address', 'ftp://x', 'http://', 'http://me:pass@host:1'])
    expect(
      (await expectFault(client.models.configure({ ollama: { address } }), 'BAD_REQUEST')).params,
    ).toEqual({
      reason: 'address',
    });
  const insecure = client.models.configure({ openai: { baseUrl: 'http://models.example' } });
  expect((await expectFault(insecure, 'BAD_REQUEST')).params).toEqual({ reason: 'address' });
  const status = await client.models.status();
  expect(status.ollama.address).toBeNull();
  expect(status.openai.baseUrl).toBe('https://models.example/v1');
  expect((await client.models.configure({ openai: { baseUrl: '' } })).openai.baseUrl).toBe(
    'https://api.openai.com/v1',
  );
});

test('a key that no request could carry is refused', async () => {
  const { client } = await startWith(null);
  expect((await expectFault(client.models.setKey({ key: 'sk-ключ' }), 'BAD_REQUEST')).params).toEqual({
    reason: 'key',
  });
  expect(await client.models.setKey({ key: '  sk-good \n' })).toEqual({ place: 'keychain' });
  expect((await client.models.status()).openai.key).toBe('keychain');
  await client.models.removeKey();
  expect((await client.models.status()).openai.key).toBeNull();
});

test('what is chosen belongs to the profile and outlives a restart', async () => {
  const fake = await fakeOllama();
  const first = await startWith(fake);
  await first.client.models.choose({ provider: 'ollama' });
  await first.client.models.configure({ ollama: { contextTokens: 2048 } });
  const ada = await first.client.people.current();
  const other = first.as('other');
  await other.people.create({ name: 'Bo' });
  expect((await other.models.status()).provider).toBeNull();
  const again = await first.restart();
  await again.client.people.select({ id: ada?.id ?? '' });
  await expect
    .poll(async () => (await again.client.models.status()).ollama.state)
    .toEqual({ state: 'ready', model: 'llama3.2:3b' });
  expect((await again.client.models.status()).ollama.contextTokens).toBe(2048);
});

test.each([
  [4, null],
  [8, 'gemma3:4b'],
  [16, 'qwen3:8b'],
])('with %i GB of memory the largest that fits is recommended', async (gigabytes, name) => {
  const memoryBytes = gigabytes * 2 ** 30;
  const { client } = await startWith(null, { ports: { computer: { ...testComputer, memoryBytes } } });
  const { models, memoryBytes: told } = await client.models.suggestions();
  expect(told).toBe(memoryBytes);
  expect(models.filter(({ isRecommended }) => isRecommended).map((model) => model.name)).toEqual(
    name ? [name] : [],
  );
  for (const { sizeBytes, needsBytes } of models) expect(needsBytes).toBeGreaterThan(sizeBytes);
  expect(models.map(({ sizeBytes }) => sizeBytes)).toEqual(
    models.map((m) => m.sizeBytes).toSorted((a, b) => a - b),
  );
});

test('a model is tried out before it is chosen, and the try is logged as one', async () => {
  const { client } = await startWith(await fakeOllama({ chat: () => say('I am ready.') }));
  const events = await all(await client.models.tryOut({ provider: 'ollama' }));
  expect(events[0]).toEqual({ type: 'waiting', for: 'loading' });
  expect(events.at(-1)).toMatchObject({ type: 'done', text: 'I am ready.', spent: { cost: 0 } });
  expect(await client.usage.calls({})).toMatchObject([{ feature: 'try_out', status: 'ok' }]);
});

test('a try that cannot be made says why', async () => {
  const { client } = await startWith(null);
  const tryOut = async () => all(await client.models.tryOut({ provider: 'openai' }));
  await expectFault(tryOut(), 'BAD_REQUEST');
  await client.models.configure({ openai: { model: 'small-model' } });
  await expectFault(tryOut(), 'KEY_MISSING');
  await client.models.setKey({ key: 'sk-test' });
  await expectFault(tryOut(), 'CONSENT_NEEDED');
});

test('a wrong key shows when the models are listed', async () => {
  const { client, fake } = await startWithOpenAI();
  fake.key = 'another';
  await expectFault(client.models.list({ provider: 'openai' }), 'KEY_REJECTED');
});

test('a pull adds its layers up, tells its speed, and the model is there', async () => {
  const clock = createTestClock();
  const fake = await fakeOllama({
    models: [],
    registry: {
      models: { 'qwen3:4b': [layer('a', 3_000_000), layer('b', 1_000_000)] },
      onLine: () => clock.advance(500),
    },
  });
  const { client } = await startWith(fake, { clock });
  await client.models.choose({ provider: 'ollama' });
  const progress = await all(await client.models.pull({ model: 'qwen3:4b' }));
  expect(progress[0]).toEqual({
    stage: 'manifest',
    completedBytes: null,
    totalBytes: null,
    bytesPerSecond: null,
  });
  const download = progress.filter(({ stage }) => stage === 'download');
  expect(download.at(-1)).toMatchObject({ completedBytes: 4_000_000, totalBytes: 4_000_000 });
  expect(download.at(-1)?.bytesPerSecond).toBeGreaterThan(0);
  const completed = download.map(({ completedBytes }) => completedBytes ?? 0);
  expect(completed).toEqual(completed.toSorted((a, b) => a - b));
  expect(progress.at(-1)?.stage).toBe('finish');
  expect((await client.models.status()).ollama.state).toEqual({ state: 'ready', model: 'qwen3:4b' });
});

test('a pull that is left stops, and the next goes on where it was', async () => {
  const { client, fake } = await startWithOllama({
    registry: { models: { 'qwen3:4b': [layer('a', 9_000_000)] } },
  });
  for await (const { completedBytes } of await client.models.pull({ model: 'qwen3:4b' }))
    if ((completedBytes ?? 0) >= 3_000_000) break;
  expect(await fake.to('/api/pull')[0]?.ended).toBe(false);
  const [here = 0] = fake.registry.here.values();
  expect(here).toBeLessThan(9_000_000);
  const rest = await all(await client.models.pull({ model: 'qwen3:4b' }));
  expect(rest.find(({ stage }) => stage === 'download')?.completedBytes).toBe(here);
  expect(rest.at(-1)?.stage).toBe('finish');
});

test.each([
  ['no such model', null, 'MODEL_MISSING'],
  ['a full disk', 'write /models/blob: no space left on device', 'STORAGE_FULL'],
  ['no network', 'max retries exceeded: dial tcp: lookup registry.ollama.ai: no such host', 'OFFLINE'],
  ['anything else', 'digest mismatch', 'MODEL_FAILED'],
] as const)('a pull that fails for %s says so', async (_, failsWith, code) => {
  const models: Record<string, { digest: string; total: number }[]> = failsWith
    ? { 'qwen3:4b': [layer('a', 2_000_000)] }
    : {};
  const { client } = await startWithOllama({ registry: { models, failsWith } });
  await expectFault(all(await client.models.pull({ model: 'qwen3:4b' })), code);
});

test('an OpenAI-compatible server on this computer needs neither key nor consent', async () => {
  const fake = await fakeOpenAI({ key: null });
  const { client } = await startWith(null);
  await client.models.configure({
    openai: { baseUrl: `${fake.url}/v1/chat/completions`, model: 'small-model' },
  });
  const status = await client.models.choose({ provider: 'openai' });
  expect(status).toMatchObject({ answering: 'local', heldBack: null });
  expect(status.openai).toMatchObject({ baseUrl: `${fake.url}/v1`, isLocal: true });
  const events = await all(await client.models.tryOut({ provider: 'openai' }));
  expect(events.at(-1)).toMatchObject({ type: 'done', spent: { cost: 0 } });
});
