// The outlook for the day of the exam: silent while the answers are few, then a share with a range and its rows.
import { expect, test } from 'vitest';
import { together } from '#core/exams/readiness.ts';
import { dayMs, make, take } from '../quizzes/kit.ts';
import { shelf, wish } from './kit.ts';

test('with few answers it names how many are missing and no number', async () => {
  const all = await shelf();
  const { client } = all.app;
  const { id: examId } = await client.exams.create(wish(all));
  expect(await client.exams.readiness({ examId })).toMatchObject({
    expected: null,
    low: null,
    high: null,
    missingAnswers: 10,
  });
  const quiz = await make(client, { topicId: all.waves }, 10);
  const { questions } = await take(all.app, client, await client.quizzes.start({ quizId: quiz.id }));
  expect(questions.length).toBeGreaterThanOrEqual(8);
  // Ten in all, and three on each topic: what is missing on the other topic is missing still.
  const after = await client.exams.readiness({ examId });
  expect(after).toMatchObject({ expected: null, missingAnswers: 3 });
  expect(after.topics.map(({ expected }) => expected !== null)).toEqual([true, false]);
});

test('with enough it gives a share between its bounds, and less the further the exam is away', async () => {
  const all = await shelf();
  const { client } = all.app;
  for (const topicId of [all.waves, all.sound]) {
    const quiz = await make(client, { topicId }, 8);
    await take(all.app, client, await client.quizzes.start({ quizId: quiz.id }));
  }
  const soon = await client.exams.create(wish(all, 1));
  const far = await client.exams.create(wish(all, 200));
  const outlook = await client.exams.readiness({ examId: soon.id });
  expect(outlook.missingAnswers).toBe(0);
  expect(outlook.low!).toBeLessThan(outlook.expected!);
  expect(outlook.high!).toBeGreaterThan(outlook.expected!);
  const mean = outlook.topics.reduce((sum, { expected }) => sum + expected!, 0) / 2;
  expect(Math.abs(outlook.expected! - mean)).toBeLessThanOrEqual(1);
  const later = await client.exams.readiness({ examId: far.id });
  expect(later.expected!).toBeLessThan(outlook.expected!);
  expect(later.high! - later.low!).toBeGreaterThan(outlook.high! - outlook.low!);
  all.app.clock.jump(dayMs);
  expect(await client.exams.readiness({ examId: far.id })).toEqual(later);
});

test('topics weigh the same, and several are surer than one', () => {
  const topic = { expected: 80, low: 60, high: 90 };
  expect(together([topic])).toEqual(topic);
  expect(together([topic, topic, topic, topic])).toEqual({ expected: 80, low: 70, high: 85 });
  expect(together([topic, { expected: 40, low: 40, high: 40 }])).toEqual({ expected: 60, low: 50, high: 65 });
});
