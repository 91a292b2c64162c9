// Evidence: what an answer leaves behind, what takes it back, and that the cache is nothing but the events.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { topicProgress } from '#core/db/schema/mastery.ts';
import { rebuildOutdated } from '#core/mastery/record.ts';
import { shelve, take as takeAll } from '../quizzes/kit.ts';
import { dayMs, startLearner, times } from './kit.ts';

test('an answer is evidence of its question’s topic, with what it says written beside it', async () => {
  const { questions, give, topicId, events, app } = await startLearner();
  const { quizId, ids } = questions({ difficulty: 'hard' }, topicId, topicId);
  const attemptId = await give(quizId, ids[0] ?? '', true);
  expect(events()).toMatchObject([
    {
      topicId,
      kind: 'choice',
      right: true,
      difficulty: 'hard',
      b: 1,
      guess: 1 / 2,
      weight: 1,
      mixed: false,
      questionId: ids[0],
      attemptId,
      at: app.clock.now(),
      localDay: '2026-03-10',
      voidedAt: null,
    },
  ]);
});

test('a question made from a file stands under the file’s topic of that moment', async () => {
  const { app, client, topicId, otherTopicId, events } = await startLearner();
  const materialId = await shelve(app, { topicId });
  for await (const _ of await client.quizzes.generate({ scope: { materialId }, count: 3, by: 'rules' }));
  const [quiz] = await client.quizzes.list();
  await takeAll(app, client, await client.quizzes.start({ quizId: quiz?.id ?? '' }));
  await client.library.move({ ids: [materialId], subjectId: null, topicId: otherTopicId });
  expect(new Set(events().map((event) => event.topicId))).toEqual(new Set([topicId]));
  app.clock.jump(dayMs);
  await takeAll(app, client, await client.quizzes.start({ quizId: quiz?.id ?? '' }));
  expect(events().filter((event) => event.topicId === otherTopicId)).toHaveLength(3);
});

test('an answer about no topic is evidence of nothing', async () => {
  const { questions, give, events } = await startLearner();
  const { quizId, ids } = questions({}, null);
  await give(quizId, ids[0] ?? '', true);
  expect(events()).toEqual([]);
});

test('an honest "I don’t know" and a look at the page weigh less, typing leaves nothing to guess', async () => {
  const { questions, give, topicId, events } = await startLearner();
  const typed = questions({ type: 'short', options: [] }, topicId);
  const chosen = questions({ type: 'true_false' }, topicId, topicId, topicId);
  await give(typed.quizId, typed.ids[0] ?? '', true);
  await give(chosen.quizId, chosen.ids[0] ?? '', 'dont_know');
  await give(chosen.quizId, chosen.ids[1] ?? '', 'hinted');
  await give(chosen.quizId, chosen.ids[2] ?? '', false);
  expect(events().map(({ kind, guess, weight, right }) => [kind, guess, weight, right])).toEqual([
    ['typed', 0, 1, true],
    ['dont_know', 0, 0.7, false],
    ['true_false', 0.5, 0.4, true],
    ['true_false', 0.5, 1, false],
  ]);
});

test('the same question again weighs 0.3 within a day and full after it', async () => {
  const { questions, give, topicId, events, app, client } = await startLearner();
  const { quizId, ids } = questions({}, topicId);
  for (const pause of [0, dayMs - 1, dayMs]) {
    app.clock.jump(pause);
    await client.quizzes.finish({ attemptId: await give(quizId, ids[0] ?? '', true) });
  }
  expect(events().map(({ weight }) => weight)).toEqual([1, 0.3, 1]);
});

test('questions of two topics in one attempt make each answer count as mixed', async () => {
  const { questions, give, topicId, otherTopicId, events, cache } = await startLearner();
  const { quizId, ids } = questions({}, topicId, otherTopicId, null);
  await give(quizId, ids[0] ?? '', true);
  await give(quizId, ids[1] ?? '', true);
  expect(events().map(({ mixed }) => mixed)).toEqual([true, true]);
  expect(cache().map(({ strongAnswers }) => strongAnswers)).toEqual([1, 1]);
});

test('a strong answer is right, unaided, and typed or at least medium among other topics', async () => {
  const { questions, give, topicId, otherTopicId, cache } = await startLearner();
  const alone = questions({}, topicId);
  const easy = questions({ difficulty: 'easy' }, topicId, otherTopicId);
  const typed = questions({ type: 'short', options: [], difficulty: 'easy' }, topicId, topicId, topicId);
  await give(alone.quizId, alone.ids[0] ?? '', true);
  await give(easy.quizId, easy.ids[0] ?? '', true);
  await give(typed.quizId, typed.ids[0] ?? '', 'hinted');
  await give(typed.quizId, typed.ids[1] ?? '', false);
  expect(cache()[0]?.strongAnswers).toBe(0);
  await give(typed.quizId, typed.ids[2] ?? '', true);
  expect(cache()[0]?.strongAnswers).toBe(1);
});

test('a question called wrong leaves what is known as if it had never been asked, until that is undone', async () => {
  const { questions, give, topicId, client, cache, mastery, app } = await startLearner();
  const { quizId, ids } = questions({}, ...times(5, topicId));
  for (const id of ids.slice(0, 4)) {
    app.clock.jump(60_000);
    await give(quizId, id, true);
  }
  const before = cache();
  app.clock.jump(60_000);
  await give(quizId, ids[4] ?? '', false);
  const after = cache();
  expect((await mastery()).answers).toBe(5);
  await client.quizzes.report({ questionId: ids[4] ?? '', reason: 'wrong' });
  expect(cache()).toEqual(before);
  await client.quizzes.undoReport({ questionId: ids[4] ?? '' });
  expect(cache()).toEqual(after);
});

test('whatever is answered, reported and undone, at whatever time, the cache equals the events', async () => {
  const { questions, give, topicId, otherTopicId, client, cache, app, db, mastery } = await startLearner();
  const step = fc.oneof(
    fc.record({ act: fc.constant('answer' as const), at: fc.nat(5), right: fc.boolean() }),
    fc.record({ act: fc.constant('report' as const), at: fc.nat(5) }),
    fc.record({ act: fc.constant('undo' as const), at: fc.nat(5) }),
    fc.record({ act: fc.constant('wait' as const), hours: fc.integer({ min: -900, max: 900 }) }),
  );
  const script = fc.array(step, { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(script, async (steps) => {
      const { quizId, ids } = questions({}, topicId, otherTopicId, topicId, topicId, otherTopicId, topicId);
      for (const next of steps) {
        if (next.act === 'wait') app.clock.set(app.clock.now() + next.hours * 3_600_000);
        else if (next.act === 'answer')
          await give(quizId, ids[next.at] ?? '', next.right).catch(() => undefined);
        else if (next.act === 'report')
          await client.quizzes.report({ questionId: ids[next.at] ?? '', reason: 'wrong' });
        else await client.quizzes.undoReport({ questionId: ids[next.at] ?? '' });
      }
      const kept = cache();
      const shown = [await mastery(), await mastery(otherTopicId)];
      db.delete(topicProgress).run();
      db.transaction((tx) => rebuildOutdated(tx, app.clock.now()));
      const byTopic = (rows: typeof kept) => rows.toSorted((a, b) => a.topicId.localeCompare(b.topicId));
      const withEvents = kept.filter(({ answers }) => answers > 0);
      expect(byTopic(cache().filter(({ answers }) => answers > 0))).toEqual(byTopic(withEvents));
      expect([await mastery(), await mastery(otherTopicId)]).toEqual(shown);
    }),
    { numRuns: 25 },
  );
});

test('a start rebuilds what earlier rules had computed', async () => {
  const { questions, give, topicId, cache, app, db } = await startLearner();
  const { quizId, ids } = questions({}, topicId);
  await give(quizId, ids[0] ?? '', true);
  const right = cache();
  db.update(topicProgress).set({ mu: 3, ruleVersion: 0 }).run();
  await app.restart();
  expect(cache()).toEqual(right);
});

test('a clock set back un-forgets nothing, and its time is not forgotten twice', async () => {
  const { questions, give, topicId, app, mastery, cache } = await startLearner();
  const { quizId, ids } = questions({}, ...times(7, topicId));
  for (const id of ids.slice(0, 5)) await give(quizId, id, true);
  const then = app.clock.now();
  app.clock.set(then + 60 * dayMs);
  const faded = (await mastery()).score ?? 100;
  await give(quizId, ids[5] ?? '', false);
  const missed = await mastery();
  expect(missed.score).toBeLessThan(faded);
  app.clock.set(then);
  expect(await mastery()).toEqual(missed);
  await give(quizId, ids[6] ?? '', true);
  expect(cache()[0]?.lastEvidenceAt).toBe(then + 60 * dayMs);
  const back = await mastery();
  app.clock.set(then + 60 * dayMs);
  expect((await mastery()).score).toBe(back.score);
});

test('days are study days, each counted once', async () => {
  const { questions, give, topicId, app, mastery } = await startLearner();
  const { quizId, ids } = questions({}, ...times(4, topicId));
  await give(quizId, ids[0] ?? '', true);
  await give(quizId, ids[1] ?? '', true);
  // 01:30 at night in Berlin still belongs to the day before.
  app.clock.jump(15.5 * 3_600_000);
  await give(quizId, ids[2] ?? '', true);
  expect((await mastery()).days).toBe(1);
  app.clock.jump(8 * 3_600_000);
  await give(quizId, ids[3] ?? '', true);
  expect((await mastery()).days).toBe(2);
});
