// A deck too large for one call arrives in parts, and what does not arrive whole leaves nothing on the disk.
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { maxPackageBytes } from '#contract/exchange.ts';
import { uploadPartBytes } from '#contract/library.ts';
import { expectFault } from '../../support/fault.ts';
import { type Client, startApp, type TestApp } from '../../support/start-app.ts';
import { fileOf, oldPackage } from './kit.ts';

const aside = ({ dataDir }: TestApp) => {
  const folder = join(dataDir, 'exchange');
  return existsSync(folder) ? readdirSync(folder) : [];
};

const part = (bytes: Buffer) => fileOf('part', bytes);

async function send(client: Client, bytes: Buffer): Promise<string> {
  const { uploadId } = await client.exchange.beginLook({ fileName: 'deck.apkg', byteSize: bytes.length });
  for (let index = 0, from = 0; from < bytes.length; index += 1, from += uploadPartBytes)
    await client.exchange.lookPart({
      uploadId,
      index,
      part: part(bytes.subarray(from, from + uploadPartBytes)),
    });
  return uploadId;
}

test('a package of 20 MB in parts is looked at and taken in', async () => {
  const app = await startApp();
  const { client } = app;
  // Noise does not shrink, so that the archive is as large as its picture.
  const bytes = await oldPackage({
    kinds: [{ id: 1, name: 'Basic', fields: ['Front', 'Back'] }],
    notes: [{ id: 1, kind: 1, guid: 'a', fields: ['large', 'deck'] }],
    media: [{ name: 'noise.mp3', bytes: randomBytes(20 * 1024 * 1024) }],
  });
  const uploadId = await send(client, bytes);
  const { importId, kinds, media } = await client.exchange.look({ uploadId });
  expect({ media, kinds: kinds.map(({ name, count }) => [name, count]) }).toEqual({
    media: 1,
    kinds: [['Basic', 1]],
  });
  const taken = await client.exchange.take({ importId, kinds: [{ name: 'Basic', front: 0, back: 1 }] });
  expect(taken.made).toBe(1);
  expect(aside(app)).toEqual([]);
});

test.each(['abort', 'leave', 'restart', 'removal of the profile'] as const)(
  'an upload leaves nothing behind after %s',
  async (how) => {
    const app = await startApp();
    const { client } = app;
    const { uploadId } = await client.exchange.beginLook({ fileName: 'a.apkg', byteSize: 9 });
    await client.exchange.lookPart({ uploadId, index: 0, part: part(Buffer.from('PK')) });
    expect(aside(app)).toHaveLength(1);
    let after = app;
    if (how === 'abort') await client.exchange.abortLook({ uploadId });
    if (how === 'leave') await client.people.leave();
    if (how === 'restart') after = await app.restart();
    if (how === 'removal of the profile') await client.people.remove({ confirmName: 'Ada' });
    await expect.poll(() => aside(after)).toEqual([]);
  },
);

test('a file that is no deck is refused when it is whole, and not kept', async () => {
  const app = await startApp();
  const uploadId = await send(app.client, Buffer.from('%PDF-1.7 and more'));
  await expectFault(app.client.exchange.look({ uploadId }), 'FILE_UNSUPPORTED');
  expect(aside(app)).toEqual([]);
  await expectFault(app.client.exchange.look({ uploadId }), 'NOT_FOUND');
});

test('parts out of order, beyond what was announced or still missing are refused', async () => {
  const { client } = await startApp();
  const { uploadId } = await client.exchange.beginLook({ fileName: 'a.csv', byteSize: 3 });
  await expectFault(
    client.exchange.lookPart({ uploadId, index: 1, part: part(Buffer.from('a,b')) }),
    'BAD_REQUEST',
  );
  await expectFault(
    client.exchange.lookPart({ uploadId, index: 0, part: part(Buffer.from('a,bc')) }),
    'BAD_REQUEST',
  );
  await expectFault(client.exchange.look({ uploadId }), 'BAD_REQUEST');
  await client.exchange.lookPart({ uploadId, index: 0, part: part(Buffer.from('a,b')) });
  expect((await client.exchange.look({ uploadId })).format).toBe('csv');
});

test('a file over the limit, or empty, is refused before its first byte', async () => {
  const app = await startApp();
  const { exchange } = app.client;
  await expectFault(
    exchange.beginLook({ fileName: 'a.apkg', byteSize: maxPackageBytes + 1 }),
    'FILE_TOO_LARGE',
  );
  await expectFault(exchange.beginLook({ fileName: 'a.apkg', byteSize: 0 }), 'FILE_EMPTY');
  expect(aside(app)).toEqual([]);
});
