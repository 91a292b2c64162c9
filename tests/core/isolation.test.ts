// Two profiles on one computer: nobody reaches anything of the other through any procedure. The contract itself is
// walked, so that a procedure nobody has thought of here fails the test.
import { text as textOf } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { importAndSettle, textFile } from '../support/materials.ts';
import { startApp } from '../support/start-app.ts';
import { denied } from './isolation/denied.ts';
import { elsewhere, empty } from './isolation/empty.ts';
import { furnish, picture, secret } from './isolation/furnish.ts';

test('every procedure of the contract is covered here', () => {
  const covered = [denied, empty, elsewhere].flatMap((table) => Object.keys(table));
  expect(covered.toSorted()).toEqual(procedurePaths(contract).toSorted());
});

test('no procedure gives or changes anything of another profile', async () => {
  const app = await startApp();
  const ada = app.client;
  const ids = await furnish(ada);
  const before = await picture(ada, ids);
  const bo = app.as('bo');
  await bo.people.create({ name: 'Bo' });

  for (const [path, call] of Object.entries(denied)) {
    const answer = await call(bo, ids).then(
      () => 'an answer',
      (error: { code?: string }) => error.code,
    );
    expect({ path, answer }).toEqual({ path, answer: 'NOT_FOUND' });
  }
  for (const [path, call] of Object.entries(empty)) {
    const answer = JSON.stringify((await call(bo, ids)) ?? null);
    const leaks = [secret, ...Object.values(ids)].filter((value) => answer.includes(value));
    expect({ path, leaks }).toEqual({ path, leaks: [] });
  }

  for (const path of [`/bytes/video/${ids.videoId}`, '/bytes/take-out', '/bytes/video/', '/bytes/']) {
    const served = await app.app.openBytes('bo', path);
    const text = served ? await textOf(served.read(0, served.byteSize ?? 0)) : '';
    expect({ path, leaks: [secret, ...Object.values(ids)].filter((value) => text.includes(value)) }).toEqual({
      path,
      leaks: [],
    });
  }
  expect(await app.app.openBytes('bo', `/bytes/video/${ids.videoId}`)).toBeNull();
  expect(await app.app.openBytes('nobody', '/bytes/take-out')).toBeNull();

  expect(await picture(ada, ids)).toEqual(before);
  const { uploadId, lookId, addingId, videoUploadId } = ids;
  const part = new File(['abc'], 'part');
  expect(await ada.library.uploadPart({ uploadId, index: 0, part })).toEqual({ receivedBytes: 3 });
  expect(await ada.exchange.lookPart({ uploadId: lookId, index: 0, part })).toEqual({ receivedBytes: 3 });
  expect(await ada.lessons.videoPart({ uploadId: videoUploadId, index: 0, part })).toEqual({
    receivedBytes: 3,
  });
  expect(await ada.embedding.addPart({ addingId, path: '', offset: 0, part })).toEqual({ receivedBytes: 3 });
});

test('facts go to their own profile only', async () => {
  const app = await startApp();
  const bo = app.as('bo');
  await bo.people.create({ name: 'Bo' });
  const facts = await bo.system.events();
  await app.client.subjects.create({ name: 'Of Ada' });
  await importAndSettle(app.client, textFile('a.txt', 'A file of Ada.'));
  await bo.settings.set({ theme: 'dark' });
  expect((await facts.next()).value).toEqual({ type: 'settings.changed' });
  await facts.return?.(undefined);
});

function procedurePaths(node: object, path: string[] = []): string[] {
  if ('~orpc' in node) return [path.join('.')];
  return Object.entries(node).flatMap(([name, child]) => procedurePaths(child as object, [...path, name]));
}
