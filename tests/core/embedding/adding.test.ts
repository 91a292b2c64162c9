// Models the student brings: what is taken in, under which description, and what is refused and leaves nothing behind.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { maxEmbedderBytes } from '#contract/embedding.ts';
import { expectFault } from '../../support/fault.ts';
import {
  add,
  begin,
  builtIn,
  descriptionOf,
  type Files,
  filesOfModel,
  modelFiles,
  onDisk,
  send,
  startWithModels,
  without,
} from './kit.ts';
import { type ZipEntry, zipOf } from './zip.ts';

const zipped = (files: Files, folder = ''): ZipEntry[] =>
  Object.entries(files).map(([name, bytes]) => ({ name: folder + name, bytes }));
const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const ownDescription = (changes: object) =>
  json({ ...JSON.parse(readFileSync(join(builtIn, 'lectern.json'), 'utf8')), id: 'mine', ...changes });

describe('a folder', () => {
  test('becomes a model beside the one that came with the app, which still answers', async () => {
    const app = await startWithModels();
    const status = await add(app.client, 'Word vectors', filesOfModel());
    const [first, mine] = status.models;
    expect(first).toMatchObject({ source: 'built_in', state: 'active' });
    expect(mine).toMatchObject({ name: 'Word vectors', source: 'folder', dim: 256, state: 'installed' });
    const folder = mine!.id.replace('@', '-');
    expect(onDisk(app)).toEqual([...modelFiles, 'lectern.json'].map((file) => `${folder}/${file}`).sort());
  });

  test('is still there after a restart', async () => {
    const app = await startWithModels();
    const { models } = await add(app.client, 'Word vectors', filesOfModel());
    const again = await app.restart();
    expect((await again.client.embedding.status()).models).toEqual(models);
  });

  test('taken in twice is one model', async () => {
    const app = await startWithModels();
    const once = await add(app.client, 'Word vectors', filesOfModel());
    expect((await add(app.client, 'Word vectors', filesOfModel())).models).toEqual(once.models);
  });

  test('may have its weights under other names, next to much that is of no use', async () => {
    const app = await startWithModels();
    const files = filesOfModel();
    const { 'onnx/model_quantized.onnx': weights, ...rest } = files;
    const status = await add(app.client, 'Vectors', {
      ...rest,
      'onnx/model_int8.onnx': weights!,
      'pytorch_model.bin': Buffer.alloc(1000),
      '.git/config': Buffer.from('x'),
      'README.md': Buffer.from('# Vectors'),
    });
    const folder = status.models[1]!.id.replace('@', '-');
    const kept = [...modelFiles, 'README.md', 'lectern.json'].map((file) => `${folder}/${file}`);
    expect(onDisk(app)).toEqual(kept.sort());
  });

  test('of the E5 family is given the words it wants before questions and passages', async () => {
    const app = await startWithModels();
    await add(app.client, 'multilingual-e5-small', filesOfModel());
    expect(descriptionOf(app, 'multilingual-e5-small')).toMatchObject({
      queryPrefix: 'query: ',
      passagePrefix: 'passage: ',
      pooling: 'mean',
    });
  });

  test('is pooled as its makers noted', async () => {
    const app = await startWithModels();
    await add(app.client, 'first', {
      ...filesOfModel(),
      '1_Pooling/config.json': json({ pooling_mode_cls_token: true, pooling_mode_mean_tokens: false }),
      'config_sentence_transformers.json': json({ prompts: { query: 'ask: ', document: 'text: ' } }),
    });
    expect(descriptionOf(app, 'first')).toMatchObject({
      pooling: 'cls',
      queryPrefix: 'ask: ',
      passagePrefix: 'text: ',
    });
  });

  test('keeps the description it brings', async () => {
    const app = await startWithModels();
    const brought = { name: 'My own', queryPrefix: 'q ', languages: ['fr'], licence: 'MIT' };
    const files = { ...filesOfModel(), 'lectern.json': ownDescription(brought) };
    const status = await add(app.client, 'folder', files);
    expect(status.models[1]).toMatchObject({ name: 'My own', languages: ['fr'], licence: 'MIT' });
    expect(descriptionOf(app, 'mine')).toMatchObject({ ...brought, source: 'folder' });
  });
});

describe('a zip', () => {
  test('is unpacked, also when the model lies in a folder inside', async () => {
    const app = await startWithModels();
    const status = await add(app.client, 'vectors.zip', { '': zipOf(zipped(filesOfModel(), 'vectors/')) });
    expect(status.models[1]).toMatchObject({ name: 'vectors', dim: 256, state: 'installed' });
    const folder = status.models[1]!.id.replace('@', '-');
    expect(onDisk(app)).toEqual([...modelFiles, 'lectern.json'].map((file) => `${folder}/${file}`).sort());
  });

  test.each([
    ['goes up', { name: '../evil.json', bytes: Buffer.from('{}') }],
    ['is absolute', { name: '/tmp/evil.json', bytes: Buffer.from('{}') }],
    ['is on a drive', { name: 'C:\\evil.json', bytes: Buffer.from('{}') }],
    ['goes up backwards', { name: 'a\\..\\..\\evil.json', bytes: Buffer.from('{}') }],
    ['is a link', { name: 'config.json', bytes: Buffer.from('/etc/passwd'), mode: 0o120777 }],
  ])('with a path that %s is refused as a whole', async (_what, evil) => {
    const app = await startWithModels();
    const zip = zipOf([...zipped(filesOfModel()), evil]);
    const { params } = await expectFault(add(app.client, 'evil.zip', { '': zip }), 'EMBEDDER_UNUSABLE');
    expect(params?.reason).toBe('unsafe_path');
    expect(onDisk(app)).toEqual([]);
  });

  test('that would unpack to more than may be is refused before it is unpacked', async () => {
    const app = await startWithModels();
    const bomb = { name: 'config.json', bytes: Buffer.alloc(100), claimedBytes: maxEmbedderBytes + 1 };
    await expectFault(add(app.client, 'bomb.zip', { '': zipOf([bomb]) }), 'FILE_TOO_LARGE');
    expect(onDisk(app)).toEqual([]);
  });

  test('that holds more than it says is no model', async () => {
    const app = await startWithModels();
    const bomb = { name: 'config.json', bytes: Buffer.alloc(1_000_000), claimedBytes: 10 };
    const { params } = await expectFault(
      add(app.client, 'bomb.zip', { '': zipOf([bomb]) }),
      'EMBEDDER_UNUSABLE',
    );
    expect(params).toEqual({ reason: 'not_a_model' });
    expect(onDisk(app)).toEqual([]);
  });

  test('that is none is no model', async () => {
    const app = await startWithModels();
    const { params } = await expectFault(
      add(app.client, 'photo.zip', { '': Buffer.alloc(5000, 1) }),
      'EMBEDDER_UNUSABLE',
    );
    expect(params).toEqual({ reason: 'not_a_model' });
  });
});

describe('what is refused', () => {
  const wrongHash = () => {
    const [first, ...rest] = JSON.parse(readFileSync(join(builtIn, 'lectern.json'), 'utf8')).files;
    return [{ ...first, sha256: '0'.repeat(64) }, ...rest];
  };
  const cases: [string, () => Files, object][] = [
    [
      'a missing tokenizer',
      () => without(filesOfModel(), 'tokenizer.json'),
      { reason: 'missing_file', file: 'tokenizer.json' },
    ],
    [
      'missing weights',
      () => without(filesOfModel(), 'onnx/model_quantized.onnx'),
      { reason: 'missing_file', file: 'onnx/model.onnx' },
    ],
    ['other files', () => ({ 'notes.txt': Buffer.from('Hello') }), { reason: 'not_a_model' }],
    [
      'weights that are none',
      () => ({ ...filesOfModel(), 'onnx/model_quantized.onnx': Buffer.alloc(1000, 7) }),
      { reason: 'not_a_model' },
    ],
    [
      'a file that is not the one of the list',
      () => ({ ...filesOfModel(), 'lectern.json': ownDescription({ files: wrongHash() }) }),
      { reason: 'hash_mismatch', file: 'config.json' },
    ],
    [
      'another length of vectors than the description says',
      () => ({ ...filesOfModel(), 'lectern.json': ownDescription({ dim: 384 }) }),
      { reason: 'dimension' },
    ],
    [
      'a description of files elsewhere',
      () => {
        const files = [{ path: '../../lectern.sqlite', bytes: 1, sha256: '0'.repeat(64) }];
        return { ...filesOfModel(), 'lectern.json': ownDescription({ files }) };
      },
      { reason: 'unsafe_path', file: '../../lectern.sqlite' },
    ],
    [
      'a path that leads out of the folder',
      () => ({ ...filesOfModel(), '../evil.json': Buffer.from('{}') }),
      { reason: 'unsafe_path', file: '../evil.json' },
    ],
  ];
  test.each(cases)('%s, by name, and nothing of it stays', async (_what, files, params) => {
    const app = await startWithModels();
    const data = await expectFault(add(app.client, 'model', files()), 'EMBEDDER_UNUSABLE');
    expect(data.params).toEqual(params);
    expect(onDisk(app)).toEqual([]);
    expect((await app.client.embedding.status()).models).toHaveLength(1);
  });

  test('more than a model may weigh', async () => {
    const { client } = await startWithModels();
    const tooMuch = { name: 'big', bytes: maxEmbedderBytes + 1 };
    await expectFault(client.embedding.beginAdding(tooMuch), 'FILE_TOO_LARGE');
  });

  test('a part out of order, and more bytes than were announced', async () => {
    const { client } = await startWithModels();
    const addingId = await begin(client, 'model', { 'config.json': Buffer.alloc(10) });
    const part = (offset: number, bytes: number) =>
      client.embedding.addPart({
        addingId,
        path: 'config.json',
        offset,
        part: new File([new Uint8Array(bytes)], 'part'),
      });
    await expectFault(part(5, 5), 'BAD_REQUEST');
    expect(await part(0, 4)).toEqual({ receivedBytes: 4 });
    await expectFault(part(0, 4), 'BAD_REQUEST');
    await expectFault(part(4, 7), 'BAD_REQUEST');
    expect(await part(4, 6)).toEqual({ receivedBytes: 10 });
  });

  test('what another profile is sending', async () => {
    const app = await startWithModels();
    const bo = app.as('bo');
    await bo.people.create({ name: 'Bo' });
    const addingId = await send(app.client, 'model', filesOfModel());
    await expectFault(bo.embedding.finishAdding({ addingId }), 'NOT_FOUND');
    await bo.embedding.abortAdding({ addingId });
    expect((await app.client.embedding.finishAdding({ addingId })).models).toHaveLength(2);
  });
});

describe('nothing is left', () => {
  test('of what was stopped', async () => {
    const app = await startWithModels();
    const addingId = await send(app.client, 'model', filesOfModel());
    await app.client.embedding.abortAdding({ addingId });
    expect(onDisk(app)).toEqual([]);
    await expectFault(app.client.embedding.finishAdding({ addingId }), 'NOT_FOUND');
  });

  test('at the next start, of what a crash left half written', async () => {
    const app = await startWithModels();
    await app.app.close();
    const left = join(app.dataDir, 'models', '.aside-1');
    mkdirSync(left, { recursive: true });
    writeFileSync(join(left, 'config.json'), '{}');
    expect(onDisk(await app.restart())).toEqual([]);
  });

  test('of a model that was removed; the one that answers and the one of the app stay', async () => {
    const app = await startWithModels();
    const { models } = await add(app.client, 'mine', filesOfModel());
    const [first, mine] = models.map(({ id }) => id);
    await expectFault(app.client.embedding.remove({ modelId: first! }), 'CONFLICT');
    await app.client.embedding.use({ modelId: mine! });
    await expectFault(app.client.embedding.remove({ modelId: mine! }), 'CONFLICT');
    await app.client.embedding.use({ modelId: first! });
    expect((await app.client.embedding.remove({ modelId: mine! })).models).toHaveLength(1);
    expect(onDisk(app)).toEqual([]);
  });
});
