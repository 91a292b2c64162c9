// Anki packages out and in: the same cards come back, columns are Anki's, and a hostile package gets nowhere.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Incoming, Taken } from '#contract/exchange.ts';
import { expectFault } from '../../support/fault.ts';
import { type Client, startApp } from '../../support/start-app.ts';
import { zipOf } from '../embedding/zip.ts';
import { collectionIn, fileOf, newPackage, oldPackage, png, unzipped } from './kit.ts';

const dayMs = 24 * 60 * 60_000;

const words = async (client: Client) =>
  (await client.review.list({}))
    .map(({ type, front, back }) => ({ type, front, back }))
    .toSorted((a, b) => (a.front < b.front ? -1 : 1));

async function takeAll(
  client: Client,
  bytes: Buffer,
  keepSchedule = false,
): Promise<Taken & { found: Incoming }> {
  const found = await client.exchange.look({ file: fileOf('deck.apkg', bytes) });
  const kinds = found.kinds.map(({ name, front, back }) => ({ name, front, back }));
  return { ...(await client.exchange.take({ importId: found.importId, kinds, keepSchedule })), found };
}

const bytesOf = async (file: Blob) => Buffer.from(await file.arrayBuffer());

async function withCards(client: Client) {
  const { hash } = await client.exchange.addMedia({ file: fileOf('cell.png', png) });
  const { id } = await client.review.create({
    type: 'basic',
    front: 'What is *this*?',
    back: `A **cell**:\n\n![](media:${hash})`,
  });
  await client.review.create({ type: 'basic', front: 'Euler', back: '$e^{i\\pi} < 1$\n- one\n- two' });
  await client.review.create({ type: 'cloze', front: 'The {{heart}} pumps {{$5 < x$}}.', back: '' });
  return { hash, id };
}

test('cards exported as a package come back the same in another profile, with their pictures', async () => {
  const app = await startApp();
  const { hash } = await withCards(app.client);
  const file = await app.client.exchange.exportCards({ format: 'apkg' });
  expect(file.name).toBe('Lectern.apkg');

  const bo = app.as('bo');
  await bo.people.create({ name: 'Bo' });
  const taken = await takeAll(bo, await bytesOf(file));
  expect(taken).toMatchObject({ made: 3, updated: 0, skipped: 0, media: 1, mediaLeftOut: 0 });
  expect(taken.found).toMatchObject({ format: 'apkg', media: 1, hasSchedule: false, encoding: null });
  expect(await words(bo)).toEqual(await words(app.client));
  expect(await bytesOf(await bo.exchange.media({ hash }))).toEqual(png);
});

test('a card that comes home is updated, not doubled', async () => {
  const { client } = await startApp();
  const { id } = await withCards(client);
  const bytes = await bytesOf(await client.exchange.exportCards({ format: 'apkg' }));
  await client.review.edit({ cardId: id, front: 'Changed here' });
  const taken = await takeAll(client, bytes);
  expect(taken).toMatchObject({ made: 0, updated: 1, skipped: 2 });
  expect(await client.review.list({})).toHaveLength(3);
  expect((await client.review.get({ cardId: id })).front).toBe('What is *this*?');
});

test('a package holds the columns Anki documents, the id as guid, and no schedule', async () => {
  const { client } = await startApp();
  const { id, hash } = await withCards(client);
  const files = await unzipped(await client.exchange.exportCards({ format: 'apkg' }));
  expect([...files.keys()].toSorted()).toEqual(['0', 'collection.anki2', 'media']);
  expect(JSON.parse(files.get('media')!.toString('utf8'))).toEqual({ 0: `${hash}.png` });
  const sqlite = await collectionIn(files.get('collection.anki2')!);
  const columns = (table: string) =>
    sqlite.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  expect(columns('col')).toEqual('id crt mod scm ver dty usn ls conf models decks dconf tags'.split(' '));
  expect(columns('notes')).toEqual('id guid mid mod usn tags flds sfld csum flags data'.split(' '));
  expect(columns('cards')).toEqual(
    'id nid did ord mod usn type queue due ivl factor reps lapses left odue odid flags data'.split(' '),
  );
  expect(columns('revlog')).toEqual('id cid usn ease ivl lastIvl factor time type'.split(' '));
  expect(columns('graves')).toEqual('usn oid type'.split(' '));
  expect(sqlite.prepare('SELECT ver FROM col').pluck().get()).toBe(11);
  expect(sqlite.prepare('SELECT guid FROM notes').pluck().all()).toContain(id);
  expect(
    sqlite.prepare('SELECT count(*) FROM cards WHERE type + queue + ivl + reps + lapses > 0').pluck().get(),
  ).toBe(0);
  const back = sqlite.prepare('SELECT flds FROM notes WHERE guid = ?').pluck().get(id) as string;
  expect(back.split('\u001f')[1]).toBe(`A <b>cell</b>:<br><br><img src="${hash}.png">`);
});

test('the newest collection of a package is the one that is read', async () => {
  const { client } = await startApp();
  const bytes = await newPackage({
    kinds: [
      { id: 7, name: 'Vocabulary', fields: ['Hint', 'Word', 'Meaning'] },
      { id: 8, name: 'Lückentext', fields: ['Text', 'Extra'], isCloze: true },
      { id: 9, name: 'Unused', fields: ['A', 'B'] },
    ],
    notes: [
      {
        id: 1,
        kind: 7,
        guid: 'a',
        fields: ['animal', '<b>perro</b>', 'dog <img src="dog.png">[sound:dog.mp3]'],
      },
      { id: 2, kind: 8, guid: 'b', fields: ['{{c1::Madrid}} is in {{c2::Spain}}', ''] },
    ],
    media: [
      { name: 'dog.png', bytes: png },
      { name: 'dog.mp3', bytes: Buffer.from('ID3') },
    ],
  });
  const found = await client.exchange.look({ file: fileOf('es.apkg', bytes) });
  expect(found.kinds).toEqual([
    {
      name: 'Vocabulary',
      fields: ['Hint', 'Word', 'Meaning'],
      count: 1,
      isCloze: false,
      samples: [['animal', 'perro', 'dog']],
      front: 1,
      back: 2,
    },
    expect.objectContaining({ name: 'Lückentext', isCloze: true, front: 0, back: 1 }),
  ]);
  const taken = await client.exchange.take({
    importId: found.importId,
    kinds: [
      { name: 'Vocabulary', front: 2, back: 1 },
      { name: 'Lückentext', front: 0, back: 1 },
    ],
  });
  expect(taken).toEqual({ made: 3, updated: 0, skipped: 0, media: 1, mediaLeftOut: 1 });
  const made = await words(client);
  expect(made.map(({ type, back }) => [type, back])).toContainEqual(['basic', '**perro**']);
  expect(made.map(({ front }) => front)).toContain('{{Madrid}} is in Spain');
  expect(made.map(({ front }) => front)).toContain('Madrid is in {{Spain}}');
});

test('only the note types that were chosen are taken, and a file is taken once', async () => {
  const { client } = await startApp();
  const bytes = await oldPackage({
    kinds: [
      { id: 1, name: 'Basic', fields: ['Front', 'Back'] },
      { id: 2, name: 'Other', fields: ['Front', 'Back'] },
    ],
    notes: [
      { id: 1, kind: 1, guid: 'a', fields: ['one', 'eins'] },
      { id: 2, kind: 2, guid: 'b', fields: ['two', 'zwei'] },
      { id: 3, kind: 1, guid: 'c', fields: ['empty', ''] },
      { id: 4, kind: 1, guid: 'd', fields: ['ONE', 'uno'] },
    ],
  });
  const { importId } = await client.exchange.look({ file: fileOf('a.apkg', bytes) });
  const order = { importId, kinds: [{ name: 'Basic', front: 0, back: 1 }] };
  expect(await client.exchange.take(order)).toMatchObject({ made: 1, skipped: 2 });
  await expectFault(client.exchange.take(order), 'NOT_FOUND');
  const [card] = await client.review.list({});
  expect(card).toMatchObject({ front: 'one', origin: 'import', state: 'new' });
});

test('intervals are kept when asked for: due on the same day, as firm as the answers say', async () => {
  const app = await startApp();
  const now = app.clock.now();
  const created = now - 100 * dayMs;
  const bytes = await oldPackage({
    created,
    kinds: [{ id: 1, name: 'Basic', fields: ['Front', 'Back'] }],
    notes: ['answered', 'bare', 'learning', 'fresh', 'paused'].map((front, index) => ({
      id: index + 1,
      kind: 1,
      guid: front,
      fields: [front, 'x'],
    })),
    cards: [
      { note: 1, type: 2, due: 110, ivl: 30, reps: 3, lapses: 1, factor: 2500 },
      { note: 2, type: 2, due: 90, ivl: 20, reps: 4, factor: 1300 },
      { note: 3, type: 1, due: 1 },
      { note: 4 },
      { note: 5, type: 2, queue: -1, due: 130, ivl: 2000, reps: 9, factor: 2500 },
    ],
    answers: [
      { at: now - 40 * dayMs, card: 0, ease: 3 },
      { at: now - 30 * dayMs, card: 0, ease: 3 },
      { at: now - 20 * dayMs, card: 0, ease: 3 },
    ],
  });
  expect(await takeAll(app.client, bytes, true)).toMatchObject({ made: 5, found: { hasSchedule: true } });
  const cards = new Map((await app.client.review.list({})).map((card) => [card.front, card]));
  expect(cards.get('answered')).toMatchObject({ state: 'review', intervalDays: 30, reps: 3, lapses: 1 });
  expect(cards.get('answered')!.due).toBe(created + 110 * dayMs);
  expect(cards.get('answered')!.retrievability).toBeGreaterThan(0.85);
  expect(cards.get('bare')!.due).toBe(created + 90 * dayMs);
  expect(cards.get('bare')!.retrievability).toBeLessThan(0.9);
  expect(cards.get('learning')!.state).toBe('new');
  expect(cards.get('fresh')!.state).toBe('new');
  expect(cards.get('paused')).toMatchObject({ suspended: true, intervalDays: 365 });
});

test('without being asked for, every card is learnt from the start', async () => {
  const { client } = await startApp();
  const bytes = await oldPackage({
    kinds: [{ id: 1, name: 'Basic', fields: ['Front', 'Back'] }],
    notes: [{ id: 1, kind: 1, guid: 'a', fields: ['one', 'eins'] }],
    cards: [{ note: 1, type: 2, due: 10, ivl: 30 }],
  });
  await takeAll(client, bytes);
  expect((await client.review.list({}))[0]).toMatchObject({ state: 'new', reps: 0 });
});

test.each([
  ['no collection', async () => zipOf([{ name: 'a.txt', bytes: Buffer.from('a') }]), 'not_anki'],
  ['a path outside', async () => zipOf([{ name: '../../evil', bytes: Buffer.from('a') }]), 'unsafe_path'],
  ['an absolute path', async () => zipOf([{ name: '/etc/evil', bytes: Buffer.from('a') }]), 'unsafe_path'],
  ['a drive', async () => zipOf([{ name: 'C:/evil', bytes: Buffer.from('a') }]), 'unsafe_path'],
  [
    'a link',
    async () => zipOf([{ name: 'collection.anki2', bytes: Buffer.from('/etc'), mode: 0o120777 }]),
    'unsafe_path',
  ],
  [
    'a bomb that says so',
    async () => zipOf([{ name: 'collection.anki2', bytes: Buffer.from('a'), claimedBytes: 2 ** 31 }]),
    'too_large',
  ],
  [
    'a bomb that lies',
    async () => zipOf([{ name: 'collection.anki2', bytes: Buffer.alloc(5_000_000), claimedBytes: 100 }]),
    'damaged',
  ],
  [
    'a collection that is none',
    async () => zipOf([{ name: 'collection.anki2', bytes: Buffer.from('no') }]),
    'damaged',
  ],
  [
    'a packed collection that is none',
    async () => zipOf([{ name: 'collection.anki21b', bytes: Buffer.from('no') }]),
    'damaged',
  ],
  ['a cut-off archive', async () => (await small()).subarray(0, 400), 'damaged'],
  ['a collection without notes', async () => oldPackage({ kinds: [], notes: [] }), 'no_rows'],
])('%s is refused, and nothing stays of it', async (_, make, reason) => {
  const app = await startApp();
  const { params } = await expectFault(
    app.client.exchange.look({ file: fileOf('deck.apkg', await make()) }),
    'FILE_UNREADABLE',
  );
  expect(params?.reason).toBe(reason);
  expect(readdirSync(join(app.dataDir, 'exchange'))).toEqual([]);
});

const small = () =>
  oldPackage({
    kinds: [{ id: 1, name: 'Basic', fields: ['Front', 'Back'] }],
    notes: [{ id: 1, kind: 1, guid: 'a', fields: ['one', 'eins'] }],
  });

test('scripts and remote pictures of a field go nowhere', async () => {
  const { client } = await startApp();
  const bytes = await oldPackage({
    kinds: [{ id: 1, name: 'Basic', fields: ['Front', 'Back'] }],
    notes: [
      {
        id: 1,
        kind: 1,
        guid: 'a',
        fields: [
          'q<script>fetch("https://example.org")</script>',
          '<img src=https://example.org/t.gif onerror=alert(1)>a',
        ],
      },
    ],
  });
  await takeAll(client, bytes);
  expect(await words(client)).toEqual([{ type: 'basic', front: 'q', back: 'a' }]);
});

test('what is too large for a picture, or none at all, is left out and counted', async () => {
  const { client } = await startApp();
  const bytes = await oldPackage({
    kinds: [{ id: 1, name: 'Basic', fields: ['Front', 'Back'] }],
    notes: [
      {
        id: 1,
        kind: 1,
        guid: 'a',
        fields: ['q <img src="big.png"><img src="evil.png"><img src="lost.png">', 'a <img src="ok.png">'],
      },
    ],
    media: [
      { name: 'big.png', bytes: Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)]) },
      { name: 'evil.png', bytes: Buffer.from('<svg onload="alert(1)"/>') },
      { name: 'ok.png', bytes: png },
    ],
  });
  expect(await takeAll(client, bytes)).toMatchObject({ made: 1, media: 1, mediaLeftOut: 3 });
});

test('a file that was looked at and never taken is gone after a stop', async () => {
  const app = await startApp();
  const { importId } = await app.client.exchange.look({ file: fileOf('a.apkg', await small()) });
  expect(readdirSync(join(app.dataDir, 'exchange'))).toEqual([importId]);
  const again = await app.restart();
  expect(existsSync(join(app.dataDir, 'exchange'))).toBe(false);
  await expectFault(again.client.exchange.take({ importId, kinds: [] }), 'NOT_FOUND');
});
