// Reading through the contract: bytes by range, stored pages, and where one stopped.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { maxReadBytes } from '#contract/reader.ts';
import { expectFault } from '../../support/fault.ts';
import { importAndSettle, textFile } from '../../support/materials.ts';
import { startApp } from '../../support/start-app.ts';
import { pdfBytes } from '../library/pdfs.ts';

describe('bytes', () => {
  test('come exactly as they were imported, range by range', async () => {
    const { client } = await startApp();
    const bytes = await pdfBytes(['First page of words.', 'Second page of words.']);
    const { id: materialId } = await importAndSettle(client, new File([bytes], 'a.pdf'));
    const parts: Uint8Array[] = [];
    for (let from = 0; from < bytes.length; from += 500) {
      const part = await client.reader.bytes({ materialId, from, to: from + 500 });
      parts.push(new Uint8Array(await part.arrayBuffer()));
    }
    expect(Buffer.concat(parts).equals(Buffer.from(bytes))).toBe(true);
  });

  test('are refused beyond the end, backwards, or too many at once', async () => {
    const { client } = await startApp();
    const text = 'x'.repeat(2 * maxReadBytes);
    const { id: materialId } = await importAndSettle(client, textFile('a.txt', text));
    const refused = [
      { from: text.length, to: text.length + 1 },
      { from: 20, to: 10 },
      { from: 0, to: maxReadBytes + 1 },
    ];
    for (const range of refused)
      await expectFault(client.reader.bytes({ materialId, ...range }), 'BAD_REQUEST');
    expect((await client.reader.bytes({ materialId, from: 0, to: maxReadBytes })).size).toBe(maxReadBytes);
  });

  test('that are gone from the disk are unreadable, while the stored text is still read and found', async () => {
    const { client, dataDir } = await startApp();
    const { id: materialId } = await importAndSettle(
      client,
      textFile('a.txt', 'Words that outlive their file.'),
    );
    rmSync(join(dataDir, 'files'), { recursive: true });
    const data = await expectFault(client.reader.bytes({ materialId, from: 0, to: 5 }), 'FILE_UNREADABLE');
    expect(data.params).toEqual({ reason: 'gone' });
    expect((await client.reader.page({ materialId, page: 1 })).text).toBe('Words that outlive their file.');
    expect((await client.search.query({ text: 'outlive' })).hits).toHaveLength(1);
  });
});

describe('pages', () => {
  test('tie every run of text to the drawn items', async () => {
    const { client } = await startApp();
    const { id: materialId } = await importAndSettle(
      client,
      new File(
        [await pdfBytes(['A page of words that is long enough to be broken into several lines of text.'])],
        'a.pdf',
      ),
    );
    const { text, runs, width, height } = await client.reader.page({ materialId, page: 1 });
    expect({ width, height }).toEqual({
      width: expect.closeTo(419.53, 1),
      height: expect.closeTo(595.28, 1),
    });
    expect(runs.length).toBeGreaterThan(0);
    for (const { charFrom, charTo } of runs) expect(text.slice(charFrom, charTo).trim()).not.toBe('');
    await expectFault(client.reader.page({ materialId, page: 2 }), 'NOT_FOUND');
  });
});

describe('the reading position', () => {
  test('is none before one was saved, then the last one, also after a restart', async () => {
    const app = await startApp();
    const { id: materialId } = await importAndSettle(app.client, textFile('a.txt', 'Some words to read.'));
    expect((await app.client.reader.open({ materialId })).position).toBeNull();
    const first = { page: 1, offset: 0.25, zoom: 'fit-page', rotation: 90 } as const;
    const second = { page: 1, offset: 0.75, zoom: 1.5, rotation: 0 } as const;
    await app.client.reader.savePosition({ materialId, position: first });
    expect((await app.client.reader.open({ materialId })).position).toMatchObject(first);
    app.clock.advance(1000);
    await app.client.reader.savePosition({ materialId, position: second });
    const { client } = await app.restart();
    const { position, material } = await client.reader.open({ materialId });
    expect(position).toEqual({ ...second, updatedAt: app.clock.now() });
    expect(material.id).toBe(materialId);
  });

  test('is listed latest first, without files that were removed', async () => {
    const { client, clock } = await startApp();
    const ids: string[] = [];
    for (const name of ['a', 'b', 'c']) {
      const { id: materialId } = await importAndSettle(client, textFile(`${name}.txt`, `Words of ${name}.`));
      ids.push(materialId);
      const position = { page: 1, offset: 0, zoom: 'fit-width', rotation: 0 } as const;
      if (name !== 'c') await client.reader.savePosition({ materialId, position });
      clock.advance(1000);
    }
    const recent = async () => (await client.reader.recent()).map(({ material }) => material.id);
    expect(await recent()).toEqual([ids[1], ids[0]]);
    await client.library.remove({ ids: [ids[1] as string] });
    expect(await recent()).toEqual([ids[0]]);
  });
});
