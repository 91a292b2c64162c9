// What quizzes earn, through the contract: the rules of the day, the cap, the log.
import { expect, test } from 'vitest';
import { startApp, type TestApp } from '../../support/start-app.ts';
import { dayMs, make, rows, shelve, take } from './kit.ts';

/** A quiz of ten medium questions. */
async function tenMedium(): Promise<{ app: TestApp; quizId: string }> {
  const app = await startApp();
  await shelve(app);
  const { id } = await make(app.client, {}, 10);
  rows(app, "UPDATE quiz_questions SET difficulty = 'medium'");
  return { app, quizId: id };
}

async function attempt(app: TestApp, quizId: string, right = 10, latencyMs?: number) {
  const started = await app.client.quizzes.start({ quizId });
  expect(started.questions).toHaveLength(10);
  return (await take(app, app.client, started, right, latencyMs)).xp;
}

test('the first, second and third attempt of a day earn 25, 10 and 0', async () => {
  const { app, quizId } = await tenMedium();
  expect((await attempt(app, quizId))?.amount).toBe(25);
  app.clock.advance(60_000);
  expect((await attempt(app, quizId))?.amount).toBe(10);
  app.clock.advance(60_000);
  expect((await attempt(app, quizId))?.amount).toBe(0);
  expect(await app.client.progress.xp()).toEqual({
    total: 35,
    level: 1,
    levelFrom: 0,
    levelTo: 100,
    today: 35,
  });
});

test('what was right yesterday evening earns nothing this morning, and everything a day later', async () => {
  const { app, quizId } = await tenMedium();
  app.clock.set(Date.UTC(2026, 2, 10, 20, 0));
  expect((await attempt(app, quizId))?.amount).toBe(25);
  app.clock.set(Date.UTC(2026, 2, 11, 7, 0));
  expect(await attempt(app, quizId)).toEqual({
    amount: 0,
    capped: 0,
    lines: [{ reason: 'recently_right', count: 10, amount: 0 }],
  });
  app.clock.set(Date.UTC(2026, 2, 12, 8, 0));
  expect((await attempt(app, quizId))?.amount).toBe(25);
});

test('clicking through earns nothing', async () => {
  const { app, quizId } = await tenMedium();
  expect((await attempt(app, quizId, 10, 500))?.lines).toEqual([
    { reason: 'too_fast', count: 10, amount: 0 },
  ]);
});

test('at 140 of the day the next quiz earns the remaining ten', async () => {
  const { app, quizId } = await tenMedium();
  const profile = await app.client.people.current();
  rows(
    app,
    `INSERT INTO xp_logs (id, user_id, source_type, reference_id, xp_amount, reason, detail, local_day, rule_version, created_at)
     VALUES ('0197a000-0000-7000-8000-000000000000', ?, 'quiz', '0197a000-0000-7000-8000-000000000001', 140, 'earned',
       '{}', '2026-03-10', 1, 1)`,
    profile?.id ?? '',
  );
  expect(await attempt(app, quizId)).toMatchObject({ amount: 10, capped: 15 });
  expect((await app.client.progress.xp()).today).toBe(150);
});

test('an attempt after midnight still belongs to the evening before', async () => {
  const { app, quizId } = await tenMedium();
  app.clock.set(Date.UTC(2026, 2, 11, 1, 30));
  await attempt(app, quizId);
  expect((await app.client.progress.xpLog())[0]?.localDay).toBe('2026-03-10');
  app.clock.set(Date.UTC(2026, 2, 11, 3, 30));
  expect(await app.client.progress.xp()).toMatchObject({ total: 25, today: 0 });
});

test('a booked day stays when the zone changes', async () => {
  const { app, quizId } = await tenMedium();
  await attempt(app, quizId);
  app.clock.set(app.clock.now(), 'Pacific/Auckland');
  expect((await app.client.progress.xpLog())[0]?.localDay).toBe('2026-03-10');
});

test('the log names each source, newest first, and pages back in time', async () => {
  const { app, quizId } = await tenMedium();
  await attempt(app, quizId);
  const firstAt = app.clock.now();
  app.clock.jump(2 * dayMs);
  await attempt(app, quizId, 5);
  const log = await app.client.progress.xpLog();
  expect(log.map(({ amount, sourceType, title }) => [amount, sourceType, title])).toEqual([
    [10, 'quiz', 'Waves'],
    [25, 'quiz', 'Waves'],
  ]);
  expect(await app.client.progress.xpLog({ limit: 1 })).toEqual(log.slice(0, 1));
  expect((await app.client.progress.xpLog({ before: firstAt + 1 })).map(({ amount }) => amount)).toEqual([
    25,
  ]);
  await app.client.quizzes.remove({ quizId });
  expect((await app.client.progress.xpLog())[0]?.title).toBeNull();
});

test('every profile has a ledger of its own', async () => {
  const { app, quizId } = await tenMedium();
  await attempt(app, quizId);
  const grace = app.as('grace');
  await grace.people.create({ name: 'Grace' });
  expect((await grace.progress.xp()).total).toBe(0);
  expect(await grace.progress.xpLog()).toEqual([]);
});

test('a change of XP is told after it is stored', async () => {
  const { app, quizId } = await tenMedium();
  const stop = new AbortController();
  const facts = await app.client.system.events(undefined, { signal: stop.signal });
  const told = (async () => {
    for await (const fact of facts) if (fact.type === 'xp.changed') return fact;
    return null;
  })();
  await attempt(app, quizId);
  expect(await told).toEqual({ type: 'xp.changed', total: 25, delta: 25 });
  stop.abort();
});
