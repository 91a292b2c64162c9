// The fortnight is lived through the real procedures, with the real sample chapter read by the real engine.
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { unfinishedSampleRole } from '#core/people/profiles.ts';
import { type Client, startApp } from '../../support/start-app.ts';

async function open(client: Client, options?: { signal?: AbortSignal }): Promise<number[]> {
  const done: number[] = [];
  for await (const progress of await client.sample.open(undefined, options)) done.push(progress.done);
  return done;
}

test('a look around shows a believable fortnight, each thing on its day', { timeout: 60_000 }, async () => {
  const { client, clock } = await startApp({ profile: false });
  const done = await open(client);
  expect(done.at(-1)).toBe(14);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(await client.people.current()).toMatchObject({ name: 'Sample student', onboardingCompleted: true });
  expect(await client.sample.status()).toEqual({ inside: true });

  const today = await client.progress.today();
  expect(today.strip.filter(({ state }) => state === 'credited')).toHaveLength(12);
  expect(today.strip.filter(({ state }) => state === 'frozen')).toHaveLength(1);
  expect(today.streak).toMatchObject({ current: 12, state: 'open' });
  expect(today.activeSeconds).toBe(0);
  const sessions = await client.timer.sessions({ limit: 100 });
  expect(sessions).toHaveLength(15);
  expect(sessions.every(({ startedAt }) => startedAt < clock.now())).toBe(true);
  expect(sessions.every(({ durationSeconds }) => [900, 1500, 3000].includes(durationSeconds))).toBe(true);
  expect((await client.timer.state()).live).toBeNull();
  expect((await client.progress.achievements()).some(({ unlockedAt }) => unlockedAt !== null)).toBe(true);
});

test('its quiz gets better with each attempt, leaves cards and evidence, and waits to be finished', {
  timeout: 60_000,
}, async () => {
  const { client } = await startApp({ profile: false });
  await open(client);
  const [quiz] = await client.quizzes.list();
  expect(quiz?.attemptCount).toBe(3);
  expect(quiz?.openAttemptId).not.toBeNull();
  const { from, to } = { from: '2026-02-01', to: '2026-03-31' };
  const { quizzes } = await client.progress.charts({ from, to });
  const scores = quizzes.map(({ score }) => score);
  expect(scores).toEqual(scores.toSorted((a, b) => a - b));
  expect((await client.notes.list()).length).toBe(1);
  const [subject] = await client.mastery.map();
  expect(subject?.topics[0]?.name).toBe('Memory');
  expect(subject?.topics[0]?.score).not.toBeNull();
  expect((await client.review.charts({ from, to })).days.length).toBeGreaterThan(3);
});

test('a second look shows the same profile, and one click takes it away', { timeout: 60_000 }, async () => {
  const { client, as } = await startApp({ profile: false });
  await open(client);
  const first = await client.people.current();
  const other = as('another window');
  expect(await open(other)).toEqual([]);
  expect((await other.people.current())?.id).toBe(first?.id);
  await client.sample.remove();
  expect(await client.people.list()).toEqual([]);
  expect(await client.sample.status()).toEqual({ inside: false });
  expect(await other.people.current()).toBeNull();
});

test('a student’s own profile is left alone', { timeout: 60_000 }, async () => {
  const { client } = await startApp();
  const ada = await client.people.current();
  await open(client);
  expect(await client.library.list()).toHaveLength(1);
  await client.sample.remove();
  await client.people.select({ id: ada?.id ?? '' });
  expect(await client.library.list()).toEqual([]);
  expect(await client.timer.sessions({})).toEqual([]);
});

test('breaking off leaves nothing behind', { timeout: 60_000 }, async () => {
  const { client } = await startApp({ profile: false });
  const leave = new AbortController();
  const opening = (async () => {
    for await (const { done } of await client.sample.open(undefined, { signal: leave.signal }))
      if (done > 2) leave.abort();
  })();
  await expect(opening).rejects.toThrow();
  await expect.poll(() => client.people.list()).toEqual([]);
  expect(await client.sample.status()).toEqual({ inside: false });
});

test('what an end of the program left half made is gone after the next start', async () => {
  const { client, restart, dataDir } = await startApp();
  const database = new BetterSqlite3(join(dataDir, 'lectern.sqlite'));
  database.prepare('UPDATE users SET role = ?').run(unfinishedSampleRole);
  expect(await client.people.list()).toEqual([]);
  await restart();
  const left = () => database.prepare('SELECT count(*) FROM users').pluck().get();
  await expect.poll(left).toBe(1);
  expect(database.prepare('SELECT role FROM users').pluck().all()).toEqual(['student']);
  database.close();
});
