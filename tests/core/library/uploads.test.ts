// Large files in parts, and the full disk: nothing is ever left half stored.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { uploadPartBytes } from '#contract/library.ts';
import { expectFault } from '../../support/fault.ts';
import { importAndSettle, settled, textFile } from '../../support/materials.ts';
import { smallDisk } from '../../support/small-disk.ts';
import { type Client, startApp } from '../../support/start-app.ts';
import { pdfBytes } from './pdfs.ts';

const incoming = (dataDir: string) => {
  const folder = join(dataDir, 'files', 'incoming');
  return existsSync(folder) ? readdirSync(folder) : [];
};

/** A real PDF followed by blanks, which readers skip; no page of it is larger than the smallest book. */
async function padded(bytes: number): Promise<Blob> {
  const pdf = await pdfBytes(['A large file begins with a small page about elephants.']);
  const comment = new Uint8Array(bytes - pdf.length).fill(0x20);
  return new Blob([pdf.slice(0, pdf.lastIndexOf(0x73)), pdf.slice(pdf.lastIndexOf(0x73)), comment]);
}

async function upload(client: Client, fileName: string, file: Blob) {
  const { uploadId } = await client.library.beginUpload({ fileName, byteSize: file.size });
  for (let index = 0; index * uploadPartBytes < file.size; index += 1) {
    const part = new File([file.slice(index * uploadPartBytes, (index + 1) * uploadPartBytes)], 'part');
    await client.library.uploadPart({ uploadId, index, part });
  }
  return client.library.finishUpload({ uploadId });
}

describe('a file in parts', () => {
  test('of more than a hundred megabytes arrives whole', { timeout: 120_000 }, async () => {
    const { client, dataDir } = await startApp();
    const bytes = 104 * 1024 * 1024 + 7;
    const file = await padded(bytes);
    const { material } = await upload(client, 'huge.pdf', file);
    expect(material.byteSize).toBe(bytes);
    const end = await client.reader.bytes({ materialId: material.id, from: bytes - 9, to: bytes });
    expect(new Uint8Array(await end.arrayBuffer())).toEqual(
      new Uint8Array(await file.slice(bytes - 9).arrayBuffer()),
    );
    expect(incoming(dataDir)).toEqual([]);
  });

  test('is read like any other', async () => {
    const { client } = await startApp();
    const { material } = await upload(
      client,
      'nine.md',
      new Blob([`# Nine\n\n${'Nine lives. '.repeat(10)}`]),
    );
    expect((await settled(client, material.id)).status).toBe('ready');
  });

  test('is the same material as the same bytes in one call', async () => {
    const { client } = await startApp();
    const text = 'Some words that come twice.';
    const { id } = await importAndSettle(client, textFile('a.txt', text));
    const again = await upload(client, 'b.txt', new Blob([text]));
    expect(again).toMatchObject({ duplicate: true, material: { id } });
  });

  test('is refused out of order, beyond its size, or unfinished', async () => {
    const { client } = await startApp();
    const { uploadId } = await client.library.beginUpload({ fileName: 'a.txt', byteSize: 4 });
    const part = new File(['ab'], 'part');
    await expectFault(client.library.uploadPart({ uploadId, index: 1, part }), 'BAD_REQUEST');
    expect(await client.library.uploadPart({ uploadId, index: 0, part })).toEqual({ receivedBytes: 2 });
    await expectFault(client.library.uploadPart({ uploadId, index: 0, part }), 'BAD_REQUEST');
    await expectFault(client.library.finishUpload({ uploadId }), 'BAD_REQUEST');
    const long = new File(['abcde'], 'part');
    await expectFault(client.library.uploadPart({ uploadId, index: 1, part: long }), 'BAD_REQUEST');
    await client.library.uploadPart({ uploadId, index: 1, part });
    expect((await client.library.finishUpload({ uploadId })).material.byteSize).toBe(4);
    await expectFault(client.library.finishUpload({ uploadId }), 'NOT_FOUND');
  });

  test('is refused at its end when its bytes are no PDF, and leaves nothing', async () => {
    const { client, dataDir } = await startApp();
    await expectFault(upload(client, 'a.pdf', new Blob(['no pdf at all'])), 'FILE_UNREADABLE');
    expect(incoming(dataDir)).toEqual([]);
    expect(await client.library.list()).toEqual([]);
  });

  test.each(['abort', 'leave'] as const)('leaves nothing behind after %s', async (how) => {
    const { client, dataDir, app } = await startApp();
    const { uploadId } = await client.library.beginUpload({ fileName: 'a.txt', byteSize: 4 });
    await client.library.uploadPart({ uploadId, index: 0, part: new File(['ab'], 'part') });
    expect(incoming(dataDir)).toHaveLength(1);
    if (how === 'abort') await client.library.abortUpload({ uploadId });
    else await client.people.leave();
    await app.close();
    expect(incoming(dataDir)).toEqual([]);
  });
});

describe('on a full disk', () => {
  const megabyte = 1024 * 1024;

  test('an import says so, leaves nothing behind and loses nothing', async ({ skip }) => {
    const dataDir = smallDisk();
    if (dataDir === null) return skip('mounting a small file system needs root on Linux');
    const app = await startApp({ dataDir });
    const { id } = await importAndSettle(app.client, textFile('small.txt', 'A small file fits.'));
    const big = new File([`Too much text. ${'x'.repeat(8 * megabyte)}`], 'big.txt');
    await expectFault(app.client.library.import({ file: big }), 'STORAGE_FULL');
    // Announced smaller than it is: the disk fills up in the middle of writing.
    const stream = new File(['y'.repeat(7 * megabyte)], 'stream.txt');
    Object.defineProperty(stream, 'size', { value: 1 });
    await expectFault(app.client.library.import({ file: stream }), 'STORAGE_FULL');
    expect(incoming(dataDir)).toEqual([]);
    expect(await app.client.library.list()).toHaveLength(1);
    expect((await app.client.search.query({ text: 'small file' })).hits[0]?.materialId).toBe(id);
    await app.app.close();
  });
});
