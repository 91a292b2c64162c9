// Placement and mock exam: questions over all topics, stored ones first, made by rules where there are too few.
import { expect, test } from 'vitest';
import { expectFault } from '../../support/fault.ts';
import { make, pick, readingMs, rows, take } from '../quizzes/kit.ts';
import { shelf, wish } from './kit.ts';

async function withExam(changes = {}) {
  const all = await shelf();
  const exam = await all.app.client.exams.create(wish(all, 7, changes));
  return { ...all, client: all.app.client, examId: exam.id };
}

const topicsAsked = (all: Awaited<ReturnType<typeof withExam>>, quizId: string) =>
  rows(all.app, 'SELECT topic_id AS t FROM quiz_questions WHERE quiz_id = ?', quizId).map(({ t }) =>
    String(t),
  );

test('a placement asks twelve questions over all topics, in practice, and is resumed', async () => {
  const all = await withExam();
  const attempt = await all.client.exams.placement({ examId: all.examId });
  expect(attempt).toMatchObject({ mode: 'practice', deadline: null, title: 'Physics midterm' });
  expect(attempt.questions).toHaveLength(12);
  const asked = topicsAsked(all, attempt.quizId);
  for (const topic of [all.waves, all.sound])
    expect(asked.filter((t) => t === topic).length).toBeGreaterThan(3);
  expect((await all.client.exams.placement({ examId: all.examId })).id).toBe(attempt.id);
  expect((await all.client.exams.get({ examId: all.examId })).placementQuizId).toBe(attempt.quizId);
});

test('stored questions are asked before new ones are made, those answered last', async () => {
  const all = await withExam();
  const quiz = await make(all.client, { topicId: all.waves }, 6);
  const open = await all.client.quizzes.start({ quizId: quiz.id });
  const [answered] = open.questions;
  await all.client.quizzes.answer({
    attemptId: open.id,
    questionId: answered!.id,
    given: [pick(all.app, quiz.id, answered!, true)],
    latencyMs: readingMs,
  });
  const { questions } = await all.client.exams.mock({ examId: all.examId, questions: 14, minutes: 10 });
  const stems = questions.map(({ stem }) => stem);
  expect(stems).not.toContain(answered!.stem);
  expect(open.questions.filter(({ stem }) => stems.includes(stem))).toHaveLength(5);
});

test('a mock exam has a deadline, and asking again gives the one that runs', async () => {
  const all = await withExam();
  const input = { examId: all.examId, questions: 8, minutes: 20 };
  const attempt = await all.client.exams.mock(input);
  expect(attempt).toMatchObject({ mode: 'exam', status: 'open', deadline: attempt.startedAt + 20 * 60_000 });
  expect(attempt.questions).toHaveLength(8);
  expect((await all.client.exams.mock(input)).id).toBe(attempt.id);
  await all.client.quizzes.finish({ attemptId: attempt.id });
  expect((await all.client.exams.mock(input)).id).not.toBe(attempt.id);
});

test('answers of a mock exam are evidence of their topics, from a mixed set', async () => {
  const all = await withExam();
  const attempt = await all.client.exams.mock({ examId: all.examId, questions: 8, minutes: 20 });
  await take(all.app, all.client, attempt);
  const found = rows(all.app, 'SELECT DISTINCT topic_id AS t, mixed AS m FROM evidence_events');
  expect(found.map(({ t }) => t).toSorted()).toEqual([all.waves, all.sound].toSorted());
  expect(found.every(({ m }) => m === 1)).toBe(true);
});

test('what was sat is listed, newest first, with its score once it is handed in', async () => {
  const all = await withExam();
  const { app, client, examId } = all;
  expect(await client.exams.sittings({ examId })).toEqual([]);
  const placement = await client.exams.placement({ examId });
  await take(app, client, placement, 6);
  app.clock.jump(60_000);
  const mock = await client.exams.mock({ examId, questions: 8, minutes: 20 });
  expect(await client.exams.sittings({ examId })).toMatchObject([
    { attemptId: mock.id, kind: 'mock', questions: 8, score: null },
    { attemptId: placement.id, kind: 'placement', questions: 12, score: 50 },
  ]);
  app.clock.jump(21 * 60_000);
  expect((await client.exams.sittings({ examId }))[0]).toMatchObject({ kind: 'mock', score: 0 });
  await client.quizzes.remove({ quizId: placement.quizId });
  expect(await client.exams.sittings({ examId })).toHaveLength(1);
});

test('topics without a text say so', async () => {
  const all = await shelf();
  const { client } = all.app;
  const { id: bare } = await client.subjects.createTopic({ subjectId: all.subjectId, name: 'Bare' });
  const { id: examId } = await client.exams.create(wish(all, 7, { topicIds: [bare] }));
  expect((await expectFault(client.exams.placement({ examId }), 'FILE_NO_TEXT')).params?.reason).toBe(
    'no_material',
  );
  await expectFault(client.exams.mock({ examId }), 'FILE_NO_TEXT');
});

test('a topic without a text leaves its share to the others', async () => {
  const all = await shelf();
  const { client } = all.app;
  const { id: bare } = await client.subjects.createTopic({ subjectId: all.subjectId, name: 'Bare' });
  const { id: examId } = await client.exams.create(wish(all, 7, { topicIds: [all.waves, bare] }));
  await make(client, { topicId: all.waves }, 12);
  expect((await client.exams.mock({ examId, questions: 8, minutes: 10 })).questions).toHaveLength(8);
});
