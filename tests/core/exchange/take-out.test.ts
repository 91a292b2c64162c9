// Everything at once, and the pictures of cards: who may see them, and when their bytes go.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expectFault } from '../../support/fault.ts';
import { startApp } from '../../support/start-app.ts';
import { furnish } from '../isolation/furnish.ts';
import { webm } from '../lessons/films.ts';
import { fileOf, png, takenOut } from './kit.ts';

test('all that a student made is in one archive, without keys and the lock', async () => {
  const app = await startApp();
  const { client } = app;
  await furnish(client);
  const { hash } = await client.exchange.addMedia({ file: fileOf('a.png', png) });
  await client.review.create({ type: 'basic', front: 'Shown', back: `![](media:${hash})` });
  await client.people.setLock({ password: 'correct horse battery' });
  expect((await client.exchange.exportAll()).fileName).toBe('Lectern Ada.zip');
  const files = await takenOut(app);
  const names = [...files.keys()];
  for (const name of [
    'cards.csv',
    'highlights.csv',
    'quizzes.csv',
    'sessions.csv',
    'xp.csv',
    'profile.json',
    `media/${hash}.png`,
  ])
    expect(names).toContain(name);
  expect(names).toContain('lessons/quixotrophic studies/quixotrophic plants/quixotrophic.md');
  expect(files.get('lessons/quixotrophic studies/quixotrophic plants/quixotrophic.webm')).toEqual(
    webm('quixotrophic'),
  );
  expect(names.filter((name) => name.startsWith('notes/'))).toHaveLength(1);
  const text = (name: string) => files.get(name)!.toString('utf8');
  expect(text('lessons/quixotrophic studies/quixotrophic plants/quixotrophic (2).md')).toContain(
    'quixotrophic.webm',
  );
  expect(text('cards.csv')).toContain('quixotrophic');
  expect(text('highlights.csv').split('\r\n')).toHaveLength(3);
  expect(text('quizzes.csv').split('\r\n').length).toBeGreaterThan(3);
  expect(text('sessions.csv').split('\r\n')).toHaveLength(3);
  expect(JSON.parse(text('profile.json'))).toMatchObject({
    name: 'Ada',
    subjects: [{ name: 'quixotrophic studies' }],
  });
  const all = [...files.values()].map((bytes) => bytes.toString('utf8')).join('\n');
  expect(all).not.toMatch(/argon2|sk-quixotrophic|password/i);
});

test('a picture is what its bytes say, and no larger than a picture', async () => {
  const { client } = await startApp();
  const svg = fileOf('a.png', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  expect(
    (await expectFault(client.exchange.addMedia({ file: svg }), 'FILE_UNSUPPORTED')).params,
  ).toMatchObject({ reason: 'picture' });
  const large = fileOf('a.png', Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)]));
  await expectFault(client.exchange.addMedia({ file: large }), 'FILE_TOO_LARGE');
});

test('a picture outlives a file with the same bytes, and goes with its profile', async () => {
  const app = await startApp();
  const { client } = app;
  // A text to the library, and a picture to whoever looks at its first bytes.
  const bytes = 'GIF89a is how a picture may begin, and so does this sentence.';
  const { material } = await client.library.import({ file: fileOf('a.txt', bytes) });
  const { hash } = await client.exchange.addMedia({ file: fileOf('a.gif', bytes) });
  const path = join(app.dataDir, 'files', hash.slice(0, 2), hash);
  await client.review.create({ type: 'basic', front: 'Shown', back: `![](media:${hash})` });
  await client.library.purge({ ids: [material.id] });
  expect(existsSync(path)).toBe(true);
  await client.people.remove({ confirmName: 'Ada' });
  expect(existsSync(path)).toBe(false);
});

test('a picture that no card shows is gone at the next start, and one that is shown stays', async () => {
  const app = await startApp();
  const { hash } = await app.client.exchange.addMedia({ file: fileOf('a.png', png) });
  const other = Buffer.concat([png, Buffer.from('x')]);
  const shown = await app.client.exchange.addMedia({ file: fileOf('b.png', other) });
  await app.client.review.create({ type: 'basic', front: `![](media:${shown.hash})`, back: 'b' });
  const again = await app.restart();
  await expectFault(again.client.exchange.media({ hash }), 'NOT_FOUND');
  expect((await again.client.exchange.media({ hash: shown.hash })).type).toBe('image/png');
});
