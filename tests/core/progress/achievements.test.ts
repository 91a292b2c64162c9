// Achievements: each measure reached the way a student reaches it, told once, kept for good, found in the past.
import { expect, test } from 'vitest';
import { materials } from '#core/db/schema/library.ts';
import { achievements, userAchievements, xpLogs } from '#core/db/schema/progress.ts';
import { studySessions } from '#core/db/schema/study.ts';
import { definitions } from '#core/progress/achievement-list.ts';
import { addDays } from '#core/progress/days.ts';
import { importAndSettle, textFile } from '../../support/materials.ts';
import { ask } from '../tutor/kit.ts';
import { answer, factsOf, type Study, startStudy, take } from './kit.ts';

const dayMs = 24 * 3_600_000;

async function standing({ client }: Study, code: string) {
  const found = (await client.progress.achievements()).find((each) => each.code === code);
  return found && { value: found.value, unlocked: found.unlockedAt !== null };
}

test('at first all are listed in order and none is unlocked', async () => {
  const { client } = await startStudy();
  const list = await client.progress.achievements();
  expect(list.map(({ code }) => code)).toEqual(definitions.map(({ code }) => code));
  expect(new Set(list.map(({ code }) => code)).size).toBe(list.length);
  expect(list.filter(({ unlockedAt }) => unlockedAt !== null)).toEqual([]);
  expect(list.filter(({ value, criteriaType }) => value > 0 && criteriaType !== 'level')).toEqual([]);
  expect(list.filter(({ criteriaType }) => criteriaType === 'streak_days').map(({ tier }) => tier)).toEqual([
    1, 2, 3,
  ]);
});

test('the first quiz, all right, unlocks two at once and tells of each once', async () => {
  const study = await startStudy();
  const { client, app } = study;
  const attempt = await answer(client, study.quiz(), 5);
  const facts = await factsOf(client, () => client.quizzes.finish({ attemptId: attempt.id }));
  expect(facts.filter(({ type }) => type === 'achievement.unlocked')).toEqual([
    { type: 'achievement.unlocked', code: 'first_quiz' },
    { type: 'achievement.unlocked', code: 'full_marks' },
  ]);
  const again = await factsOf(client, () => take(client, study.quiz(), 5));
  expect(again.filter(({ type }) => type === 'achievement.unlocked')).toEqual([]);
  const first = (await client.progress.achievements()).find(({ code }) => code === 'first_quiz');
  expect(first).toMatchObject({ value: 1, unlockedAt: app.clock.now() });
  expect(await standing(study, 'quiz_runner')).toEqual({ value: 2, unlocked: false });
});

test('full marks need five questions and the first attempt', async () => {
  const study = await startStudy();
  await take(study.client, study.quiz({}, 4), 4, 4);
  const quizId = study.quiz();
  await take(study.client, quizId, 4);
  await take(study.client, quizId, 5);
  expect(await standing(study, 'full_marks')).toEqual({ value: 0, unlocked: false });
});

test('a quiz left without an answer is not finished', async () => {
  const study = await startStudy();
  await take(study.client, study.quiz(), 0, 0);
  expect(await standing(study, 'first_quiz')).toEqual({ value: 0, unlocked: false });
});

test('a comeback is 30 points more on another day in the same topic', async () => {
  const study = await startStudy();
  const { client, app } = study;
  const subject = await client.subjects.create({ name: 'Physics' });
  const topic = await client.subjects.createTopic({ subjectId: subject.id, name: 'Waves' });
  await take(client, study.quiz({ topicId: topic.id }), 2);
  await take(client, study.quiz({ topicId: topic.id }), 5);
  expect(await standing(study, 'comeback')).toEqual({ value: 0, unlocked: false });
  app.clock.jump(dayMs);
  await take(client, study.quiz(), 5);
  await take(client, study.quiz({ topicId: topic.id }), 3);
  expect(await standing(study, 'comeback')).toEqual({ value: 20, unlocked: false });
  await take(client, study.quiz({ topicId: topic.id }), 4);
  expect(await standing(study, 'comeback')).toEqual({ value: 30, unlocked: true });
});

test('without a topic a comeback is in the same quiz, and a worse day is none', async () => {
  const study = await startStudy();
  const quizId = study.quiz();
  await take(study.client, quizId, 4);
  study.app.clock.jump(dayMs);
  await take(study.client, quizId, 2);
  expect(await standing(study, 'comeback')).toEqual({ value: 0, unlocked: false });
  study.app.clock.jump(dayMs);
  await take(study.client, quizId, 3);
  expect(await standing(study, 'comeback')).toEqual({ value: 20, unlocked: false });
});

test('a mistake is fixed by a right answer on a later day', async () => {
  const study = await startStudy();
  const { client, app } = study;
  const quizId = study.quiz({}, 20);
  await take(client, quizId, 0, 20);
  await take(client, quizId, 20, 20);
  expect(await standing(study, 'fixer')).toEqual({ value: 0, unlocked: false });
  app.clock.jump(dayMs);
  const attempt = await answer(client, quizId, 19);
  expect(await standing(study, 'fixer')).toEqual({ value: 19, unlocked: false });
  const questionId = attempt.questions[19]?.id ?? '';
  await client.quizzes.answer({ attemptId: attempt.id, questionId, given: ['a'], latencyMs: 4000 });
  expect(await standing(study, 'fixer')).toEqual({ value: 20, unlocked: true });
});

test('seven days in a row make a week', async () => {
  const study = await startStudy();
  const days = Array.from({ length: 6 }, (_, i) => addDays('2026-03-04', i));
  study.studyOn(...days);
  expect(await standing(study, 'streak_7')).toEqual({ value: 6, unlocked: false });
  study.session('2026-03-10T08:00Z', 15);
  expect(study.settle('2026-03-10')).toContainEqual({ type: 'achievement.unlocked', code: 'streak_7' });
});

test('welcome back comes after fourteen days without, not thirteen', async () => {
  const study = await startStudy();
  study.studyOn('2026-02-10', '2026-02-24');
  expect(await standing(study, 'welcome_back')).toEqual({ value: 13, unlocked: false });
  study.app.clock.set(Date.parse('2026-03-11T09:00Z'));
  study.studyOn('2026-03-11');
  expect(await standing(study, 'welcome_back')).toEqual({ value: 14, unlocked: true });
});

test('a day from a clock that ran ahead welcomes nobody back', async () => {
  const study = await startStudy();
  study.studyOn('2026-03-10', '2027-03-10');
  expect(await standing(study, 'welcome_back')).toEqual({ value: 0, unlocked: false });
});

test('fifty minutes in one session are deep focus, and hours add up', async () => {
  const study = await startStudy();
  study.session('2026-03-09T08:00Z', 49.9);
  study.session('2026-03-09T12:00Z', 90, { kind: 'long_break' });
  study.settle('2026-03-09');
  expect(await standing(study, 'deep_focus')).toEqual({ value: 49, unlocked: false });
  study.session('2026-03-10T02:30Z', 50);
  study.session('2026-03-10T06:00Z', 201, { kind: 'count_up' });
  study.settle('2026-03-09', '2026-03-10');
  expect(await standing(study, 'deep_focus')).toMatchObject({ unlocked: true });
  expect(await standing(study, 'five_hours')).toMatchObject({ unlocked: true });
  expect(await standing(study, 'fifty_hours')).toEqual({ value: 300, unlocked: false });
});

test('three subjects within a week are balanced, studied or asked about', async () => {
  const study = await startStudy();
  const { client } = study;
  const [a, b, c] = await Promise.all(['A', 'B', 'C'].map((name) => client.subjects.create({ name })));
  const topic = await client.subjects.createTopic({ subjectId: b!.id, name: 'Of B' });
  // Sunday belongs to the week before.
  study.session('2026-03-08T10:00Z', 10, { subjectId: a!.id });
  study.session('2026-03-09T10:00Z', 10, { topicId: topic.id });
  study.session('2026-03-09T11:00Z', 9, { subjectId: c!.id });
  study.settle('2026-03-08', '2026-03-09');
  expect(await standing(study, 'balanced')).toEqual({ value: 1, unlocked: false });
  study.session('2026-03-10T06:00Z', 1, { subjectId: c!.id });
  study.session('2026-03-10T07:00Z', 10, { subjectId: a!.id });
  study.settle('2026-03-10');
  expect(await standing(study, 'balanced')).toEqual({ value: 3, unlocked: true });
});

test('solved doubts and materials count, also those that are gone', async () => {
  const study = await startStudy();
  const { client, db } = study;
  await importAndSettle(client, textFile('sound.md', 'An echo is a sound that a wall has thrown back.'));
  const { threadId } = await ask(client, 'What is an echo?');
  await client.tutor.setSolved({ threadId, solved: true });
  await client.tutor.remove({ threadId });
  db.update(materials).set({ deletedAt: 1 }).run();
  expect(await standing(study, 'curious')).toEqual({ value: 1, unlocked: false });
  expect(await standing(study, 'librarian')).toEqual({ value: 1, unlocked: true });
});

test('levels come with XP', async () => {
  const study = await startStudy();
  study.db
    .insert(xpLogs)
    .values({
      userId: study.userId,
      sourceType: 'study',
      referenceId: study.userId,
      xpAmount: 1000,
      reason: 'earned',
      detail: { amount: 1000, capped: 0, lines: [] },
      localDay: '2026-03-01',
      ruleVersion: 1,
      createdAt: 1,
    })
    .run();
  expect(study.settle()).toEqual([{ type: 'achievement.unlocked', code: 'level_5' }]);
});

test('what was unlocked stays, whatever is taken out later', async () => {
  const study = await startStudy();
  study.session('2026-03-10T06:00Z', 60);
  study.settle('2026-03-10');
  study.db.update(studySessions).set({ deletedAt: 1 }).run();
  study.settle('2026-03-10');
  expect(await standing(study, 'deep_focus')).toEqual({ value: 50, unlocked: true });
});

test('what was reached before it was defined unlocks at the next start, without XP', async () => {
  const study = await startStudy();
  await take(study.client, study.quiz(), 5);
  const { total } = await study.client.progress.xp();
  study.db.delete(userAchievements).run();
  const { client } = await study.app.restart();
  expect(await standing({ ...study, client }, 'full_marks')).toEqual({ value: 1, unlocked: true });
  expect((await client.progress.xp()).total).toBe(total);
});

test('definitions are written once, however often the app starts', async () => {
  const study = await startStudy();
  const before = study.db.select().from(achievements).all();
  expect(before.map(({ code }) => code)).toEqual(definitions.map(({ code }) => code));
  await study.app.restart();
  expect(study.db.select().from(achievements).all()).toEqual(before);
});
