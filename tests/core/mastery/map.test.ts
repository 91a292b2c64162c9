// The map of topics, the reasons behind a number, and the achievement that comes with mastering.
import { expect, test } from 'vitest';
import { lessonProgress, lessons } from '#core/db/schema/lessons.ts';
import { expectFault } from '../../support/fault.ts';
import { factsOf } from '../progress/kit.ts';
import { dayMs, startLearner, times } from './kit.ts';

test('every topic on the shelf is on the map, in the order of the shelves, before anything is answered', async () => {
  const { client, topicId, otherTopicId } = await startLearner();
  const history = await client.subjects.create({ name: 'History' });
  const map = await client.mastery.map();
  expect(map.map(({ name, topics }) => [name, topics.map((topic) => topic.name)])).toEqual([
    ['Physics', ['Waves', 'Heat']],
    ['History', []],
  ]);
  expect(map[0]?.topics.map((topic) => topic.topicId)).toEqual([topicId, otherTopicId]);
  expect(map[0]?.topics[0]).toEqual({
    topicId,
    name: 'Waves',
    level: 'not_started',
    score: null,
    low: null,
    high: null,
    answers: 0,
    days: 0,
    lastAt: null,
    faded: 0,
    lessonsDone: 0,
    lessons: 0,
  });
  expect((await client.mastery.map({ subjectId: history.id })).map(({ name }) => name)).toEqual(['History']);
});

test('a removed topic leaves the map and comes back with what was known of it', async () => {
  const { client, topicId, questions, give, mastery } = await startLearner();
  const { quizId, ids } = questions({}, ...times(3, topicId));
  for (const id of ids) await give(quizId, id, true);
  const before = await mastery();
  await client.subjects.removeTopic({ id: topicId });
  expect((await client.mastery.map())[0]?.topics.map(({ name }) => name)).toEqual(['Heat']);
  await expectFault(client.mastery.why({ topicId }), 'NOT_FOUND');
  await client.subjects.restoreTopic({ id: topicId });
  expect(await mastery()).toEqual(before);
});

test('lessons are coverage: done of how many, and no evidence', async () => {
  const { client, db, app, userId, topicId } = await startLearner();
  const at = app.clock.now();
  const rows = ['One', 'Two', 'Gone'].map((title, position) => ({
    topicId,
    title,
    content: '',
    contentType: 'text' as const,
    estimatedDurationMinutes: 5,
    position,
    archivedAt: title === 'Gone' ? at : null,
    createdAt: at,
    updatedAt: at,
  }));
  const made = db.insert(lessons).values(rows).returning({ id: lessons.id }).all();
  for (const { id: lessonId } of [made[0]!, made[2]!])
    db.insert(lessonProgress).values({ userId, lessonId, completed: true, updatedAt: at }).run();
  expect((await client.mastery.map())[0]?.topics[0]).toMatchObject({
    lessonsDone: 1,
    lessons: 2,
    level: 'not_started',
  });
});

test('the reasons are the latest answers, newest first, each leading on from the one before', async () => {
  const { client, app, topicId, questions, give } = await startLearner();
  const { quizId, ids } = questions({}, ...times(12, topicId));
  let attemptId = '';
  for (const [at, id] of ids.entries()) {
    app.clock.jump(60_000);
    attemptId = await give(quizId, id, at % 3 !== 0);
  }
  const { evidence, ageing, mastery } = await client.mastery.why({ topicId });
  expect(evidence).toHaveLength(10);
  expect(evidence.map(({ right }) => right).slice(0, 3)).toEqual([true, true, false]);
  expect(evidence[0]).toMatchObject({
    at: app.clock.now(),
    text: 'Which one?',
    attemptId,
    after: mastery.score,
  });
  for (const [at, { before, after, right }] of evidence.entries()) {
    expect(right ? after >= before : after <= before).toBe(true);
    const earlier = evidence[at + 1];
    if (earlier) expect(before).toBe(earlier.after);
  }
  expect(ageing).toBeNull();
  expect((await client.mastery.why({ topicId, limit: 100 })).evidence).toHaveLength(12);
});

test('not practising is a line of its own, in days and points', async () => {
  const { client, app, topicId, questions, give } = await startLearner();
  const { quizId, ids } = questions({}, ...times(10, topicId));
  for (const id of ids) await give(quizId, id, true);
  const known = (await client.mastery.why({ topicId })).mastery.score ?? 0;
  app.clock.jump(90.5 * dayMs);
  const { ageing, mastery, evidence } = await client.mastery.why({ topicId });
  expect(mastery.level).toBe('fading');
  expect(ageing).toEqual({ days: 90, points: mastery.faded });
  expect(evidence[0]?.after).toBe(known);
  expect((mastery.score ?? 0) + mastery.faded).toBe(known);
});

test('a removed quiz can no longer be opened from its evidence, which still counts', async () => {
  const { client, topicId, questions, give } = await startLearner();
  const { quizId, ids } = questions({}, topicId);
  await give(quizId, ids[0] ?? '', true);
  await client.quizzes.remove({ quizId });
  const { evidence, mastery } = await client.mastery.why({ topicId });
  expect(evidence[0]).toMatchObject({ text: 'Which one?', attemptId: null });
  expect(mastery.answers).toBe(1);
});

test('mastering takes a second day and questions among other topics, and unlocks an achievement once', async () => {
  const { client, app, topicId, otherTopicId, questions, give, mastery } = await startLearner();
  const { quizId, ids } = questions({ difficulty: 'hard' }, ...times(12, topicId), otherTopicId);
  const unlockedBy = async (act: () => Promise<unknown>) =>
    (await factsOf(client, act)).flatMap((fact) => (fact.type === 'achievement.unlocked' ? [fact.code] : []));
  const answer = async (from: number, to: number) => {
    for (const id of ids.slice(from, to)) await give(quizId, id, true);
  };
  expect(await unlockedBy(() => answer(0, 11))).not.toContain('summit');
  expect((await mastery()).level).toBe('proficient');
  app.clock.jump(dayMs);
  expect(await unlockedBy(() => answer(11, 12))).toContain('summit');
  expect((await mastery()).level).toBe('mastered');
  expect(await unlockedBy(() => answer(12, 13))).not.toContain('summit');
  const next = (await client.progress.achievements()).find(({ code }) => code === 'summit_5');
  expect(next).toMatchObject({ value: 1, unlockedAt: null });
});
