// Suggestions put aside: for today, for a week, or their whole kind, and each of them back again.
import { expect, test } from 'vitest';
import { userRecommendations } from '#core/db/schema/recommend.ts';
import { answer, type Study, startStudy } from '../progress/kit.ts';
import { day, hour, minute } from './kit.ts';

/** A student with one open quiz. */
async function withOpenQuiz() {
  const study = await startStudy();
  const { id: attemptId } = await answer(study.client, study.quiz(), 3, 3);
  return { ...study, attemptId };
}

/** Leaves a new quiz half done. */
async function leaveQuiz(study: Study) {
  return answer(study.client, study.quiz(), 3, 3);
}

async function first({ client }: Pick<Study, 'client'>) {
  const [one] = await client.recommend.list();
  if (!one) throw new Error('nothing is suggested');
  return one;
}

test('a suggestion keeps its id for as long as it holds', async () => {
  const study = await withOpenQuiz();
  const { id } = await first(study);
  study.app.clock.jump(hour);
  expect((await first(study)).id).toBe(id);
  expect((await first({ client: (await study.app.restart()).client })).id).toBe(id);
});

test('what is dismissed is away for seven days, and then suggested again if it holds', async () => {
  const study = await withOpenQuiz();
  const { client, app, attemptId } = study;
  const dismissed = await first(study);
  expect(await client.recommend.dismiss({ id: dismissed.id })).toEqual({ offerOff: false });
  expect(await client.recommend.list()).toEqual([]);
  app.clock.jump(7 * day - minute);
  const { questions } = await client.quizzes.attempt({ attemptId });
  await client.quizzes.answer({ attemptId, questionId: questions[3]!.id, given: ['a'], latencyMs: 4000 });
  expect(await client.recommend.list()).toEqual([]);
  app.clock.jump(minute);
  expect(await first(study)).toMatchObject({ type: 'resume_quiz', referenceId: attemptId });
});

test('what is not wanted now comes back with tomorrow’s study day', async () => {
  const study = await withOpenQuiz();
  const { client, app } = study;
  const { id } = await first(study);
  await client.recommend.snooze({ id });
  // Four in the morning in Berlin.
  app.clock.set(Date.UTC(2026, 2, 11, 3, 0, 0) - 1);
  expect(await client.recommend.list()).toEqual([]);
  app.clock.set(Date.UTC(2026, 2, 11, 3, 0, 0));
  expect(await first(study)).toMatchObject({ id, type: 'resume_quiz' });
});

test('what was put aside can be shown again', async () => {
  const study = await withOpenQuiz();
  const { client } = study;
  const { id } = await first(study);
  await client.recommend.dismiss({ id });
  await client.recommend.show({ id });
  expect((await first(study)).id).toBe(id);
  await client.recommend.snooze({ id });
  await client.recommend.show({ id });
  expect((await first(study)).id).toBe(id);
});

test('a kind dismissed three times in a row can be switched off', async () => {
  const study = await startStudy();
  const offers: boolean[] = [];
  for (let time = 0; time < 3; time += 1) {
    await leaveQuiz(study);
    const { id } = await first(study);
    offers.push((await study.client.recommend.dismiss({ id })).offerOff);
  }
  expect(offers).toEqual([false, false, true]);
});

test('doing one in between begins the count anew', async () => {
  const study = await startStudy();
  const { client, app } = study;
  const offers: boolean[] = [];
  const dismissOne = async () => {
    app.clock.jump(minute);
    await leaveQuiz(study);
    offers.push((await client.recommend.dismiss({ id: (await first(study)).id })).offerOff);
  };
  await dismissOne();
  await dismissOne();
  app.clock.jump(minute);
  const { id: attemptId } = await leaveQuiz(study);
  await first(study);
  await client.quizzes.finish({ attemptId });
  expect(await client.recommend.list()).toEqual([]);
  await dismissOne();
  await dismissOne();
  expect(offers).toEqual([false, false, false, false]);
  await dismissOne();
  expect(offers.at(-1)).toBe(true);
});

test('what ran out was not done', async () => {
  const study = await startStudy();
  const { client, app } = study;
  const offers: boolean[] = [];
  for (let time = 0; time < 3; time += 1) {
    await leaveQuiz(study);
    const { id } = await first(study);
    if (time === 1) {
      // This one is left alone until it is too old.
      app.clock.jump(3 * day);
      expect(await client.recommend.list()).toEqual([]);
      await leaveQuiz(study);
      offers.push((await client.recommend.dismiss({ id: (await first(study)).id })).offerOff);
    } else offers.push((await client.recommend.dismiss({ id })).offerOff);
  }
  expect(offers).toEqual([false, false, true]);
});

test('a kind that is switched off is not suggested until it is switched on', async () => {
  const study = await withOpenQuiz();
  const { client } = study;
  await first(study);
  expect(await client.recommend.setOff({ type: 'resume_quiz', off: true })).toEqual(['resume_quiz']);
  expect(await client.recommend.list()).toEqual([]);
  expect(await client.recommend.setOff({ type: 'streak_at_risk', off: true })).toEqual([
    'resume_quiz',
    'streak_at_risk',
  ]);
  expect(await client.recommend.setOff({ type: 'resume_quiz', off: false })).toEqual(['streak_at_risk']);
  expect(await client.recommend.off()).toEqual(['streak_at_risk']);
  expect((await first(study)).type).toBe('resume_quiz');
});

test('what is over, or put aside already, cannot be put aside', async () => {
  const study = await withOpenQuiz();
  const { client } = study;
  const { id } = await first(study);
  await client.recommend.dismiss({ id });
  await expect(client.recommend.dismiss({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(client.recommend.snooze({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(client.recommend.show({ id: '01900000-0000-7000-8000-000000000001' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('of what is over only the last few of a kind are kept', async () => {
  const study = await startStudy();
  for (let time = 0; time < 6; time += 1) {
    const { id: attemptId } = await leaveQuiz(study);
    await first(study);
    await study.client.quizzes.finish({ attemptId });
    await study.client.recommend.list();
  }
  expect(study.db.select().from(userRecommendations).all()).toHaveLength(3);
});
