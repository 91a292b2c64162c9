// Plans through the contract: made, kept in step with what was done, moved and spread anew.
import { expect, test } from 'vitest';
import type { Plan } from '#contract/exams.ts';
import { expectFault } from '../../support/fault.ts';
import { keepOpen } from '../lessons/kit.ts';
import { dayMs, make, rows, take } from '../quizzes/kit.ts';
import { shelf, wish } from './kit.ts';

const lines = ({ items }: Plan) =>
  items.map(({ day, kind, topicName, pageFrom, pageTo }) =>
    [day.slice(-2), kind, topicName, pageFrom && `${pageFrom}-${pageTo}`].filter(Boolean).join(' '),
  );

async function planned(inDays = 7, changes = {}) {
  const all = await shelf();
  const exam = await all.app.client.exams.create(wish(all, inDays, changes));
  const plan = await all.app.client.exams.plan({ examId: exam.id });
  return { ...all, client: all.app.client, exam, plan };
}

test('a plan reads every page once, quizzes each topic soon and again later, and ends with a light mixed day', async () => {
  const { plan, exam } = await planned();
  const read = plan.items.filter(({ kind, topicName }) => kind === 'read' && topicName === 'Waves');
  const pages = read.flatMap(({ pageFrom, pageTo }) =>
    Array.from({ length: pageTo! - pageFrom! + 1 }, (_, n) => pageFrom! + n),
  );
  expect(pages.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, n) => n + 1));
  expect(read.every(({ minutes }) => minutes >= 8 && minutes <= 15)).toBe(true);
  for (const topic of ['Waves', 'Sound']) {
    const quizzes = plan.items.filter(({ kind, topicName }) => kind === 'quiz' && topicName === topic);
    expect(quizzes).toHaveLength(2);
    expect(quizzes[1]!.day > quizzes[0]!.day).toBe(true);
  }
  const last = plan.items.filter(({ day }) => day === '2026-03-16');
  expect(last.map(({ kind, minutes }) => [kind, minutes])).toEqual([['mixed', 20]]);
  expect(exam.daysLeft).toBe(7);
  expect(plan).toMatchObject({ leftOut: 0 });
});

test('lessons that are not done stand in for pages, and completing one ticks it off', async () => {
  const all = await shelf();
  const { client } = all.app;
  const lesson = await client.lessons.create({
    topicId: all.waves,
    type: 'text',
    title: 'What waves are',
    minutes: 1,
    content: 'Waves carry energy.',
    videoUrl: null,
    videoId: null,
    materialId: null,
    pageFrom: null,
    pageTo: null,
  });
  const { id: examId } = await client.exams.create(wish(all));
  const before = await client.exams.plan({ examId });
  const ofWaves = before.items.filter(({ topicName, kind }) => topicName === 'Waves' && kind !== 'quiz');
  expect(ofWaves).toMatchObject([{ kind: 'lesson', lessonId: lesson.id, title: 'What waves are' }]);
  await keepOpen(all.app, lesson.id, 60);
  await client.lessons.complete({ lessonId: lesson.id });
  const after = await client.exams.plan({ examId });
  expect(after.items.find(({ kind }) => kind === 'lesson')).toMatchObject({
    day: '2026-03-10',
    doneAt: all.app.clock.now(),
  });
});

test('handing in a quiz of a topic ticks off the quiz of that day, and only one', async () => {
  const { app, client, exam, waves } = await planned(3, { minutesPerDay: 120 });
  const quiz = await make(client, { topicId: waves }, 5);
  await take(app, client, await client.quizzes.start({ quizId: quiz.id }));
  const { items } = await client.exams.plan({ examId: exam.id });
  const ofWaves = items.filter(({ kind, topicName }) => kind === 'quiz' && topicName === 'Waves');
  expect(ofWaves.map(({ doneAt }) => doneAt !== null)).toEqual([true, false]);
});

test('what was missed is spread over the days that are left, and what was done stays done', async () => {
  const { app, client, exam, plan } = await planned();
  const [first] = plan.items;
  await client.exams.setDone({ itemId: first!.id, done: true });
  app.clock.jump(3 * dayMs);
  const later = await client.exams.plan({ examId: exam.id });
  expect(later.items.every(({ day }) => day >= '2026-03-13')).toBe(true);
  // One was done, all the others are still there.
  expect(later.items).toHaveLength(plan.items.length - 1);
  const again = ({ kind, topicId, pageFrom }: Plan['items'][number]) =>
    kind === first!.kind && topicId === first!.topicId && pageFrom === first!.pageFrom;
  expect(later.items.some(again)).toBe(false);
  const minutesOn = (day: string) =>
    later.items.filter((item) => item.day === day).reduce((sum, { minutes }) => sum + minutes, 0);
  for (const { day } of later.items) expect(minutesOn(day)).toBeLessThanOrEqual(30);
});

test('an item that was moved stays on its day, and the others stay where they are until the next one', async () => {
  const { app, client, exam, plan } = await planned();
  const item = plan.items.find(({ kind }) => kind === 'read')!;
  const moved = await client.exams.moveItem({ itemId: item.id, day: '2026-03-15' });
  expect(moved.items.find(({ id }) => id === item.id)).toMatchObject({ day: '2026-03-15', pinned: true });
  const others = (all: Plan) => lines({ ...all, items: all.items.filter(({ id }) => id !== item.id) });
  expect(others(moved)).toEqual(others(plan));
  app.clock.jump(dayMs);
  await client.exams.edit({ examId: exam.id, minutesPerDay: 60 });
  const { items } = await client.exams.plan({ examId: exam.id });
  expect(items.find(({ id }) => id === item.id)).toMatchObject({ day: '2026-03-15', pinned: true });
  expect(
    items.filter(({ pageFrom, topicName }) => topicName === item.topicName && pageFrom === item.pageFrom),
  ).toHaveLength(1);
});

test('an item cannot be moved before today or to the exam itself', async () => {
  const { client, plan } = await planned();
  const itemId = plan.items[0]!.id;
  const move = (day: string) => expectFault(client.exams.moveItem({ itemId, day }), 'BAD_REQUEST');
  expect((await move('2026-03-09')).params?.reason).toBe('outside');
  expect((await move('2026-03-17')).params?.reason).toBe('outside');
});

test('days off hold nothing', async () => {
  // Saturday and Sunday: the 14th and 15th of March 2026.
  const { plan, exam } = await planned(7, { daysOff: [5, 6] });
  expect(plan.items.some(({ day }) => day === '2026-03-14' || day === '2026-03-15')).toBe(false);
  expect(exam.daysLeft).toBe(5);
});

test('too much for the days is said, with what a day would take, and that much is enough', async () => {
  const { client, exam, plan } = await planned(3, { minutesPerDay: 15 });
  expect(plan.leftOut).toBeGreaterThan(0);
  expect(plan.neededMinutesPerDay).toBeGreaterThan(15);
  await client.exams.edit({ examId: exam.id, minutesPerDay: plan.neededMinutesPerDay });
  expect((await client.exams.plan({ examId: exam.id })).leftOut).toBe(0);
});

test('the preview asks of a day what the plan then asks', async () => {
  const all = await shelf();
  const { client } = all.app;
  const preview = await client.exams.preview(wish(all));
  const { id: examId } = await client.exams.create(wish(all));
  const { neededMinutesPerDay } = await client.exams.plan({ examId });
  expect(preview).toEqual({ days: 7, topics: 2, neededMinutesPerDay });
});

test('reviews come every day but the last once there are cards', async () => {
  const { app, client, exam, waves, plan } = await planned(4);
  expect(plan.items.some(({ kind }) => kind === 'review')).toBe(false);
  const quiz = await make(client, { topicId: waves }, 5);
  await take(app, client, await client.quizzes.start({ quizId: quiz.id }), 0);
  app.clock.jump(dayMs);
  const { items } = await client.exams.plan({ examId: exam.id });
  expect(items.filter(({ kind }) => kind === 'review').map(({ day }) => day)).toEqual([
    '2026-03-11',
    '2026-03-12',
  ]);
});

test('weak topics come first', async () => {
  const all = await shelf();
  const { client } = all.app;
  const quiz = await make(client, { topicId: all.sound }, 5);
  await take(all.app, client, await client.quizzes.start({ quizId: quiz.id }), 0);
  const { id: examId } = await client.exams.create(wish(all));
  expect((await client.exams.plan({ examId })).items[0]).toMatchObject({ topicName: 'Sound' });
});

test('a placement that is handed in has the plan made anew, the weak topic first', async () => {
  const all = await shelf();
  const { app } = all;
  const { client } = app;
  // Cards are there already, so that nothing but the placement asks for another plan.
  const quiz = await make(client, { topicId: all.waves }, 5);
  await take(app, client, await client.quizzes.start({ quizId: quiz.id }), 0);
  app.clock.jump(dayMs);
  const { id: examId } = await client.exams.create(wish(all));
  const toLearn = ({ items }: Plan) => items.filter(({ kind }) => kind === 'read' || kind === 'quiz');
  const before = await client.exams.plan({ examId });
  const attempt = await client.exams.placement({ examId });
  app.clock.jump(60_000);
  const ofWaves = rows(app, 'SELECT id FROM quiz_questions WHERE topic_id = ?', all.waves).map(
    ({ id }) => id,
  );
  const right = attempt.questions.filter(({ id }) => ofWaves.includes(id));
  const wrong = attempt.questions.filter(({ id }) => !ofWaves.includes(id));
  await take(app, client, { ...attempt, questions: [...right, ...wrong] }, right.length);
  const after = await client.exams.plan({ examId });
  expect(before.items.some(({ kind }) => kind === 'review')).toBe(true);
  expect(toLearn(before)[0]).toMatchObject({ topicName: 'Waves' });
  expect(toLearn(after)[0]).toMatchObject({ topicName: 'Sound' });
  const sameAgain = await client.exams.plan({ examId });
  expect(sameAgain.items.map(({ id }) => id)).toEqual(after.items.map(({ id }) => id));
});

test('the day shows what all exams ask of it, and nothing of an archived one', async () => {
  const { client, exam, ...all } = await planned();
  const other = await client.exams.create(wish(all, 3, { name: 'Quick test', topicIds: [all.sound] }));
  const examsOf = async () => [...new Set((await client.exams.day()).map(({ examId }) => examId))];
  expect(await examsOf()).toEqual([other.id, exam.id]);
  await client.exams.archive({ examId: other.id, archived: true });
  expect(await examsOf()).toEqual([exam.id]);
});

test('an exam that is over asks for nothing more', async () => {
  const { app, client, exam } = await planned(2);
  app.clock.jump(3 * dayMs);
  expect(await client.exams.plan({ examId: exam.id })).toEqual({
    items: [],
    neededMinutesPerDay: 0,
    leftOut: 0,
  });
  expect(await client.exams.day()).toEqual([]);
  expect((await client.exams.get({ examId: exam.id })).daysLeft).toBe(0);
});

test('reading a plan twice changes nothing', async () => {
  const { client, exam, plan } = await planned();
  expect(await client.exams.plan({ examId: exam.id })).toEqual(plan);
});
