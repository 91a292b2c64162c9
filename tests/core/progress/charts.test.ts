// The figures behind the charts.
import { expect, test } from 'vitest';
import { expectFault } from '../../support/fault.ts';
import { answer, startStudy, take } from './kit.ts';

const march = { from: '2026-03-01', to: '2026-03-31' };

async function shelved() {
  const study = await startStudy();
  const { client } = study;
  const physics = await client.subjects.create({ name: 'Physics' });
  const waves = await client.subjects.createTopic({ subjectId: physics.id, name: 'Waves' });
  const history = await client.subjects.create({ name: 'History' });
  return { ...study, physics: physics.id, waves: waves.id, history: history.id };
}

test('each day holds its time by subject, parts that add up, and its answers', async () => {
  const study = await shelved();
  study.session('2026-03-09T08:00Z', 20.01, { topicId: study.waves });
  study.session('2026-03-09T09:00Z', 10.01, { subjectId: study.history });
  study.session('2026-03-09T10:00Z', 5.01);
  study.session('2026-03-09T11:00Z', 25, { kind: 'break' });
  study.session('2026-03-09T12:00Z', 25, { deletedAt: 1 });
  study.settle('2026-03-09');
  await answer(study.client, study.quiz(), 2, 3);
  const { days, subjects } = await study.client.progress.charts(march);
  expect(days).toMatchObject([
    { day: '2026-03-09', activeSeconds: 2101, quizAnswers: 0, creditedBy: 'study' },
    { day: '2026-03-10', activeSeconds: 0, quizAnswers: 3, creditedBy: null, subjects: [] },
  ]);
  const parts = new Map(days[0]?.subjects.map(({ subjectId, seconds }) => [subjectId, seconds]));
  expect([parts.get(study.physics), parts.get(study.history), parts.get(null)]).toEqual([1200, 601, 300]);
  expect(subjects.map(({ name }) => name).toSorted()).toEqual(['History', 'Physics']);
});

test('one subject alone shows its own time, answers and quizzes, and all XP', async () => {
  const study = await shelved();
  study.session('2026-03-09T08:00Z', 20, { topicId: study.waves });
  study.session('2026-03-09T09:00Z', 10, { subjectId: study.history });
  study.settle('2026-03-09');
  const quizId = study.quiz({ topicId: study.waves });
  await take(study.client, quizId, 4);
  await take(study.client, study.quiz({ title: 'Of nothing' }), 5);
  const of = (subjectId: string) => study.client.progress.charts({ ...march, subjectId });
  const physics = await of(study.physics);
  expect(physics.days).toMatchObject([{ day: '2026-03-09', activeSeconds: 1200 }]);
  expect(physics.quizzes).toMatchObject([{ quizId, title: 'Waves', day: '2026-03-10', score: 80 }]);
  const history = await of(study.history);
  expect(history.days).toMatchObject([{ activeSeconds: 600, subjects: [{ subjectId: study.history }] }]);
  expect(history.quizzes).toEqual([]);
  expect(history.xpWeeks).toEqual(physics.xpWeeks);
});

test('hours are those of the wall where it was studied', async () => {
  const study = await startStudy();
  study.session('2026-03-09T08:50Z', 20);
  study.session('2026-03-10T08:50Z', 20, { tz: 'Asia/Kathmandu' });
  const { hours } = await study.client.progress.charts(march);
  const met = hours.flatMap((seconds, hour) => (seconds > 0 ? [[hour, seconds]] : []));
  // 9:50 to 10:10 in Berlin, 14:35 to 14:55 in Kathmandu.
  expect(met).toEqual([
    [9, 600],
    [10, 600],
    [14, 1200],
  ]);
  expect(hours).toHaveLength(24);
});

test('XP is by week and source, what was taken back included', async () => {
  const study = await startStudy();
  study.studyOn('2026-03-08', '2026-03-09');
  const attempt = await take(study.client, study.quiz(), 5);
  await study.client.quizzes.report({ questionId: attempt.questions[0]?.id ?? '', reason: 'wrong' });
  expect((await study.client.progress.charts(march)).xpWeeks).toEqual([
    { week: '2026-03-02', sourceType: 'study', amount: 15 },
    { week: '2026-03-09', sourceType: 'quiz', amount: 8 },
    { week: '2026-03-09', sourceType: 'study', amount: 15 },
  ]);
});

test('finished attempts come in order; open ones and removed quizzes do not', async () => {
  const { client, app, quiz } = await startStudy();
  const quizId = quiz();
  await take(client, quizId, 2);
  app.clock.advance(1000);
  await take(client, quizId, 5);
  const removed = quiz();
  await take(client, removed, 1);
  await client.quizzes.remove({ quizId: removed });
  await answer(client, quiz(), 1);
  expect((await client.progress.charts(march)).quizzes.map(({ score }) => score)).toEqual([40, 100]);
});

test('a range is at least a day and at most four hundred', async () => {
  const { client } = await startStudy();
  await client.progress.charts({ from: '2025-01-01', to: '2026-02-04' });
  await expectFault(client.progress.charts({ from: '2025-01-01', to: '2026-02-05' }), 'BAD_REQUEST');
  await expectFault(client.progress.charts({ from: '2026-03-02', to: '2026-03-01' }), 'BAD_REQUEST');
});

test('days out of range and other profiles stay out', async () => {
  const study = await startStudy();
  study.studyOn('2026-02-28', '2026-03-01');
  const { days } = await study.client.progress.charts({ from: '2026-03-01', to: '2026-03-01' });
  expect(days.map(({ day }) => day)).toEqual(['2026-03-01']);
  const bo = study.app.as('bo');
  await bo.people.create({ name: 'Bo' });
  expect((await bo.progress.charts(march)).days).toEqual([]);
});
