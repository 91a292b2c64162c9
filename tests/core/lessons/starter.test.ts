// The curriculum that ships with the app, and what of it reaches a shelf.
import { expect, test } from 'vitest';
import { expectFault } from '../../support/fault.ts';
import { startApp } from '../../support/start-app.ts';
import { rows } from '../tutor/kit.ts';
import { curriculum, smallFiles, smallSubject } from './kit.ts';

async function withCurriculum(...args: Parameters<typeof curriculum>) {
  return startApp({ ports: { resourcesDir: await curriculum(...args) } });
}

test('a subject is offered with its lessons, minutes and questions', async () => {
  const { client } = await withCurriculum();
  expect(await client.lessons.starters()).toEqual([
    {
      slug: 'ponds',
      name: 'Ponds',
      description: 'What lives in still water.',
      topics: [{ name: 'Plants', lessons: [{ title: 'Reeds' }, { title: 'Lilies' }] }],
      minutes: 7,
      questions: 2,
      subjectId: null,
    },
  ]);
});

test('installing brings topics, lessons in their order, and a quiz for each lesson with questions', async () => {
  const { client } = await withCurriculum();
  const { subjectId } = await client.lessons.installStarter({ slug: 'ponds' });
  const [subject] = await client.subjects.list();
  expect(subject).toMatchObject({
    id: subjectId,
    name: 'Ponds',
    topics: [{ name: 'Plants', difficulty: 1 }],
  });
  const [reeds, lilies] = await client.lessons.list({ subjectId });
  expect([reeds?.title, reeds?.source, lilies?.title, lilies?.quizId]).toEqual([
    'Reeds',
    'starter',
    'Lilies',
    null,
  ]);
  expect((await client.lessons.starters())[0]?.subjectId).toBe(subjectId);
});

test('the quiz of a lesson is taken like any other, and points at no page', async () => {
  const { client } = await withCurriculum();
  await client.lessons.installStarter({ slug: 'ponds' });
  const quizId = (await client.lessons.list({}))[0]?.quizId ?? '';
  expect(await client.quizzes.get({ quizId })).toMatchObject({ title: 'Reeds', generatedByAi: false });
  const attempt = await client.quizzes.start({ quizId });
  for (const { id: questionId, options } of attempt.questions) {
    const right = options.find(({ text }) => text === 'Along the edge')?.id ?? 'Reeds';
    await client.quizzes.answer({ attemptId: attempt.id, questionId, given: [right], latencyMs: 4000 });
  }
  const finished = await client.quizzes.finish({ attemptId: attempt.id });
  expect(finished.scorePercentage).toBe(100);
  expect(finished.questions.map(({ verdict }) => verdict?.source)).toEqual([null, null]);
});

test('a subject that is on the shelf is not installed again, and one that was removed is', async () => {
  const { client } = await withCurriculum();
  const { subjectId } = await client.lessons.installStarter({ slug: 'ponds' });
  await client.subjects.rename({ id: subjectId, name: 'Still water' });
  await expectFault(client.lessons.installStarter({ slug: 'ponds' }), 'CONFLICT');
  await client.subjects.remove({ id: subjectId });
  await client.lessons.installStarter({ slug: 'ponds' });
  expect((await client.subjects.list()).map(({ name }) => name)).toEqual(['Ponds']);
});

test("a student's own subject of that name is left alone", async () => {
  const { client } = await withCurriculum();
  await client.subjects.create({ name: 'ponds' });
  await client.lessons.installStarter({ slug: 'ponds' });
  expect((await client.subjects.list()).map(({ name }) => name)).toEqual(['ponds', 'Ponds (2)']);
});

test.each(['nothing', '../secret', ''])('there is no subject %j', async (slug) => {
  const { client } = await withCurriculum();
  await expectFault(client.lessons.installStarter({ slug }), 'NOT_FOUND');
});

const [plants] = smallSubject.topics;
const [reeds, lilies] = plants!.lessons;
const withLessons = (lessons: object[]) => ({ ...smallSubject, topics: [{ ...plants, lessons }] });
const damaged: [string, object, Record<string, unknown>][] = [
  ['lessons that build on each other', withLessons([{ ...reeds, after: 'lilies' }, lilies!]), {}],
  ['a lesson that builds on itself', withLessons([{ ...reeds, after: 'reeds' }]), {}],
  ['a lesson that builds on one that is not there', withLessons([{ ...reeds, after: 'frogs' }]), {}],
  ['a lesson that stands there twice', withLessons([reeds!, reeds!]), {}],
  ['no topics', { ...smallSubject, topics: [] }, {}],
  ['a topic without lessons', withLessons([]), {}],
  ['a text that is missing', smallSubject, { 'lilies.md': null }],
  ['an empty text', smallSubject, { 'lilies.md': ' \n' }],
  ['questions that are no JSON', smallSubject, { 'lilies.questions.json': '[{' }],
  [
    'a question without its answer',
    smallSubject,
    {
      'lilies.questions.json': [
        { ...(smallFiles['reeds.questions.json'] as object[])[0], answer: 'Nowhere' },
      ],
    },
  ],
  ['the slug of another subject', { ...smallSubject, slug: 'rivers' }, {}],
];
test.each(damaged)(
  'of a subject with %s nothing is offered and nothing is stored',
  async (_what, subject, files) => {
    const app = await withCurriculum(subject, { ...smallFiles, ...files });
    expect(await app.client.lessons.starters()).toEqual([]);
    const data = await expectFault(app.client.lessons.installStarter({ slug: 'ponds' }), 'BAD_REQUEST');
    expect(data.params).toEqual({ reason: 'damaged' });
    const stored = ['subjects', 'topics', 'lessons', 'quizzes'].map(
      (table) => rows(app, `SELECT count(*) AS n FROM ${table}`)[0],
    );
    expect(stored).toEqual(Array(4).fill({ n: 0 }));
  },
);

test('without any curriculum there is nothing to offer', async () => {
  const { client } = await startApp({ ports: { resourcesDir: '/nowhere' } });
  expect(await client.lessons.starters()).toEqual([]);
});

test('every subject that ships can be installed', async () => {
  const { client } = await startApp();
  const starters = await client.lessons.starters();
  for (const { slug } of starters) await client.lessons.installStarter({ slug });
  expect((await client.subjects.list()).map(({ name }) => name)).toEqual(starters.map(({ name }) => name));
});
