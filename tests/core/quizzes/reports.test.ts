// Reporting questions, undoing it, and the notebook of mistakes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectFault } from '../../support/fault.ts';
import { startApp } from '../../support/start-app.ts';
import { dayMs, make, pick, readingMs, rows, shelve, take } from './kit.ts';

async function taken(right: number, count = 10) {
  const app = await startApp();
  await shelve(app);
  const quiz = await make(app.client, {}, count);
  rows(app, "UPDATE quiz_questions SET difficulty = 'medium'");
  const attempt = await app.client.quizzes.start({ quizId: quiz.id });
  return { app, client: app.client, quiz, attempt: await take(app, app.client, attempt, right) };
}

test('a reported question leaves the score and takes its XP back as a row of its own', async () => {
  const { client, attempt } = await taken(10);
  const questionId = attempt.questions[0]?.id ?? '';
  const { attempt: after, xpDelta } = await client.quizzes.report({
    questionId,
    attemptId: attempt.id,
    reason: 'wrong',
    note: ' The other one is right too. ',
  });
  expect(xpDelta).toBe(-2);
  expect(after).toMatchObject({ scorePercentage: 100, xp: { amount: 23 } });
  expect(after?.questions[0]?.voided).toBe(true);
  expect((await client.progress.xpLog()).map(({ amount }) => amount)).toEqual([-2, 25]);
  expect((await client.progress.xp()).total).toBe(23);
  const [report] = await client.quizzes.reports();
  expect(report).toMatchObject({ questionId, reason: 'wrong', note: 'The other one is right too.' });
});

test('voiding a missed question may bring the bonus', async () => {
  const { client, attempt } = await taken(7, 9);
  expect(attempt).toMatchObject({ scorePercentage: 78, xp: { amount: 14 } });
  const missed = attempt.questions[8]?.id ?? '';
  const { attempt: after, xpDelta } = await client.quizzes.report({
    questionId: missed,
    attemptId: attempt.id,
    reason: 'unclear',
  });
  expect(after?.scorePercentage).toBe(88);
  expect(xpDelta).toBe(5);
});

test('reporting twice voids once and keeps the later reason', async () => {
  const { client, attempt } = await taken(10);
  const questionId = attempt.questions[0]?.id ?? '';
  await client.quizzes.report({ questionId, reason: 'wrong' });
  const second = await client.quizzes.report({ questionId, reason: 'too_easy' });
  expect(second).toEqual({ attempt: null, xpDelta: 0 });
  expect((await client.quizzes.reports()).map(({ reason }) => reason)).toEqual(['too_easy']);
});

test('undoing twice, or undoing what was never reported, changes nothing', async () => {
  const { client, attempt } = await taken(10);
  const questionId = attempt.questions[0]?.id ?? '';
  expect((await client.quizzes.undoReport({ questionId })).xpDelta).toBe(0);
  await client.quizzes.report({ questionId, reason: 'wrong' });
  expect((await client.quizzes.undoReport({ questionId })).xpDelta).toBe(2);
  expect((await client.quizzes.undoReport({ questionId })).xpDelta).toBe(0);
  expect(await client.quizzes.reports()).toEqual([]);
});

test('every finished attempt that holds the question is recomputed', async () => {
  const { app, client, quiz, attempt } = await taken(10);
  app.clock.advance(60_000);
  const second = await take(app, client, await client.quizzes.start({ quizId: quiz.id }), 10);
  const questionId = attempt.questions[0]?.id ?? '';
  expect((await client.quizzes.report({ questionId, reason: 'wrong' })).xpDelta).toBe(-3);
  expect((await client.quizzes.attempt({ attemptId: second.id })).xp?.amount).toBe(9);
});

test('a question voided in an open attempt needs no answer and a new attempt does not ask it', async () => {
  const { app, client, quiz } = await taken(10);
  const open = await client.quizzes.start({ quizId: quiz.id });
  const questionId = open.questions[9]?.id ?? '';
  await client.quizzes.report({ questionId, attemptId: open.id, reason: 'unclear' });
  const answer = { attemptId: open.id, questionId, given: [], dontKnow: true, latencyMs: 1 };
  await expectFault(client.quizzes.answer(answer), 'CONFLICT');
  for (const question of open.questions.slice(0, 9)) {
    const given = [pick(app, quiz.id, question, true)];
    await client.quizzes.answer({ attemptId: open.id, questionId: question.id, given, latencyMs: readingMs });
  }
  expect((await client.quizzes.finish({ attemptId: open.id })).scorePercentage).toBe(100);
  const next = await client.quizzes.start({ quizId: quiz.id });
  expect(next.questions.map(({ id }) => id)).not.toContain(questionId);
});

test('with every question voided there is no score, no XP and nothing to start', async () => {
  const { client, quiz, attempt } = await taken(3, 3);
  for (const { id } of attempt.questions) await client.quizzes.report({ questionId: id, reason: 'wrong' });
  expect(await client.quizzes.attempt({ attemptId: attempt.id })).toMatchObject({
    scorePercentage: null,
    xp: { amount: 0, lines: [] },
  });
  expect((await client.progress.xp()).total).toBe(0);
  const refused = await expectFault(client.quizzes.start({ quizId: quiz.id }), 'CONFLICT');
  expect(refused.params).toEqual({ reason: 'nothing_to_ask' });
});

test('reports and their undoing, in any order, lead back exactly and keep ledger and attempts in step', async () => {
  const { app, client, quiz, attempt } = await taken(8);
  app.clock.advance(60_000);
  await take(app, client, await client.quizzes.start({ quizId: quiz.id }), 5);
  const ids = attempt.questions.map(({ id }) => id);
  const before = await client.quizzes.attempt({ attemptId: attempt.id });
  const { total } = await client.progress.xp();
  const steps = fc.array(fc.record({ at: fc.nat(9), undo: fc.boolean() }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(steps, async (moves) => {
      for (const { at, undo } of moves) {
        const questionId = ids[at] ?? '';
        if (undo) await client.quizzes.undoReport({ questionId });
        else await client.quizzes.report({ questionId, reason: 'wrong' });
        const [awarded] = rows(app, 'SELECT sum(xp_awarded) AS xp FROM quiz_attempts');
        expect((await client.progress.xp()).total).toBe(awarded?.xp);
      }
      for (const questionId of ids) await client.quizzes.undoReport({ questionId });
      expect(await client.quizzes.attempt({ attemptId: attempt.id })).toEqual(before);
      expect((await client.progress.xp()).total).toBe(total);
    }),
    { numRuns: 12 },
  );
});

test('missed questions are kept with what was said and what is right', async () => {
  const { app, client, quiz, attempt } = await taken(4, 6);
  const mistakes = await client.quizzes.mistakes();
  expect(mistakes).toHaveLength(2);
  const last = attempt.questions[5];
  const found = mistakes.find(({ questionId }) => questionId === last?.id);
  const text = (id: string | undefined) => last?.options.find((option) => option.id === id)?.text ?? id;
  expect(found).toMatchObject({
    quizId: quiz.id,
    quizTitle: 'Waves',
    type: last?.type,
    stem: last?.stem,
    rightText: text(last?.verdict?.right[0]),
    givenText: text(last?.verdict?.given[0]),
    misses: 1,
    fixed: false,
    lastAt: app.clock.now(),
  });
  expect(found?.source?.quote).toBe(last?.verdict?.source?.quote);
});

test('a later right answer fixes a mistake, and another miss opens it again', async () => {
  const { app, client, quiz, attempt } = await taken(9);
  const again = async (right: number) => {
    app.clock.jump(dayMs);
    const started = await client.quizzes.start({ quizId: quiz.id });
    await take(app, client, started, right);
  };
  await again(10);
  expect(await client.quizzes.mistakes()).toEqual([]);
  expect(await client.quizzes.mistakes({ includeFixed: true })).toMatchObject([{ misses: 1, fixed: true }]);
  await again(9);
  expect(await client.quizzes.mistakes()).toMatchObject([
    { questionId: attempt.questions[9]?.id, misses: 2, fixed: false },
  ]);
});

test('a voided question is no mistake', async () => {
  const { client, attempt } = await taken(9);
  await client.quizzes.report({ questionId: attempt.questions[9]?.id ?? '', reason: 'wrong' });
  expect(await client.quizzes.mistakes()).toEqual([]);
});
