// Taking quizzes through the contract: resuming, answering once, finishing, what is shown.
import { expect, test } from 'vitest';
import { expectFault } from '../../support/fault.ts';
import { startApp } from '../../support/start-app.ts';
import { keysOf, make, pick, readingMs, rows, shelve, take } from './kit.ts';

async function begun(count = 6) {
  const app = await startApp();
  const materialId = await shelve(app);
  const quiz = await make(app.client, { materialId }, count);
  const attempt = await app.client.quizzes.start({ quizId: quiz.id });
  return { app, client: app.client, materialId, quiz, attempt };
}

test('a new attempt asks every question in order and tells nothing yet', async () => {
  const { attempt, quiz } = await begun();
  expect(attempt.status).toBe('open');
  expect(attempt.questions.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(attempt.questions.every(({ verdict }) => verdict === null)).toBe(true);
  expect(attempt).toMatchObject({ quizId: quiz.id, scorePercentage: null, xp: null, mode: 'practice' });
});

test('an unfinished attempt is resumed after a restart, looking the same', async () => {
  const { app, client, quiz, attempt } = await begun();
  const [first] = attempt.questions;
  if (!first) throw new Error('no question');
  await client.quizzes.answer({
    attemptId: attempt.id,
    questionId: first.id,
    given: [pick(app, quiz.id, first, true)],
    latencyMs: readingMs,
  });
  const again = await app.restart();
  expect((await again.client.quizzes.get({ quizId: quiz.id })).openAttemptId).toBe(attempt.id);
  const resumed = await again.client.quizzes.start({ quizId: quiz.id });
  expect(resumed.id).toBe(attempt.id);
  expect(resumed.questions.map(({ options }) => options)).toEqual(
    attempt.questions.map(({ options }) => options),
  );
  expect(resumed.questions[0]?.verdict?.correct).toBe(true);
});

test('options are shuffled by attempt, graded by id, and true comes before false', async () => {
  const { app, client, quiz } = await begun(12);
  const orders = new Set<string>();
  for (let round = 0; round < 6; round += 1) {
    const attempt = await client.quizzes.start({ quizId: quiz.id });
    const choice = attempt.questions.find(({ type }) => type === 'mcq');
    orders.add(choice?.options.map(({ id }) => id).join('') ?? '');
    for (const { type, options } of attempt.questions)
      if (type === 'true_false') expect(options.map(({ id }) => id)).toEqual(['a', 'b']);
    expect((await take(app, client, attempt)).scorePercentage).toBe(100);
  }
  expect(orders.size).toBeGreaterThan(1);
});

test('the verdict names what is right, explains it and points at the exact words', async () => {
  const { app, client, materialId, quiz, attempt } = await begun();
  const question = attempt.questions.find(({ type }) => type === 'mcq');
  if (!question) throw new Error('no choice question');
  const wrong = pick(app, quiz.id, question, false);
  const verdict = await client.quizzes.answer({
    attemptId: attempt.id,
    questionId: question.id,
    given: [wrong],
    latencyMs: readingMs,
  });
  expect(verdict).toMatchObject({ correct: false, almost: false, given: [wrong], dontKnow: false });
  expect(verdict?.right).toEqual(keysOf(app, quiz.id).get(question.id));
  expect(verdict?.explanation.length).toBeGreaterThan(10);
  expect(verdict?.source).toMatchObject({ materialId, materialTitle: 'Waves' });
  const { page = 0, charFrom = 0, charTo = 0, quote } = verdict?.source ?? {};
  const [row] = rows(
    app,
    'SELECT text FROM material_pages WHERE material_id = ? AND page = ?',
    materialId,
    page,
  );
  expect(String(row?.text).slice(charFrom, charTo)).toBe(quote);
});

test('a question is answered once', async () => {
  const { client, attempt } = await begun();
  const [question] = attempt.questions;
  const answer = {
    attemptId: attempt.id,
    questionId: question?.id ?? '',
    given: [],
    dontKnow: true,
    latencyMs: readingMs,
  };
  await client.quizzes.answer(answer);
  await expectFault(client.quizzes.answer(answer), 'CONFLICT');
});

test('no answer, two answers and an option of another question are no answers', async () => {
  const { client, attempt } = await begun();
  const question = attempt.questions.find(({ type }) => type !== 'short');
  const answer = (given: string[]) =>
    client.quizzes.answer({
      attemptId: attempt.id,
      questionId: question?.id ?? '',
      given,
      latencyMs: readingMs,
    });
  await expectFault(answer([]), 'BAD_REQUEST');
  await expectFault(answer(['a', 'b']), 'BAD_REQUEST');
  await expectFault(answer(['z']), 'BAD_REQUEST');
});

test('not knowing is an answer: wrong, kept as such, and worth nothing', async () => {
  const { client, attempt } = await begun();
  for (const { id } of attempt.questions) {
    const verdict = await client.quizzes.answer({
      attemptId: attempt.id,
      questionId: id,
      given: [],
      dontKnow: true,
      latencyMs: readingMs,
    });
    expect(verdict).toMatchObject({ correct: false, dontKnow: true, given: [] });
  }
  const finished = await client.quizzes.finish({ attemptId: attempt.id });
  expect(finished).toMatchObject({ scorePercentage: 0, xp: { amount: 0 } });
});

test('unanswered questions count as not right', async () => {
  const { app, client, quiz, attempt } = await begun();
  for (const question of attempt.questions.slice(0, 3)) {
    const given = [pick(app, quiz.id, question, true)];
    await client.quizzes.answer({
      attemptId: attempt.id,
      questionId: question.id,
      given,
      latencyMs: readingMs,
    });
  }
  expect((await client.quizzes.finish({ attemptId: attempt.id })).scorePercentage).toBe(50);
});

test('a finished attempt shows what would have been right where nothing was answered', async () => {
  const { client, attempt } = await begun();
  const [first] = attempt.questions;
  await client.quizzes.flag({ attemptId: attempt.id, questionId: first?.id ?? '', flagged: true });
  const open = await client.quizzes.attempt({ attemptId: attempt.id });
  expect(open.questions.map(({ verdict }) => verdict)).toEqual(open.questions.map(() => null));
  const { questions } = await client.quizzes.finish({ attemptId: attempt.id });
  for (const { verdict } of questions) {
    expect(verdict).toMatchObject({ correct: false, dontKnow: false, given: [] });
    expect(verdict?.right.length).toBeGreaterThan(0);
    expect(verdict?.source).not.toBeNull();
  }
});

test('finishing twice pays once and shows the same result', async () => {
  const { app, client, attempt } = await begun();
  const first = await take(app, client, attempt);
  const xp = await client.progress.xp();
  app.clock.advance(60_000);
  expect(await client.quizzes.finish({ attemptId: attempt.id })).toEqual(first);
  expect(await client.progress.xp()).toEqual(xp);
});

test('a finished attempt takes no more answers', async () => {
  const { client, attempt } = await begun();
  await client.quizzes.finish({ attemptId: attempt.id });
  const questionId = attempt.questions[0]?.id ?? '';
  const answer = { attemptId: attempt.id, questionId, given: ['a'], latencyMs: readingMs };
  await expectFault(client.quizzes.answer(answer), 'CONFLICT');
});

test('flags come and go without touching answers, before and after them', async () => {
  const { client, attempt } = await begun();
  const [one, two] = attempt.questions;
  const flag = (questionId = '', flagged = true) =>
    client.quizzes.flag({ attemptId: attempt.id, questionId, flagged });
  await flag(one?.id);
  const answer = {
    attemptId: attempt.id,
    questionId: one?.id ?? '',
    given: [],
    dontKnow: true,
    latencyMs: 1,
  };
  await client.quizzes.answer(answer);
  await flag(two?.id);
  await flag(two?.id, false);
  const { questions } = await client.quizzes.attempt({ attemptId: attempt.id });
  expect(questions.slice(0, 2).map(({ flagged }) => flagged)).toEqual([true, false]);
  expect(questions[0]?.verdict?.dontKnow).toBe(true);
  expect(questions[1]?.verdict).toBeNull();
});

test('redoing asks what was missed and nothing else', async () => {
  const { app, client, quiz, attempt } = await begun();
  await take(app, client, attempt, 4);
  const redo = await client.quizzes.start({ quizId: quiz.id, redoAttemptId: attempt.id });
  expect(redo.questions.map(({ id }) => id)).toEqual(attempt.questions.slice(4).map(({ id }) => id));
  const again = await client.quizzes.start({ quizId: quiz.id, redoAttemptId: attempt.id });
  expect(again.id).toBe(redo.id);
});

test('redoing a perfect attempt, an open one, or beside another open one is refused with the reason', async () => {
  const { app, client, quiz, attempt } = await begun();
  const redo = (redoAttemptId: string) => client.quizzes.start({ quizId: quiz.id, redoAttemptId });
  expect((await expectFault(redo(attempt.id), 'CONFLICT')).params?.reason).toBe('not_finished');
  await take(app, client, attempt);
  expect((await expectFault(redo(attempt.id), 'CONFLICT')).params?.reason).toBe('nothing_to_ask');
  const second = await client.quizzes.start({ quizId: quiz.id });
  await take(app, client, second, 2);
  const third = await client.quizzes.start({ quizId: quiz.id });
  expect((await expectFault(redo(second.id), 'CONFLICT')).params).toEqual({
    reason: 'open_attempt',
    attemptId: third.id,
  });
});

test('the shelf tells how attempts went, newest quiz first', async () => {
  const { app, client, quiz, attempt } = await begun();
  await take(app, client, attempt);
  app.clock.advance(1000);
  await take(app, client, await client.quizzes.start({ quizId: quiz.id }), 3);
  app.clock.advance(1000);
  const newer = await make(client, {}, 3);
  const [first, second] = await client.quizzes.list();
  expect(first?.id).toBe(newer.id);
  expect(second).toMatchObject({
    id: quiz.id,
    attemptCount: 2,
    bestScore: 100,
    lastScore: 50,
    lastFinishedAt: app.clock.now() - 1000,
    openAttemptId: null,
  });
});

test('a quiz is renamed, removed and brought back with its attempts', async () => {
  const { app, client, quiz, attempt } = await begun();
  await take(app, client, attempt);
  expect((await client.quizzes.rename({ quizId: quiz.id, title: 'Optics' })).title).toBe('Optics');
  await client.quizzes.remove({ quizId: quiz.id });
  expect(await client.quizzes.list()).toEqual([]);
  await expectFault(client.quizzes.get({ quizId: quiz.id }), 'NOT_FOUND');
  await expectFault(client.quizzes.attempt({ attemptId: attempt.id }), 'NOT_FOUND');
  await client.quizzes.restore({ quizId: quiz.id });
  expect(await client.quizzes.get({ quizId: quiz.id })).toMatchObject({ title: 'Optics', attemptCount: 1 });
});

test('the shelf can be narrowed to a material or a topic', async () => {
  const app = await startApp();
  const subject = await app.client.subjects.create({ name: 'Physics' });
  const topic = await app.client.subjects.createTopic({ subjectId: subject.id, name: 'Light' });
  const inTopic = await shelve(app, { title: 'A', subjectId: subject.id, topicId: topic.id });
  const outside = await shelve(app, { title: 'B' });
  const one = await make(app.client, { materialId: inTopic }, 3);
  const two = await make(app.client, { materialId: outside }, 3);
  const ids = async (scope: object) => (await app.client.quizzes.list({ scope })).map(({ id }) => id);
  expect(await ids({ materialId: outside })).toEqual([two.id]);
  expect(await ids({ topicId: topic.id })).toEqual([one.id]);
  expect(await ids({ subjectId: subject.id })).toEqual([one.id]);
  expect((await ids({})).length).toBe(2);
});

test('when the material is removed the explanation stays and the source is gone', async () => {
  const { app, client, materialId, attempt } = await begun();
  await take(app, client, attempt, 0);
  await client.library.remove({ ids: [materialId] });
  const shown = await client.quizzes.attempt({ attemptId: attempt.id });
  expect(shown.questions.every(({ verdict }) => verdict?.source === null && verdict.explanation !== '')).toBe(
    true,
  );
  await client.library.restore({ ids: [materialId] });
  const back = await client.quizzes.attempt({ attemptId: attempt.id });
  expect(back.questions.every(({ verdict }) => verdict?.source !== null)).toBe(true);
  await client.library.purge({ ids: [materialId] });
  const after = await client.quizzes.attempt({ attemptId: attempt.id });
  expect(after.questions.every(({ verdict }) => verdict?.source === null)).toBe(true);
  expect(await client.quizzes.mistakes()).toHaveLength(attempt.questions.length);
});

test('a page that no longer holds the words is not pointed at', async () => {
  const { app, client, attempt } = await begun();
  await take(app, client, attempt, 0);
  rows(app, "UPDATE material_pages SET text = 'Something else altogether stands here now.'");
  const shown = await client.quizzes.attempt({ attemptId: attempt.id });
  expect(shown.questions.every(({ verdict }) => verdict?.source === null)).toBe(true);
});

test('another profile sees none of it', async () => {
  const { app, quiz, attempt } = await begun();
  const grace = app.as('grace');
  await grace.people.create({ name: 'Grace' });
  expect(await grace.quizzes.list()).toEqual([]);
  await expectFault(grace.quizzes.start({ quizId: quiz.id }), 'NOT_FOUND');
  await expectFault(grace.quizzes.attempt({ attemptId: attempt.id }), 'NOT_FOUND');
  await expectFault(grace.quizzes.finish({ attemptId: attempt.id }), 'NOT_FOUND');
  await expectFault(grace.quizzes.remove({ quizId: quiz.id }), 'NOT_FOUND');
  const questionId = attempt.questions[0]?.id ?? '';
  await expectFault(grace.quizzes.report({ questionId, reason: 'wrong' }), 'NOT_FOUND');
});
