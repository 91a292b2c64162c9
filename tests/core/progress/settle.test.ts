// What an act leaves behind: XP for time studied, the ledger of days, the streak; corrected by rows, and rebuildable.
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { materials } from '#core/db/schema/library.ts';
import { xpLogs } from '#core/db/schema/progress.ts';
import { studyDays, studySegments, studySessions, userStreaks } from '#core/db/schema/study.ts';
import { importAndSettle, textFile } from '../../support/materials.ts';
import { ask } from '../tutor/kit.ts';
import { answer, factsOf, type Study, startStudy, take } from './kit.ts';

const day = '2026-03-10';
const amounts = async ({ client }: Study) => (await client.progress.xpLog()).map(({ amount }) => amount);

test('25 minutes earn 25 XP, count as a day, and are told once', async () => {
  const study = await startStudy();
  const id = study.session('2026-03-10T08:00Z', 25.9);
  expect(study.settle(day)).toEqual([
    { type: 'study.changed' },
    { type: 'xp.changed', total: 25, delta: 25 },
  ]);
  expect(study.db.select().from(studyDays).all()).toEqual([
    {
      userId: study.userId,
      localDay: day,
      tz: 'Europe/Berlin',
      firstAt: Date.parse('2026-03-10T08:00Z'),
      lastAt: Date.parse('2026-03-10T08:25:54Z'),
      activeSeconds: 1554,
      quizAnswers: 0,
      reviews: 0,
      lessons: 0,
      creditedBy: 'study',
      creditedAt: Date.parse('2026-03-10T08:10Z'),
    },
  ]);
  const stored = study.db.select().from(studySessions).where(eq(studySessions.id, id)).get();
  expect(stored?.xpAwarded).toBe(25);
});

test('settling again changes nothing and tells of no XP', async () => {
  const study = await startStudy();
  study.session('2026-03-10T08:00Z', 25);
  study.settle(day);
  const before = [study.db.select().from(xpLogs).all(), study.db.select().from(studyDays).all()];
  expect(study.settle(day)).toEqual([{ type: 'study.changed' }]);
  expect([study.db.select().from(xpLogs).all(), study.db.select().from(studyDays).all()]).toEqual(before);
});

test('breaks, cut off sessions and running ones earn nothing; running ones count for the day', async () => {
  const study = await startStudy();
  study.session('2026-03-10T06:00Z', 25, { kind: 'break' });
  study.session('2026-03-10T07:00Z', 25, { state: 'interrupted', endedAt: null });
  study.settle(day);
  expect(study.db.select().from(studyDays).all()).toEqual([]);
  study.session('2026-03-10T08:00Z', 15, { state: 'running', endedAt: null });
  study.settle(day);
  expect(study.db.select().from(studyDays).all()).toMatchObject([
    { activeSeconds: 900, creditedBy: 'study' },
  ]);
  expect(await amounts(study)).toEqual([]);
});

test('the cap of a day goes to sessions in the order in which they ended, and moves when one is taken out', async () => {
  const study = await startStudy();
  study.session('2026-03-10T12:00Z', 90);
  const first = study.session('2026-03-10T08:00Z', 100);
  study.settle(day);
  expect((await amounts(study)).toSorted()).toEqual([100, 20]);
  study.db.update(studySessions).set({ deletedAt: 1 }).where(eq(studySessions.id, first)).run();
  expect(study.settle(day)).toContainEqual({ type: 'xp.changed', total: 90, delta: -30 });
  expect((await amounts(study)).toSorted((a, b) => a - b)).toEqual([-100, 20, 70, 100]);
  study.db.update(studySessions).set({ deletedAt: null }).where(eq(studySessions.id, first)).run();
  study.settle(day);
  expect((await study.client.progress.xp()).total).toBe(120);
});

test('a session made shorter than five minutes gives its XP back as a row of its own', async () => {
  const study = await startStudy();
  const id = study.session('2026-03-10T08:00Z', 25);
  study.settle(day);
  study.db.update(studySegments).set({ activeMs: 299_000 }).run();
  study.db.update(studySessions).set({ durationSeconds: 299 }).run();
  study.settle(day);
  expect(await amounts(study)).toEqual([-25, 25]);
  const stored = study.db.select().from(studySessions).where(eq(studySessions.id, id)).get();
  expect(stored?.xpAwarded).toBe(0);
  expect(study.db.select().from(studyDays).get()?.creditedBy).toBeNull();
});

test('a session over the start of a day earns on both, full minutes each', async () => {
  const study = await startStudy();
  // Four in the morning by the clock of Berlin is three by UTC.
  const id = study.session('2026-03-10T02:40:30Z', 40);
  study.settle('2026-03-09', day);
  const log = await study.client.progress.xpLog();
  expect(log.map(({ localDay, amount }) => [localDay, amount]).toSorted()).toEqual([
    ['2026-03-09', 19],
    [day, 20],
  ]);
  const stored = study.db.select().from(studySessions).where(eq(studySessions.id, id)).get();
  expect(stored?.xpAwarded).toBe(39);
});

test('a discarded session takes its XP and its day with it', async () => {
  const study = await startStudy();
  study.session('2026-03-10T08:00Z', 25);
  study.settle(day);
  study.db.delete(studySessions).run();
  study.settle(day);
  expect((await study.client.progress.xp()).total).toBe(0);
  expect(study.db.select().from(studyDays).all()).toEqual([]);
});

test('five answers make a day count at the fifth, and a reported question takes it back', async () => {
  const { client, app, quiz, db } = await startStudy();
  const quizId = quiz();
  const attempt = await answer(client, quizId, 2, 4);
  expect((await client.progress.today()).missing).toEqual({ studySeconds: 600, quizAnswers: 1 });
  app.clock.advance(5000);
  const fifth = attempt.questions[4]?.id ?? '';
  await client.quizzes.answer({ attemptId: attempt.id, questionId: fifth, given: ['b'], latencyMs: 4000 });
  expect(db.select().from(studyDays).get()).toMatchObject({
    quizAnswers: 5,
    creditedBy: 'quiz',
    creditedAt: app.clock.now(),
    tz: 'Europe/Berlin',
  });
  await client.quizzes.report({ questionId: fifth, reason: 'wrong' });
  expect(await client.progress.today()).toMatchObject({ creditedBy: null, streak: { current: 0 } });
  await client.quizzes.undoReport({ questionId: fifth });
  expect(await client.progress.today()).toMatchObject({ creditedBy: 'quiz', streak: { current: 1 } });
});

test('flagging a question is no answer', async () => {
  const { client, quiz } = await startStudy();
  const { id: attemptId, questions } = await client.quizzes.start({ quizId: quiz() });
  for (const { id: questionId } of questions)
    await client.quizzes.flag({ attemptId, questionId, flagged: true });
  expect((await client.progress.today()).quizAnswers).toBe(0);
});

test('finishing a quiz tells of its XP once, and so does reporting a question', async () => {
  const { client, quiz } = await startStudy();
  const attempt = await answer(client, quiz(), 5);
  const finished = await factsOf(client, () => client.quizzes.finish({ attemptId: attempt.id }));
  const aboutXp = { type: 'xp.changed', total: 15, delta: 15 };
  expect(finished.filter(({ type }) => type === 'xp.changed')).toEqual([aboutXp]);
  const questionId = attempt.questions[0]?.id ?? '';
  const reported = await factsOf(client, () => client.quizzes.report({ questionId, reason: 'wrong' }));
  expect(reported.filter(({ type }) => type === 'xp.changed')).toMatchObject([{ delta: -7, total: 8 }]);
  expect(reported.filter(({ type }) => type === 'study.changed')).toHaveLength(1);
});

test('days and streak, deleted, come back equal at the next start', async () => {
  const study = await startStudy();
  study.studyOn('2026-03-05', '2026-03-06', '2026-03-08');
  study.session('2026-03-07T22:00Z', 4, { tz: 'America/New_York' });
  study.session('2026-03-09T08:00Z', 12, { tz: 'Asia/Tokyo' });
  await take(study.client, study.quiz(), 3);
  study.settle('2026-03-07', '2026-03-09');
  const byDay = () => study.db.select().from(studyDays).orderBy(studyDays.localDay).all();
  const days = byDay();
  const streak = study.db.select().from(userStreaks).all();
  expect(days).toHaveLength(6);
  expect(streak).toMatchObject([{ currentStreak: 5, longestStreak: 5, lastStudyDate: day, freezes: 1 }]);
  study.db.delete(studyDays).run();
  study.db.delete(userStreaks).run();
  await study.app.restart();
  expect(byDay()).toEqual(days);
  expect(study.db.select().from(userStreaks).all()).toEqual(streak);
});

test('the log names what each source was about, and can be narrowed to one', async () => {
  const study = await startStudy();
  const { client, app } = study;
  const subject = await client.subjects.create({ name: 'Physics' });
  const topic = await client.subjects.createTopic({ subjectId: subject.id, name: 'Waves' });
  const material = await importAndSettle(client, textFile('sound.md', 'An echo is a sound thrown back.'));
  const shelves = { subjectId: subject.id, topicId: topic.id, materialId: material.id };
  const sessions = [
    study.session('2026-03-10T05:00Z', 10, shelves),
    study.session('2026-03-10T06:00Z', 11, { ...shelves, materialId: null }),
    study.session('2026-03-10T07:00Z', 12, { subjectId: subject.id }),
    study.session('2026-03-10T08:00Z', 13),
  ];
  study.settle(day);
  const studied = await client.progress.xpLog({ sourceType: 'study' });
  const inOrder = studied.toSorted((a, b) => a.amount - b.amount);
  expect(inOrder.map(({ title }) => title)).toEqual([material.title, 'Waves', 'Physics', null]);
  expect(inOrder.map(({ openId }) => openId)).toEqual(sessions);
  expect(inOrder[0]?.awarded).toEqual({
    amount: 10,
    capped: 0,
    lines: [{ reason: 'minutes', count: 10, amount: 10 }],
  });

  const quizId = study.quiz();
  await take(client, quizId, 5);
  app.clock.advance(1000);
  const { threadId } = await ask(client, 'What is an echo?');
  await client.tutor.setSolved({ threadId, solved: true });
  expect(await client.progress.xpLog({ sourceType: 'quiz' })).toMatchObject([
    { title: 'Waves', openId: quizId },
  ]);
  expect(await client.progress.xpLog({ sourceType: 'doubt' })).toMatchObject([
    { title: 'What is an echo?', openId: threadId, amount: 2 },
  ]);

  await client.tutor.remove({ threadId });
  study.db.update(studySessions).set({ deletedAt: 1 }).run();
  study.db.update(materials).set({ deletedAt: 1 }).run();
  const gone = await client.progress.xpLog();
  expect(gone.filter(({ sourceType }) => sourceType !== 'quiz').every(({ openId }) => openId === null)).toBe(
    true,
  );
});
