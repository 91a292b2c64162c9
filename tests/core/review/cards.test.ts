// Cards of one's own: made, reworded, removed, found.
import { expect, test } from 'vitest';
import { reviewCards } from '#core/db/schema/review.ts';
import { expectFault } from '../../support/fault.ts';
import { importAndSettle, textFile } from '../../support/materials.ts';
import { startDesk } from './kit.ts';

const refusal = async (call: Promise<unknown>) => (await expectFault(call, 'BAD_REQUEST')).params?.reason;

const basic = { type: 'basic', front: 'What is an echo?', back: 'A sound thrown back' } as const;

test('a card made by hand is new and due at once', async () => {
  const { client, app } = await startDesk();
  const made = await client.review.create(basic);
  expect(made).toMatchObject({ ...basic, origin: 'own', state: 'new', due: app.clock.now(), source: null });
  expect(made).toMatchObject({ retrievability: null, intervalDays: 0, suspended: false, leech: false });
  expect((await client.review.next()).card).toEqual(made);
});

test('a side that is empty, a cloze without a gap, and words that are there are refused with the reason', async () => {
  const { client } = await startDesk();
  await client.review.create(basic);
  const create = client.review.create;
  expect(await refusal(create({ ...basic, front: ' ' }))).toBe('empty');
  expect(await refusal(create({ ...basic, back: '' }))).toBe('empty');
  expect(await refusal(create({ type: 'cloze', front: 'No gap', back: '' }))).toBe('no_gap');
  expect(await refusal(create({ ...basic, front: 'what  is AN echo?' }))).toBe('exists');
  expect((await create({ type: 'cloze', front: 'An {{echo}}', back: '' })).type).toBe('cloze');
});

test('a card is of a topic on the shelf or of none', async () => {
  const { client } = await startDesk();
  const subject = await client.subjects.create({ name: 'Physics' });
  const topic = await client.subjects.createTopic({ subjectId: subject.id, name: 'Sound' });
  const made = await client.review.create({ ...basic, topicId: topic.id });
  expect(made).toMatchObject({ topicId: topic.id, topicName: 'Sound' });
  expect(await client.review.edit({ cardId: made.id, topicId: null })).toMatchObject({ topicName: null });
  await expectFault(client.review.edit({ cardId: made.id, topicId: subject.id }), 'NOT_FOUND');
});

test('a card may stand on words of an own file, and nowhere else', async () => {
  const { client } = await startDesk();
  const file = await importAndSettle(client, textFile('sound.md', 'An echo is a sound thrown back.'));
  const place = { materialId: file.id, page: 1, charFrom: 3, charTo: 7 };
  const made = await client.review.create({ ...basic, source: place });
  expect(made.source).toEqual({ ...place, materialTitle: file.title });
  const other = { ...basic, front: 'Other' };
  for (const wrong of [{ page: 2 }, { charTo: 5000 }, { charTo: 3 }, { materialId: made.id }])
    await expectFault(client.review.create({ ...other, source: { ...place, ...wrong } }), 'NOT_FOUND');
});

test('rewording keeps the schedule', async () => {
  const desk = await startDesk();
  const id = desk.known('Old words', 30);
  const { front: _, frontHash: __, ...before } = desk.stored(id);
  const edited = await desk.client.review.edit({ cardId: id, front: 'New words' });
  expect(edited).toMatchObject({ front: 'New words', back: 'Old words, turned', intervalDays: 30 });
  expect(desk.stored(id)).toMatchObject({ ...before, updatedAt: desk.app.clock.now() });
  const other = desk.card('Other words');
  const taken = desk.client.review.edit({ cardId: other, front: 'new words' });
  expect(await refusal(taken)).toBe('exists');
});

test('a removed card is gone and comes back as it was, unless its words were made anew', async () => {
  const desk = await startDesk();
  const { client } = desk;
  const id = desk.known('Echo', 30);
  const before = await client.review.get({ cardId: id });
  await client.review.remove({ cardIds: [id] });
  await expectFault(client.review.get({ cardId: id }), 'NOT_FOUND');
  expect(await client.review.list({})).toEqual([]);
  await client.review.restore({ cardIds: [id] });
  expect(await client.review.get({ cardId: id })).toEqual(before);
  await client.review.remove({ cardIds: [id] });
  const anew = await client.review.create({ ...basic, front: 'echo' });
  await client.review.restore({ cardIds: [id] });
  expect((await client.review.list({})).map((card) => card.id)).toEqual([anew.id]);
});

test('at a start removed cards lose their words, and what was answered still counts', async () => {
  const desk = await startDesk();
  const ids = Array.from({ length: 10 }, (_, i) => desk.known(`Card ${i}`, 10));
  for (const id of ids) await desk.answer(id);
  const untouched = desk.card('Never asked');
  await desk.client.review.remove({ cardIds: [...ids, untouched] });
  const again = await desk.app.restart();
  expect((await again.client.progress.today()).creditedBy).toBe('review');
  const left = desk.db.select().from(reviewCards).all();
  expect(left.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect(new Set(left.map(({ front, back }) => front + back))).toEqual(new Set(['']));
  await expectFault(again.client.review.restore({ cardIds: [ids[0] ?? ''] }), 'NOT_FOUND');
});

test('cards are found by words, topic and state, newest first', async () => {
  const desk = await startDesk();
  const fronts = async (filter: Parameters<typeof desk.client.review.list>[0]) =>
    (await desk.client.review.list(filter)).map(({ front }) => front);
  desk.card('New');
  desk.card('Learning', { state: 'learning', stability: 1, difficulty: 5, lastReview: 1 });
  desk.known('Due', 10);
  desk.known('Later', 10, -5);
  desk.known('Suspended', 10, 0, { suspended: true });
  desk.known('Flagged', 10, -5, { flagged: true });
  desk.known('Leech', 10, -5, { lapses: 6 });
  desk.known('Nearly', 10, -5, { lapses: 5 });
  expect(await fronts({})).toHaveLength(8);
  expect((await fronts({}))[0]).toBe('Nearly');
  expect(await fronts({ text: 'LATER, turned' })).toEqual(['Later']);
  expect(await fronts({ state: 'new' })).toEqual(['New']);
  expect(await fronts({ state: 'learning' })).toEqual(['Learning']);
  expect(await fronts({ state: 'due' })).toEqual(['Due', 'Learning']);
  expect(await fronts({ state: 'suspended' })).toEqual(['Suspended']);
  expect(await fronts({ state: 'flagged' })).toEqual(['Flagged']);
  expect(await fronts({ state: 'leech' })).toEqual(['Leech']);
});

test('a card keeps the place in a file it was made from, of an own file only', async () => {
  const { client, app } = await startDesk();
  const { id: materialId } = await importAndSettle(
    client,
    textFile('sound.txt', 'An echo is a sound thrown back.'),
  );
  const source = { materialId, page: 1, charFrom: 0, charTo: 7 };
  const made = await client.review.create({ ...basic, source });
  expect(made.source).toEqual({ ...source, materialTitle: 'sound' });
  const bo = app.as('bo');
  await bo.people.create({ name: 'Bo' });
  await expectFault(bo.review.create({ ...basic, source }), 'NOT_FOUND');
});
