// How long a lesson was open, and what calling it done leaves behind.
import { expect, test } from 'vitest';
import type { Fact } from '#contract/system.ts';
import { expectFault } from '../../support/fault.ts';
import { startApp, type TestApp } from '../../support/start-app.ts';
import { add, keepOpen, shelf } from './kit.ts';

async function withLesson(minutes = 10) {
  const app = await startApp();
  const { topicId } = await shelf(app.client);
  const { id: lessonId } = await add(app.client, topicId, { minutes });
  return { app, client: app.client, topicId, lessonId };
}

async function done(app: TestApp, topicId: string, minutes: number) {
  const { id } = await add(app.client, topicId, { minutes });
  await keepOpen(app, id, 60);
  return app.client.lessons.complete({ lessonId: id });
}

test.each([
  [1, 12],
  [2, 24],
  [5, 60],
  [60, 60],
])('a lesson of %i minutes must be open for %i seconds', async (minutes, seconds) => {
  const { app, client, lessonId } = await withLesson(minutes);
  expect((await client.lessons.get({ lessonId })).secondsLeft).toBe(seconds);
  expect(await keepOpen(app, lessonId, seconds - 1)).toBe(1);
  const data = await expectFault(client.lessons.complete({ lessonId }), 'CONFLICT');
  expect(data.params).toEqual({ reason: 'opened_too_briefly', seconds: 1 });
  expect(await keepOpen(app, lessonId, 1)).toBe(0);
  expect((await client.lessons.complete({ lessonId })).lesson.completedAt).toBe(app.clock.now());
});

test('a report counts no more than the time that has really passed', async () => {
  const { app, client, lessonId } = await withLesson();
  const report = (seconds: number) => client.lessons.reading({ lessonId, seconds, position: 0 });
  await report(60);
  expect((await client.lessons.get({ lessonId })).openedSeconds).toBe(0);
  app.clock.advance(20_000);
  expect(await report(60)).toEqual({ secondsLeft: 40 });
  // The wall clock is set; nothing has passed.
  app.clock.set(app.clock.now() + 3_600_000);
  expect(await report(60)).toEqual({ secondsLeft: 40 });
});

test('a report counts no more than it says, and at most a minute', async () => {
  const { app, client, lessonId } = await withLesson();
  await client.lessons.reading({ lessonId, seconds: 0, position: 0 });
  app.clock.advance(3_600_000);
  await client.lessons.reading({ lessonId, seconds: 15, position: 0 });
  expect((await client.lessons.get({ lessonId })).openedSeconds).toBe(15);
  await expectFault(client.lessons.reading({ lessonId, seconds: 61, position: 0 }), 'BAD_REQUEST');
});

test('the place where one stopped is kept', async () => {
  const { client, lessonId } = await withLesson();
  await client.lessons.reading({ lessonId, seconds: 0, position: 0.42 });
  expect((await client.lessons.get({ lessonId })).lastPosition).toBe(0.42);
});

test('the first completion earns XP, makes the day count and unlocks the first lesson', async () => {
  const { app, client, lessonId } = await withLesson(10);
  await keepOpen(app, lessonId, 60);
  const { xp } = await client.lessons.complete({ lessonId });
  expect(xp?.amount).toBe(15);
  const today = await client.progress.today();
  expect([today.creditedBy, today.streak.current]).toEqual(['lesson', 1]);
  const first = (await client.progress.achievements()).find(({ code }) => code === 'first_lesson');
  expect(first?.unlockedAt).toBe(app.clock.now());
  const [entry] = await client.progress.xpLog({});
  expect(entry).toMatchObject({ sourceType: 'lesson', title: 'Waves', openId: lessonId, amount: 15 });
});

test('a lesson reopened and done again earns nothing and moves no day', async () => {
  const { app, client, lessonId } = await withLesson();
  await keepOpen(app, lessonId, 60);
  await client.lessons.complete({ lessonId });
  expect((await client.lessons.reopen({ lessonId })).completedAt).toBeNull();
  app.clock.jump(24 * 3_600_000);
  const again = await client.lessons.complete({ lessonId });
  expect(again.xp).toBeNull();
  expect(again.lesson.completedAt).toBe(app.clock.now());
  expect((await client.progress.xp()).total).toBe(15);
  expect((await client.progress.today()).creditedBy).toBeNull();
});

test('calling a lesson done twice is calling it done', async () => {
  const { app, client, lessonId } = await withLesson();
  await keepOpen(app, lessonId, 60);
  const first = await client.lessons.complete({ lessonId });
  app.clock.advance(5000);
  const second = await client.lessons.complete({ lessonId });
  expect(second).toMatchObject({ xp: null, lesson: { completedAt: first.lesson.completedAt } });
});

test('one day pays at most 120 XP for lessons', async () => {
  const { app, client, topicId } = await withLesson();
  const paid = [];
  for (let n = 0; n < 5; n += 1) paid.push((await done(app, topicId, 60)).xp?.amount);
  expect(paid).toEqual([30, 30, 30, 30, 0]);
  expect((await client.progress.xp()).total).toBe(120);
});

test('a day credited by a lesson is counted the same after a restart', async () => {
  const { app, client, lessonId } = await withLesson();
  await keepOpen(app, lessonId, 60);
  await client.lessons.complete({ lessonId });
  const before = await client.progress.today();
  const again = await app.restart();
  expect(await again.client.progress.today()).toEqual(before);
});

test('calling a lesson done is told once it is stored', async () => {
  const { app, client, lessonId } = await withLesson();
  await keepOpen(app, lessonId, 60);
  const abort = new AbortController();
  const facts = await client.system.events(undefined, { signal: abort.signal });
  await client.lessons.complete({ lessonId });
  const told: Fact['type'][] = [];
  while (told.at(-1) !== 'achievement.unlocked') told.push(((await facts.next()).value as Fact).type);
  abort.abort();
  expect(told).toEqual(['lessons.changed', 'study.changed', 'xp.changed', 'achievement.unlocked']);
});
