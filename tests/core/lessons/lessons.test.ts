// Lessons written, found, put in order and archived, through the contract.
import { expect, test } from 'vitest';
import type { LessonBody } from '#contract/lessons.ts';
import { expectFault } from '../../support/fault.ts';
import { type Client, startApp } from '../../support/start-app.ts';
import { importPages } from '../tutor/kit.ts';
import { add, body, shelf } from './kit.ts';

const titles = async (client: Client, input: Parameters<Client['lessons']['list']>[0] = {}) =>
  (await client.lessons.list(input)).map(({ title }) => title);

async function withPages(client: Client) {
  const { topicId } = await shelf(client);
  const { id: materialId } = await importPages(client, ['One page.', 'Another page.', 'A third page.']);
  return { topicId, materialId };
}

test('lessons stand in the order of subjects, topics and their own', async () => {
  const { client } = await startApp();
  const { subjectId, topicId } = await shelf(client);
  const motion = await client.subjects.createTopic({ subjectId, name: 'Motion' });
  await add(client, motion.id, { title: 'Speed' });
  await add(client, topicId, { title: 'Crests' });
  await add(client, topicId, { title: 'Echoes' });
  expect(await titles(client)).toEqual(['Crests', 'Echoes', 'Speed']);
  await client.subjects.reorderTopics({ subjectId, ids: [motion.id] });
  expect(await titles(client, { subjectId })).toEqual(['Speed', 'Crests', 'Echoes']);
  expect(await titles(client, { topicId: motion.id })).toEqual(['Speed']);
});

test('a lesson is found by its title and by its text, whatever accents and case', async () => {
  const { client } = await startApp();
  const { topicId } = await shelf(client);
  await add(client, topicId, { title: 'Énergie' });
  await add(client, topicId, { title: 'Other', content: 'The ENERGIE of a wave.' });
  await add(client, topicId, { title: 'Third' });
  expect(await titles(client, { text: 'energie' })).toEqual(['Énergie', 'Other']);
});

test('a lesson knows what comes before and after it in its subject', async () => {
  const { client } = await startApp();
  const { subjectId, topicId } = await shelf(client);
  const next = await client.subjects.createTopic({ subjectId, name: 'Motion' });
  const first = await add(client, topicId, { title: 'Crests' });
  const second = await add(client, next.id, { title: 'Speed' });
  expect(await client.lessons.get({ lessonId: first.id })).toMatchObject({
    previousId: null,
    nextId: second.id,
  });
  expect(await client.lessons.get({ lessonId: second.id })).toMatchObject({
    previousId: first.id,
    nextId: null,
  });
});

test('lessons named come first in the new order, the others keep theirs after them', async () => {
  const { client } = await startApp();
  const { topicId } = await shelf(client);
  await add(client, topicId, { title: 'A' });
  await add(client, topicId, { title: 'B' });
  const c = await add(client, topicId, { title: 'C' });
  await client.lessons.reorder({ topicId, lessonIds: [c.id] });
  expect(await titles(client)).toEqual(['C', 'A', 'B']);
});

test('a lesson of another topic cannot be put in order here', async () => {
  const { client } = await startApp();
  const { topicId, subjectId } = await shelf(client);
  const other = await client.subjects.createTopic({ subjectId, name: 'Motion' });
  const { id } = await add(client, other.id);
  await expectFault(client.lessons.reorder({ topicId, lessonIds: [id] }), 'NOT_FOUND');
});

test('an archived lesson leaves the list and comes back to its place', async () => {
  const { client } = await startApp();
  const { topicId } = await shelf(client);
  const a = await add(client, topicId, { title: 'A' });
  await add(client, topicId, { title: 'B' });
  await client.lessons.archive({ lessonId: a.id });
  expect(await titles(client)).toEqual(['B']);
  expect(await titles(client, { archived: true })).toEqual(['A']);
  await client.lessons.restore({ lessonId: a.id });
  expect(await titles(client)).toEqual(['A', 'B']);
});

test('lessons of a removed topic are away until it is restored', async () => {
  const { client } = await startApp();
  const { topicId } = await shelf(client);
  const { id } = await add(client, topicId, { title: 'A' });
  await client.subjects.removeTopic({ id: topicId });
  expect(await titles(client)).toEqual([]);
  await expectFault(client.lessons.get({ lessonId: id }), 'NOT_FOUND');
  await client.subjects.restoreTopic({ id: topicId });
  expect(await titles(client)).toEqual(['A']);
});

const wrong: [string, Partial<LessonBody>, string][] = [
  ['a text without words', { content: '  \n ' }, 'no_text'],
  ['a video without an address', { type: 'video' }, 'no_video'],
  ['pages of nothing', { type: 'pdf', pageFrom: 1, pageTo: 2 }, 'no_pages'],
];
test.each(wrong)('%s is no lesson', async (_name, over, reason) => {
  const { client } = await startApp();
  const { topicId } = await shelf(client);
  const data = await expectFault(client.lessons.create({ ...body, ...over, topicId }), 'BAD_REQUEST');
  expect(data.params).toEqual({ reason });
  expect(await titles(client)).toEqual([]);
});

test.each(['http://example.org/film', 'javascript:alert(1)', 'file:///etc/passwd', 'not an address'])(
  '%s is no address of a video',
  async (videoUrl) => {
    const { client } = await startApp();
    const { topicId } = await shelf(client);
    await expectFault(client.lessons.create({ ...body, type: 'video', videoUrl, topicId }), 'BAD_REQUEST');
  },
);

test.each(['', '   '])('a title of %j is none', async (title) => {
  const { client } = await startApp();
  const { topicId } = await shelf(client);
  await expectFault(client.lessons.create({ ...body, title, topicId }), 'BAD_REQUEST');
});

test.each([
  [1, 4],
  [3, 2],
])('pages %i to %i are outside a material of three pages', async (pageFrom, pageTo) => {
  const { client } = await startApp();
  const { topicId, materialId } = await withPages(client);
  const data = await expectFault(
    client.lessons.create({ ...body, type: 'pdf', materialId, pageFrom, pageTo, topicId }),
    'BAD_REQUEST',
  );
  expect(data.params).toEqual({ reason: 'pages_outside', pageCount: 3 });
});

test('a lesson outlives its pages, says so, and can still be reworded', async () => {
  const { client } = await startApp();
  const { topicId, materialId } = await withPages(client);
  const pages = { type: 'pdf', materialId, pageFrom: 1, pageTo: 2, content: 'My notes.' } as const;
  const { id: lessonId, materialGone } = await add(client, topicId, pages);
  expect(materialGone).toBe(false);
  await client.library.purge({ ids: [materialId] });
  expect(await client.lessons.get({ lessonId })).toMatchObject({ materialGone: true, content: 'My notes.' });
  expect((await client.lessons.edit({ lessonId, title: 'Without pages' })).title).toBe('Without pages');
});

test('editing changes what is given and leaves the rest', async () => {
  const { client } = await startApp();
  const { topicId } = await shelf(client);
  const { id: lessonId } = await add(client, topicId);
  expect(await client.lessons.edit({ lessonId, minutes: 25 })).toMatchObject({ ...body, minutes: 25 });
});

test('a lesson of another type keeps nothing of what it was', async () => {
  const { client } = await startApp();
  const { topicId } = await shelf(client);
  const { id: lessonId } = await add(client, topicId, {
    type: 'video',
    videoUrl: 'https://example.org/film',
  });
  expect(await client.lessons.edit({ lessonId, type: 'text' })).toMatchObject({ videoUrl: null });
});

test('a lesson that moves to another topic becomes its last', async () => {
  const { client } = await startApp();
  const { subjectId, topicId } = await shelf(client);
  const other = await client.subjects.createTopic({ subjectId, name: 'Motion' });
  await add(client, other.id, { title: 'Speed' });
  const { id: lessonId } = await add(client, topicId, { title: 'Crests' });
  await client.lessons.edit({ lessonId, topicId: other.id });
  expect(await titles(client, { topicId: other.id })).toEqual(['Speed', 'Crests']);
});
