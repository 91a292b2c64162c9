// Shelves through the contract.
import { expect, test } from 'vitest';
import { expectFault } from '../../support/fault.ts';
import { startApp } from '../../support/start-app.ts';

test('subjects and topics keep the order they were made in', async () => {
  const { client } = await startApp();
  const physics = await client.subjects.create({ name: 'Physics' });
  await client.subjects.create({ name: 'Art' });
  await client.subjects.createTopic({ subjectId: physics.id, name: 'Waves' });
  await client.subjects.createTopic({ subjectId: physics.id, name: 'Motion' });
  const shelves = await client.subjects.list();
  expect(shelves.map((s) => s.name)).toEqual(['Physics', 'Art']);
  expect(shelves[0]?.topics.map((t) => t.name)).toEqual(['Waves', 'Motion']);
});

test('two living subjects cannot share a name, whatever the case', async () => {
  const { client } = await startApp();
  const first = await client.subjects.create({ name: 'History' });
  const data = await expectFault(client.subjects.create({ name: 'history' }), 'CONFLICT');
  expect(data.params).toEqual({ name: 'history' });
  await client.subjects.remove({ id: first.id });
  expect((await client.subjects.create({ name: 'history' })).name).toBe('history');
});

test('renaming to its own name in another case is fine', async () => {
  const { client } = await startApp();
  const { id } = await client.subjects.create({ name: 'maths' });
  expect((await client.subjects.rename({ id, name: 'Maths' })).name).toBe('Maths');
});

test('a removed subject comes back with its topics', async () => {
  const { client } = await startApp();
  const { id } = await client.subjects.create({ name: 'Biology' });
  const topic = await client.subjects.createTopic({ subjectId: id, name: 'Cells' });
  await client.subjects.remove({ id });
  expect(await client.subjects.list()).toEqual([]);
  await client.subjects.restore({ id });
  expect((await client.subjects.list())[0]?.topics[0]?.id).toBe(topic.id);
});

test('a removed topic comes back too', async () => {
  const { client } = await startApp();
  const { id } = await client.subjects.create({ name: 'Biology' });
  const topic = await client.subjects.createTopic({ subjectId: id, name: 'Cells' });
  await client.subjects.removeTopic({ id: topic.id });
  expect((await client.subjects.list())[0]?.topics).toEqual([]);
  await client.subjects.restoreTopic({ id: topic.id });
  await client.subjects.renameTopic({ id: topic.id, name: 'The cell' });
  expect((await client.subjects.list())[0]?.topics[0]?.name).toBe('The cell');
});

test('what is removed is neither renamed nor given topics, and comes back as it was', async () => {
  const { client } = await startApp();
  const { id } = await client.subjects.create({ name: 'Biology' });
  const topic = await client.subjects.createTopic({ subjectId: id, name: 'Cells' });
  await client.subjects.remove({ id });
  await expectFault(client.subjects.rename({ id, name: 'Botany' }), 'NOT_FOUND');
  await expectFault(client.subjects.createTopic({ subjectId: id, name: 'Roots' }), 'NOT_FOUND');
  await expectFault(client.subjects.renameTopic({ id: topic.id, name: 'Leaves' }), 'NOT_FOUND');
  await client.subjects.restore({ id });
  const [shelf] = await client.subjects.list();
  expect([shelf?.name, shelf?.topics.map(({ name }) => name)]).toEqual(['Biology', ['Cells']]);
});

test("another profile's shelves do not exist", async () => {
  const { client, as } = await startApp();
  const { id } = await client.subjects.create({ name: 'Secret' });
  const grace = as('grace');
  await grace.people.create({ name: 'Grace' });
  expect(await grace.subjects.list()).toEqual([]);
  await expectFault(grace.subjects.rename({ id, name: 'Mine' }), 'NOT_FOUND');
  await expectFault(grace.subjects.createTopic({ subjectId: id, name: 'Mine' }), 'NOT_FOUND');
});

test('a shelf comes back only while its name is free', async () => {
  const { client } = await startApp();
  const first = await client.subjects.create({ name: 'Économie' });
  await client.subjects.remove({ id: first.id });
  const second = await client.subjects.create({ name: 'économie' });
  const data = await expectFault(client.subjects.restore({ id: first.id }), 'CONFLICT');
  expect(data.params).toEqual({ name: 'Économie' });
  await client.subjects.remove({ id: second.id });
  await client.subjects.restore({ id: first.id });
  expect((await client.subjects.list()).map(({ name }) => name)).toEqual(['Économie']);
});

test('subjects and topics stand in the order they were put in, those not named after them', async () => {
  const { client } = await startApp();
  const [a, b, c] = await Promise.all(['A', 'B', 'C'].map((name) => client.subjects.create({ name })));
  await client.subjects.reorder({ ids: [c!.id] });
  expect((await client.subjects.list()).map(({ name }) => name)).toEqual(['C', 'A', 'B']);
  const one = await client.subjects.createTopic({ subjectId: a!.id, name: 'One' });
  const two = await client.subjects.createTopic({ subjectId: a!.id, name: 'Two' });
  await client.subjects.reorderTopics({ subjectId: a!.id, ids: [two.id, one.id] });
  expect((await client.subjects.list())[1]?.topics.map(({ name }) => name)).toEqual(['Two', 'One']);
  await expectFault(client.subjects.reorderTopics({ subjectId: b!.id, ids: [one.id] }), 'NOT_FOUND');
});

test('a topic is of medium difficulty until its student says otherwise', async () => {
  const { client } = await startApp();
  const { id } = await client.subjects.create({ name: 'Biology' });
  const topic = await client.subjects.createTopic({ subjectId: id, name: 'Cells' });
  expect(topic.difficulty).toBe(2);
  expect((await client.subjects.setDifficulty({ id: topic.id, difficulty: 3 })).difficulty).toBe(3);
});
