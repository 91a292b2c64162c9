// Exams as the student keeps them: made, changed, put away, removed and taken back.
import { expect, test } from 'vitest';
import { expectFault } from '../../support/fault.ts';
import { dayMs } from '../quizzes/kit.ts';
import { shelf, wish } from './kit.ts';

test('an exam keeps what was entered, in the zone it was entered in', async () => {
  const all = await shelf();
  const wanted = wish(all);
  const exam = await all.app.client.exams.create(wanted);
  expect(exam).toMatchObject({ ...wanted, tz: 'Europe/Berlin', result: null, archivedAt: null });
  expect(exam.topics.map(({ name }) => name)).toEqual(['Waves', 'Sound']);
  all.app.clock.set(all.app.clock.now(), 'Asia/Tokyo');
  expect((await all.app.client.exams.get({ examId: exam.id })).tz).toBe('Europe/Berlin');
});

test('an exam in the past is refused, when it is made, tried out or moved', async () => {
  const all = await shelf();
  const { exams } = all.app.client;
  const past = wish(all, -1);
  expect((await expectFault(exams.create(past), 'BAD_REQUEST')).params?.reason).toBe('past');
  expect((await expectFault(exams.preview(past), 'BAD_REQUEST')).params?.reason).toBe('past');
  const { id: examId } = await exams.create(wish(all));
  expect((await expectFault(exams.edit({ examId, at: past.at }), 'BAD_REQUEST')).params?.reason).toBe('past');
});

test('an exam that is over can still be given its result', async () => {
  const all = await shelf();
  const { exams } = all.app.client;
  const made = await exams.create(wish(all, 1));
  all.app.clock.jump(2 * dayMs);
  const edited = await exams.edit({ examId: made.id, at: made.at, result: '1.7' });
  expect(edited).toMatchObject({ result: '1.7', at: made.at });
});

test('a topic or subject that is not there is not found', async () => {
  const all = await shelf();
  const { exams } = all.app.client;
  const nobody = '01890000-0000-7000-8000-000000000000';
  await expectFault(exams.create(wish(all, 7, { topicIds: [nobody] })), 'NOT_FOUND');
  await expectFault(exams.create(wish(all, 7, { subjectId: nobody })), 'NOT_FOUND');
});

test('the list has the soonest first and those over last', async () => {
  const all = await shelf();
  const { exams } = all.app.client;
  for (const [name, days] of [
    ['Far', 9],
    ['Near', 3],
    ['Over', 1],
  ] as const)
    await exams.create(wish(all, days, { name }));
  all.app.clock.jump(2 * dayMs);
  expect((await exams.list()).map(({ name }) => name)).toEqual(['Near', 'Far', 'Over']);
});

test('an archived exam is listed apart and comes back', async () => {
  const all = await shelf();
  const { exams } = all.app.client;
  const { id: examId } = await exams.create(wish(all));
  await exams.archive({ examId, archived: true });
  expect(await exams.list()).toEqual([]);
  expect(await exams.list({ archived: true })).toMatchObject([{ id: examId, daysLeft: 0 }]);
  await exams.archive({ examId, archived: false });
  expect(await exams.list()).toMatchObject([{ id: examId, daysLeft: 7 }]);
});

test('a removed exam is gone, comes back when asked, and is gone for good after a start', async () => {
  const all = await shelf();
  const { id: examId } = await all.app.client.exams.create(wish(all));
  await all.app.client.exams.remove({ examId });
  await expectFault(all.app.client.exams.get({ examId }), 'NOT_FOUND');
  expect(await all.app.client.exams.day()).toEqual([]);
  await all.app.client.exams.restore({ examId });
  expect((await all.app.client.exams.get({ examId })).name).toBe('Physics midterm');
  await all.app.client.exams.remove({ examId });
  const again = await all.app.restart();
  await expectFault(again.client.exams.restore({ examId }), 'NOT_FOUND');
});

test('a topic that is dropped leaves the plan', async () => {
  const all = await shelf();
  const { exams } = all.app.client;
  const { id: examId } = await exams.create(wish(all));
  await exams.edit({ examId, topicIds: [all.sound] });
  const { items } = await exams.plan({ examId });
  expect([...new Set(items.map(({ topicName }) => topicName))].toSorted()).toEqual(['Sound', null]);
});

test('a change is told', async () => {
  const all = await shelf();
  const facts = await all.app.client.system.events();
  await all.app.client.exams.create(wish(all));
  expect((await facts.next()).value).toEqual({ type: 'exams.changed', examId: null });
  await facts.return?.(undefined);
});
