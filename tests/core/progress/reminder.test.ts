// The reminder: at the student's time, once a day, and only while it is of use.
import { expect, test } from 'vitest';
import { factsOf, type Study, startStudy } from './kit.ts';

const hour = 3_600_000;

async function reminded(study: Study, pass: () => void | Promise<void>) {
  const facts = await factsOf(study.client, async () => pass());
  return facts.filter(({ type }) => type === 'study.reminder');
}

/** 10:00 in Berlin; reminded at 19:00. */
async function asked() {
  const study = await startStudy();
  await study.client.settings.set({ reminderTime: '19:00' });
  return study;
}

test('nobody is reminded who did not ask for it', async () => {
  const study = await startStudy();
  expect(await reminded(study, () => study.app.clock.advance(24 * hour))).toEqual([]);
});

test('it comes at its time, once a day, with the streak at stake', async () => {
  const study = await asked();
  study.studyOn('2026-03-08', '2026-03-09');
  expect(await reminded(study, () => study.app.clock.advance(9 * hour - 60_000))).toEqual([]);
  const told = [{ type: 'study.reminder', streak: 2 }];
  expect(await reminded(study, () => study.app.clock.advance(60_000))).toEqual(told);
  expect(await reminded(study, () => study.app.clock.advance(8 * hour))).toEqual([]);
  expect(await reminded(study, () => study.app.clock.advance(16 * hour))).toEqual(told);
});

test('it stays away on a day that counts, and on a holiday', async () => {
  const study = await asked();
  study.studyOn('2026-03-10');
  await study.client.progress.pause({ from: '2026-03-11', to: '2026-03-12' });
  expect(await reminded(study, () => study.app.clock.advance(48 * hour))).toEqual([]);
});

test('it is not told again after a restart', async () => {
  const study = await asked();
  study.app.clock.advance(10 * hour);
  const app = await study.app.restart();
  expect(await reminded({ ...study, client: app.client }, () => app.clock.advance(hour))).toEqual([]);
});

test('a computer that slept through the time reminds when it wakes, by the clock of where it is', async () => {
  const study = await asked();
  study.app.clock.set(Date.parse('2026-03-10T11:30Z'), 'Asia/Tokyo');
  expect(await reminded(study, () => study.app.clock.advance(60_000))).toHaveLength(1);
});

test('a time after midnight belongs to the evening before', async () => {
  const study = await asked();
  await study.client.settings.set({ reminderTime: '01:00' });
  expect(await reminded(study, () => study.app.clock.advance(14 * hour))).toEqual([]);
  expect(await reminded(study, () => study.app.clock.advance(hour))).toHaveLength(1);
});
