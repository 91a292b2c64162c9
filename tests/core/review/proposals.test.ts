// Cards proposed from files and lessons, and made when they are accepted.
import { expect, test } from 'vitest';
import { lessons } from '#core/db/schema/lessons.ts';
import { keyTerms } from '#core/quizzes/term-pairs.ts';
import { expectFault } from '../../support/fault.ts';
import { importAndSettle, textFile } from '../../support/materials.ts';
import { shelve } from '../quizzes/kit.ts';
import { startDesk } from './kit.ts';

test('terms and meanings of a file are proposed where they stand, and made once', async () => {
  const { client, app } = await startDesk();
  const materialId = await shelve(app);
  const proposals = await client.review.proposals({ materialId });
  expect(proposals.length).toBeGreaterThan(15);
  const echo = proposals.find(({ front }) => front === 'echo');
  expect(echo).toMatchObject({
    back: 'a sound that returns to the listener after a distant wall has thrown it back',
    source: { materialId, materialTitle: 'Waves', page: 2 },
    lessonId: null,
    exists: false,
  });
  const pages = proposals.map(({ source }) => source?.page ?? 0);
  expect(pages).toEqual(pages.toSorted());
  expect(await client.review.list({})).toEqual([]);

  const chosen = { from: { materialId }, keys: [echo!.key, 'no such key'] };
  expect(await client.review.accept(chosen)).toEqual({ made: 1 });
  expect(await client.review.accept(chosen)).toEqual({ made: 0 });
  const [card] = await client.review.list({});
  expect(card).toMatchObject({ front: 'echo', origin: 'glossary', state: 'new', source: echo!.source });
  const again = await client.review.proposals({ materialId });
  expect(again.filter(({ exists }) => exists).map(({ front }) => front)).toEqual(['echo']);
});

test('a sentence that defines is kept whole', async () => {
  const { client } = await startDesk();
  const { id: materialId } = await importAndSettle(
    client,
    textFile('cells.md', 'Osmosis is the movement of water through a membrane that lets only water pass.'),
  );
  expect(await client.review.proposals({ materialId })).toMatchObject([
    {
      front: 'osmosis',
      back: expect.stringMatching(/^osmosis is the movement of water through a membrane/iu),
    },
  ]);
});

test('accepted cards go to the topic that is named, else to that of the file', async () => {
  const { client, app } = await startDesk();
  const subject = await client.subjects.create({ name: 'Physics' });
  const [waves, other] = await Promise.all(
    ['Waves', 'Other'].map((name) => client.subjects.createTopic({ subjectId: subject.id, name })),
  );
  const materialId = await shelve(app, { topicId: waves!.id });
  const [a, b] = await client.review.proposals({ materialId });
  await client.review.accept({ from: { materialId }, keys: [a!.key] });
  await client.review.accept({ from: { materialId }, keys: [b!.key], topicId: other!.id });
  expect((await client.review.list({})).map(({ topicName }) => topicName)).toEqual(['Other', 'Waves']);
  const nowhere = client.review.accept({ from: { materialId }, keys: [a!.key], topicId: subject.id });
  await expectFault(nowhere, 'NOT_FOUND');
});

test('a lesson proposes its key terms, then what its pages explain', async () => {
  const { client, app, db } = await startDesk();
  const subject = await client.subjects.create({ name: 'Physics' });
  const topic = await client.subjects.createTopic({ subjectId: subject.id, name: 'Sound' });
  const materialId = await shelve(app);
  const { id: lessonId } = db
    .insert(lessons)
    .values({
      topicId: topic.id,
      title: 'Echoes',
      content:
        'Text: not a term.\n\n## Key terms\n\n- **Echo**: sound thrown back\n- Node: a place at rest\n\n## Next\n\nMore: no',
      contentType: 'pdf',
      estimatedDurationMinutes: 10,
      materialId,
      pageFrom: 2,
      pageTo: 2,
      position: 1,
      createdAt: 1,
      updatedAt: 1,
    })
    .returning({ id: lessons.id })
    .get();
  const proposals = await client.review.proposals({ lessonId });
  expect(proposals.slice(0, 2)).toMatchObject([
    { front: 'Echo', back: 'sound thrown back', source: null, lessonId },
    { front: 'Node', back: 'a place at rest', source: null, lessonId },
  ]);
  expect(new Set(proposals.slice(2).map(({ source }) => source?.page))).toEqual(new Set([2]));
  expect(proposals.filter(({ front }) => front.toLowerCase() === 'echo')).toHaveLength(1);
  await client.review.accept({ from: { lessonId }, keys: [proposals[0]!.key] });
  expect((await client.review.list({}))[0]).toMatchObject({ front: 'Echo', topicName: 'Sound' });
});

test.each([
  ['a bullet and bold', '- **Buffer**: time kept free'],
  ['a number', '1. Buffer: time kept free'],
  ['a dash', 'Buffer – time kept free'],
  ['nothing around it', 'Buffer: time kept free'],
])('a key term is read with %s', (_, line) => {
  expect(keyTerms(`## Key terms\n\n${line}\n`)).toEqual([{ term: 'Buffer', meaning: 'time kept free' }]);
});

test('lines outside of a list of key terms are none', () => {
  expect(keyTerms('Note: nothing\n\n# Plan\n\nBuffer: time kept free')).toEqual([]);
});
