// Taking a quiz as an exam: answers may be changed, nothing is told before it is handed in, and time runs out by itself.
import { expect, test } from 'vitest';
import type { Attempt } from '#contract/quizzes.ts';
import { expectFault } from '../../support/fault.ts';
import { startApp, type TestApp } from '../../support/start-app.ts';
import { dayMs, pick, readingMs, rows, shelve } from './kit.ts';

const minuteMs = 60_000;

async function begun() {
  const app = await startApp();
  const { client } = app;
  const { id: subjectId } = await client.subjects.create({ name: 'Physics' });
  const { id: topicId } = await client.subjects.createTopic({ subjectId, name: 'Waves' });
  await shelve(app, { topicId });
  const wish = { name: 'Midterm', subjectId, at: app.clock.now() + 7 * dayMs, topicIds: [topicId] };
  const { id: examId } = await client.exams.create({ ...wish, minutesPerDay: 30, daysOff: [] });
  const attempt = await client.exams.mock({ examId, questions: 6, minutes: 10 });
  return { app, client, attempt, topicId };
}

function answer(app: TestApp, attempt: Attempt, n: number, right: boolean) {
  const question = attempt.questions[n]!;
  return app.client.quizzes.answer({
    attemptId: attempt.id,
    questionId: question.id,
    given: [pick(app, attempt.quizId, question, right)],
    latencyMs: readingMs,
  });
}

test('an answer is shown back and judged nowhere: not in the attempt, the mistakes, the cards or the evidence', async () => {
  const { app, client, attempt, topicId } = await begun();
  expect(await answer(app, attempt, 0, false)).toBeNull();
  const open = await client.quizzes.attempt({ attemptId: attempt.id });
  const given = pick(app, attempt.quizId, attempt.questions[0]!, false);
  expect(open.questions[0]).toMatchObject({ given: [given], verdict: null });
  expect(open.questions[1]).toMatchObject({ given: null, verdict: null });
  expect(await client.quizzes.mistakes()).toEqual([]);
  expect(rows(app, 'SELECT id FROM review_cards')).toEqual([]);
  expect((await client.mastery.why({ topicId })).evidence).toEqual([]);
});

test('the last answer counts, and both times spent on it', async () => {
  const { app, client, attempt } = await begun();
  await answer(app, attempt, 0, false);
  await answer(app, attempt, 0, true);
  const { questions } = await client.quizzes.finish({ attemptId: attempt.id });
  expect(questions[0]?.verdict?.correct).toBe(true);
  expect(await client.quizzes.mistakes()).toEqual([]);
  const [row] = rows(app, 'SELECT latency_ms AS ms FROM quiz_answers WHERE attempt_id = ?', attempt.id);
  expect(row?.ms).toBe(2 * readingMs);
});

test('handing in grades all at once: score, mistakes, cards and evidence', async () => {
  const { app, client, attempt, topicId } = await begun();
  for (const n of [0, 1, 2]) await answer(app, attempt, n, n > 0);
  await client.quizzes.flag({ attemptId: attempt.id, questionId: attempt.questions[4]!.id, flagged: true });
  const finished = await client.quizzes.finish({ attemptId: attempt.id });
  expect(finished).toMatchObject({ status: 'finished', scorePercentage: 33, finishedAt: app.clock.now() });
  expect(finished.questions.map(({ verdict }) => verdict?.correct)).toEqual([
    false,
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(finished.questions.every(({ given }) => given === null)).toBe(true);
  expect(await client.quizzes.mistakes()).toHaveLength(1);
  expect(rows(app, 'SELECT id FROM review_cards')).toHaveLength(1);
  expect((await client.mastery.why({ topicId })).evidence).toHaveLength(3);
  expect(await client.quizzes.finish({ attemptId: attempt.id })).toEqual(finished);
});

test('at the deadline it is handed in by itself, while nobody looks', async () => {
  const { app, client, attempt } = await begun();
  await answer(app, attempt, 0, true);
  const facts = await client.system.events();
  app.clock.advance(10 * minuteMs + 15_000);
  expect((await facts.next()).value).toEqual({ type: 'quizzes.changed', quizId: attempt.quizId });
  await facts.return?.(undefined);
  const [row] = rows(app, 'SELECT status, completed_at AS at FROM quiz_attempts WHERE id = ?', attempt.id);
  expect(row).toEqual({ status: 'finished', at: attempt.deadline });
});

test('an answer that comes too late is refused and changes nothing', async () => {
  const { app, client, attempt } = await begun();
  await answer(app, attempt, 0, false);
  app.clock.jump(10 * minuteMs);
  await expectFault(answer(app, attempt, 0, true), 'CONFLICT');
  const late = await client.quizzes.attempt({ attemptId: attempt.id });
  expect(late).toMatchObject({ status: 'finished', finishedAt: attempt.deadline, scorePercentage: 0 });
});

test('an exam the app was closed on is over at its deadline, on the day it was taken', async () => {
  const { app, attempt } = await begun();
  await answer(app, attempt, 0, true);
  app.clock.jump(2 * dayMs);
  const again = await app.restart();
  const finished = await again.client.quizzes.attempt({ attemptId: attempt.id });
  expect(finished).toMatchObject({ status: 'finished', finishedAt: attempt.deadline });
  const [earned] = rows(again, "SELECT local_day AS day FROM xp_logs WHERE source_type = 'quiz'");
  expect(earned?.day).toBe('2026-03-10');
});

test('not knowing can be said and taken back', async () => {
  const { app, client, attempt } = await begun();
  const questionId = attempt.questions[0]!.id;
  const input = { attemptId: attempt.id, questionId, given: [], dontKnow: true, latencyMs: readingMs };
  expect(await client.quizzes.answer(input)).toBeNull();
  await answer(app, attempt, 0, true);
  const { questions } = await client.quizzes.finish({ attemptId: attempt.id });
  expect(questions[0]?.verdict).toMatchObject({ correct: true, dontKnow: false });
});
