// What suggestions stand on is read off what the student did, through the contract and on real tables.
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { lessonProgress, lessons } from '#core/db/schema/lessons.ts';
import { materials } from '#core/db/schema/library.ts';
import { quizQuestions } from '#core/db/schema/quizzes.ts';
import { reviewCards } from '#core/db/schema/review.ts';
import { topics } from '#core/db/schema/subjects.ts';
import { answer, type Study, startStudy, take } from '../progress/kit.ts';
import { day, hour, minute } from './kit.ts';

async function withTopic() {
  const study = await startStudy();
  const subject = await study.client.subjects.create({ name: 'Biology' });
  const topic = await study.client.subjects.createTopic({ subjectId: subject.id, name: 'Cells' });
  return { ...study, topicId: topic.id };
}

async function all({ client }: Pick<Study, 'client'>) {
  const list = await client.recommend.list();
  return list.map(({ type, referenceId, why }) => ({ type, referenceId, why }));
}

/** Without cards: every missed question makes one. */
async function shown(study: Pick<Study, 'client'>) {
  return (await all(study)).filter(({ type }) => type !== 'review_due');
}

function quizOf(study: Study & { topicId: string }): string {
  const quizId = study.quiz({ topicId: study.topicId });
  const { db, topicId } = study;
  db.update(quizQuestions).set({ topicId }).where(eq(quizQuestions.quizId, quizId)).run();
  return quizId;
}

function addLesson(
  { db, app, topicId }: Study & { topicId: string },
  title: string,
  position: number,
): string {
  const now = app.clock.now();
  const values = {
    topicId,
    title,
    content: 'Text.',
    contentType: 'text' as const,
    estimatedDurationMinutes: 10,
    position,
    createdAt: now,
    updatedAt: now,
  };
  return db.insert(lessons).values(values).returning({ id: lessons.id }).get().id;
}

function addFile({ db, app, userId }: Study, title: string): string {
  const now = app.clock.now();
  const values = {
    userId,
    title,
    fileName: title,
    contentType: 'application/pdf',
    contentHash: title,
    byteSize: 1,
    processingStatus: 'ready',
    pageCount: 24,
    uploadedAt: now,
    updatedAt: now,
  };
  return db.insert(materials).values(values).returning({ id: materials.id }).get().id;
}

function addCard({ db, app, userId }: Study, over: Partial<typeof reviewCards.$inferInsert> = {}): void {
  const now = app.clock.now();
  db.insert(reviewCards)
    .values({
      userId,
      type: 'basic',
      front: 'Front',
      back: 'Back',
      origin: 'own',
      frontHash: `${Math.random()}`,
      due: now,
      stability: 10,
      difficulty: 5,
      lastReview: now - 10 * day,
      createdAt: now,
      updatedAt: now,
      ...over,
    })
    .run();
}

test('a new student is suggested nothing', async () => {
  expect(await all(await startStudy())).toEqual([]);
});

test('a quiz that was left is suggested at the question where it stopped, until it is finished', async () => {
  const study = await startStudy();
  const { id } = await answer(study.client, study.quiz(), 1, 3);
  expect(await shown(study)).toEqual([
    {
      type: 'resume_quiz',
      referenceId: id,
      why: { title: 'Waves', question: 4, total: 5, at: study.app.clock.now() },
    },
  ]);
  await study.client.quizzes.finish({ attemptId: id });
  expect(await shown(study)).toEqual([]);
});

test('a quiz that was removed is not suggested', async () => {
  const study = await startStudy();
  const quizId = study.quiz();
  await answer(study.client, quizId, 1, 3);
  await study.client.quizzes.remove({ quizId });
  expect(await shown(study)).toEqual([]);
});

test('missed questions are suggested by their topic, until they are answered right', async () => {
  const study = await withTopic();
  const quizId = quizOf(study);
  await take(study.client, quizId, 1, 5);
  const mistakes = { type: 'fix_mistakes', referenceId: study.topicId };
  const weak = { type: 'weak_topic', referenceId: study.topicId };
  expect(await shown(study)).toMatchObject([
    { ...mistakes, why: { topic: 'Cells', count: 4, samePage: 4 } },
    { ...weak, why: { topic: 'Cells', count: 5 } },
  ]);
  study.app.clock.jump(2 * day);
  await take(study.client, quizId, 5, 5);
  expect(await shown(study)).not.toContainEqual(expect.objectContaining(mistakes));
});

test('a topic off the shelf suggests nothing', async () => {
  const study = await withTopic();
  await take(study.client, quizOf(study), 0, 5);
  expect(await shown(study)).toHaveLength(2);
  await study.client.subjects.removeTopic({ id: study.topicId });
  expect(await shown(study)).toEqual([]);
});

test('a question called wrong is no mistake', async () => {
  const study = await withTopic();
  const { questions } = await take(study.client, quizOf(study), 2, 5);
  expect(await shown(study)).toMatchObject([{ type: 'fix_mistakes' }, { type: 'weak_topic' }]);
  await study.client.quizzes.report({ questionId: questions[4]!.id, reason: 'wrong' });
  expect(await shown(study)).not.toContainEqual(expect.objectContaining({ type: 'fix_mistakes' }));
});

test('lessons are taken up, gone on with and checked', async () => {
  const study = await withTopic();
  const { db, userId, app } = study;
  const first = addLesson(study, 'Membranes', 1);
  const second = addLesson(study, 'Osmosis', 2);
  const progress = { userId, lessonId: first, openedSeconds: 120, updatedAt: app.clock.now() };
  db.insert(lessonProgress).values(progress).run();
  expect(await shown(study)).toMatchObject([
    { type: 'resume_lesson', referenceId: first, why: { title: 'Membranes', count: 8 } },
  ]);
  const done = { completed: true, completedAt: app.clock.now(), firstCompletedDay: '2026-03-10' };
  db.update(lessonProgress).set(done).run();
  const next = { type: 'next_lesson', referenceId: second };
  expect(await shown(study)).toMatchObject([
    { ...next, why: { previous: 'Membranes', number: 2, total: 2 } },
  ]);
  app.clock.jump(day);
  expect(await shown(study)).toMatchObject([
    { type: 'check_lesson', referenceId: study.topicId, why: { title: 'Membranes', days: 1 } },
    next,
  ]);
});

test('an archived lesson is not suggested', async () => {
  const study = await withTopic();
  const { db, userId, app } = study;
  const lessonId = addLesson(study, 'Membranes', 1);
  db.insert(lessonProgress)
    .values({ userId, lessonId, openedSeconds: 120, updatedAt: app.clock.now() })
    .run();
  db.update(lessons).set({ archivedAt: app.clock.now() }).run();
  expect(await shown(study)).toEqual([]);
});

test('cards that can be asked today are counted, and no others', async () => {
  const study = await startStudy();
  const later = study.app.clock.now() + 3 * day;
  addCard(study, { state: 'review' });
  addCard(study);
  addCard(study, { state: 'review', due: later });
  addCard(study, { suspended: true });
  addCard(study, { deletedAt: 1 });
  expect(await all(study)).toEqual([
    { type: 'review_due', referenceId: null, why: { count: 2, minutes: 1 } },
  ]);
});

test('a file is suggested until something was made of it', async () => {
  const study = await startStudy();
  const materialId = addFile(study, 'bio-ch4.pdf');
  addFile(study, 'removed.pdf');
  study.db
    .update(materials)
    .set({ deletedAt: study.app.clock.now() })
    .where(eq(materials.title, 'removed.pdf'))
    .run();
  expect(await shown(study)).toEqual([]);
  study.app.clock.jump(2 * day);
  expect(await shown(study)).toEqual([
    { type: 'use_material', referenceId: materialId, why: { title: 'bio-ch4.pdf', count: 24 } },
  ]);
  addCard(study, { materialId, due: study.app.clock.now() + 9 * day, state: 'review' });
  expect(await shown(study)).toEqual([]);
});

test('an evening without study puts a streak of three days at risk, until five answers are given', async () => {
  const study = await startStudy();
  study.studyOn('2026-03-07', '2026-03-08', '2026-03-09');
  expect(await shown(study)).toEqual([]);
  study.app.clock.jump(8 * hour);
  expect(await shown(study)).toEqual([
    { type: 'streak_at_risk', referenceId: null, why: { count: 5, days: 3, freezes: 2 } },
  ]);
  await take(study.client, study.quiz(), 5);
  expect(await shown(study)).toEqual([]);
});

test('a break is suggested after 90 minutes at the timer, and not while it lasts', async () => {
  const study = await startStudy();
  const { client, app } = study;
  await client.timer.start({ kind: 'count_up' });
  app.clock.advance(89 * minute);
  expect(await shown(study)).toEqual([]);
  app.clock.advance(2 * minute);
  expect(await shown(study)).toMatchObject([{ type: 'take_break', why: { count: 91 } }]);
  await client.timer.finish();
  expect(await shown(study)).toMatchObject([{ type: 'take_break' }]);
  await client.timer.start({ kind: 'break' });
  expect(await shown(study)).toEqual([]);
});

test('an exam is suggested by its topics from three weeks before, until it is archived', async () => {
  const { client, app, topicId } = await withTopic();
  const wish = { name: 'Midterm', subjectId: null, topicIds: [topicId], minutesPerDay: 30, daysOff: [] };
  const exam = await client.exams.create({ ...wish, at: app.clock.now() + 22 * day });
  await client.exams.create({ ...wish, name: 'Finals', at: app.clock.now() + 60 * day });
  expect(await all({ client })).toEqual([]);
  app.clock.jump(day);
  expect(await all({ client })).toEqual([
    { type: 'exam_soon', referenceId: exam.id, why: { title: 'Midterm', days: 21, count: 1, total: 1 } },
  ]);
  await client.exams.archive({ examId: exam.id, archived: true });
  expect(await all({ client })).toEqual([]);
});

test('only what is about a topic is listed for it', async () => {
  const study = await withTopic();
  await take(study.client, quizOf(study), 0, 5);
  const { client, topicId } = study;
  const list = await client.recommend.list({ topicId });
  expect(list.map(({ type }) => type)).toEqual(['fix_mistakes', 'weak_topic']);
  expect(await client.recommend.list()).toHaveLength(3);
  const other = study.db.select({ subjectId: topics.subjectId }).from(topics).get()!;
  const empty = await client.subjects.createTopic({ ...other, name: 'Atoms' });
  expect(await client.recommend.list({ topicId: empty.id })).toEqual([]);
});
