// Where today stands, what is told of the streak, and holidays.
import { expect, test } from 'vitest';
import { expectFault } from '../../support/fault.ts';
import { answer, factsOf, type Study, startStudy } from './kit.ts';

/** The clock begins on Tuesday 10 March 2026, 10:00 in Berlin. */
const day = '2026-03-10';
const strip = async ({ client }: Study) =>
  Object.fromEntries((await client.progress.today()).strip.map((each) => [each.day.slice(5), each.state]));

test('at first everything is open and nothing is missed', async () => {
  const { client } = await startStudy();
  const status = await client.progress.today();
  expect(status).toMatchObject({
    day,
    activeSeconds: 0,
    goalMinutes: 30,
    quizAnswers: 0,
    creditedBy: null,
    missing: { studySeconds: 600, quizAnswers: 5 },
    streak: { current: 0, longest: 0, state: 'open', freezes: 2, frozen: [] },
    news: null,
    pause: null,
  });
  expect(status.strip.map(({ state }) => state)).toEqual([...Array(13).fill('before'), 'open']);
});

test('what is missing shrinks while a timer runs, and is nothing once the day counts', async () => {
  const study = await startStudy();
  study.session('2026-03-10T08:00Z', 6, { state: 'running', endedAt: null });
  expect(await study.client.progress.today()).toMatchObject({
    activeSeconds: 360,
    missing: { studySeconds: 240, quizAnswers: 5 },
  });
  await answer(study.client, study.quiz(), 5);
  expect(await study.client.progress.today()).toMatchObject({
    creditedBy: 'quiz',
    missing: { studySeconds: 0, quizAnswers: 0 },
    streak: { current: 1, state: 'done' },
  });
});

test('the strip says of every day how it went', async () => {
  const study = await startStudy();
  study.studyOn('2026-02-27', '2026-03-05', '2026-03-07', '2026-03-08');
  study.session('2026-03-03T11:00Z', 3);
  study.settle('2026-03-03');
  expect(await strip(study)).toEqual({
    '02-25': 'before',
    '02-26': 'before',
    '02-27': 'credited',
    '02-28': 'missed',
    '03-01': 'missed',
    '03-02': 'missed',
    '03-03': 'missed',
    '03-04': 'missed',
    '03-05': 'credited',
    '03-06': 'frozen',
    '03-07': 'credited',
    '03-08': 'credited',
    '03-09': 'frozen',
    '03-10': 'open',
  });
  const status = await study.client.progress.today();
  expect(status.streak).toMatchObject({ current: 3, state: 'frozen', freezes: 0 });
  expect(status.strip.at(-3)).toEqual({ day: '2026-03-08', state: 'credited', activeSeconds: 900 });
});

test('a day lost to travel is shown as such', async () => {
  const study = await startStudy();
  study.app.clock.set(Date.parse('2026-03-10T21:00Z'), 'Pacific/Auckland');
  study.session('2026-03-10T05:00Z', 15, { tz: 'America/Los_Angeles' });
  study.session('2026-03-10T20:30Z', 15, { tz: 'Pacific/Auckland' });
  study.settle('2026-03-09', '2026-03-11');
  expect(await strip(study)).toMatchObject({ '03-09': 'credited', '03-10': 'bridged', '03-11': 'credited' });
});

test('a covered day is told until it was read, and never again', async () => {
  const study = await startStudy();
  study.studyOn('2026-03-07', '2026-03-08');
  const { news } = await study.client.progress.today();
  expect(news).toEqual({ kind: 'covered', day: '2026-03-09', count: 1 });
  const facts = await factsOf(study.client, async () => {
    expect((await study.client.progress.sawNews()).news).toBeNull();
  });
  expect(facts).toEqual([{ type: 'study.changed' }]);
  study.studyOn(day);
  expect((await study.client.progress.today()).news).toBeNull();
  study.app.clock.set(Date.parse('2026-03-12T09:00Z'));
  expect((await study.client.progress.today()).news).toEqual({
    kind: 'covered',
    day: '2026-03-11',
    count: 0,
  });
});

test('the end of a streak is told once, with its length, and of a single day never', async () => {
  const study = await startStudy();
  study.studyOn('2026-03-04', '2026-03-05');
  const { news, streak } = await study.client.progress.today();
  expect(news).toEqual({ kind: 'ended', day: '2026-03-05', count: 2 });
  expect(streak).toMatchObject({ current: 0, longest: 2, state: 'broken' });
  study.studyOn(day);
  expect((await study.client.progress.today()).news).toEqual(news);
  expect((await study.client.progress.sawNews()).news).toBeNull();
  study.app.clock.set(Date.parse('2026-03-16T09:00Z'));
  expect(await study.client.progress.today()).toMatchObject({ news: null, streak: { state: 'broken' } });
});

test('news that was read while the clock ran ahead hides nothing', async () => {
  const study = await startStudy();
  study.app.clock.set(Date.parse('2027-03-10T09:00Z'));
  study.studyOn('2027-03-08');
  expect((await study.client.progress.sawNews()).news).toBeNull();
  study.app.clock.set(Date.parse('2026-03-10T09:00Z'));
  study.studyOn('2026-03-08');
  expect((await study.client.progress.today()).news).toMatchObject({ kind: 'covered', day: '2026-03-09' });
});

test('a holiday costs no freeze, is shown, and may be ended', async () => {
  const study = await startStudy();
  const { client, app } = study;
  study.studyOn('2026-03-08', '2026-03-09');
  const pause = { from: day, to: '2026-03-23' };
  expect(await client.progress.pause(pause)).toMatchObject({ pause, streak: { current: 2, state: 'open' } });
  expect((await strip(study))['03-10']).toBe('paused');
  app.clock.set(Date.parse('2026-03-14T09:00Z'));
  expect((await client.progress.today()).streak).toMatchObject({ current: 2, state: 'open', freezes: 2 });
  expect((await client.progress.endPause()).pause).toBeNull();
  app.clock.set(Date.parse('2026-03-15T09:00Z'));
  expect((await client.progress.today()).streak).toMatchObject({ state: 'frozen', freezes: 1 });
  expect(await strip(study)).toMatchObject({ '03-13': 'paused', '03-14': 'frozen', '03-15': 'open' });
});

test('what was studied on a holiday counts all the same', async () => {
  const study = await startStudy();
  await study.client.progress.pause({ from: day, to: '2026-03-12' });
  study.studyOn(day);
  expect((await study.client.progress.today()).streak).toMatchObject({ current: 1, state: 'done' });
  expect((await strip(study))['03-10']).toBe('credited');
});

test('a new holiday takes the place of the one that is planned', async () => {
  const { client } = await startStudy();
  await client.progress.pause({ from: '2026-03-20', to: '2026-03-22' });
  await client.progress.pause({ from: '2026-04-01', to: '2026-04-14' });
  expect((await client.progress.today()).pause).toEqual({ from: '2026-04-01', to: '2026-04-14' });
  expect((await client.progress.endPause()).pause).toBeNull();
});

test('a holiday is neither in the past nor longer than two weeks', async () => {
  const { client } = await startStudy();
  const refused = async (from: string, to: string) =>
    (await expectFault(client.progress.pause({ from, to }), 'BAD_REQUEST')).params?.reason;
  expect(await refused('2026-03-10', '2026-03-24')).toBe('too_long');
  expect(await refused('2026-03-09', '2026-03-12')).toBe('over');
  expect(await refused('2026-03-12', '2026-03-11')).toBe('over');
  expect((await client.progress.today()).pause).toBeNull();
});

test('the day turns at the hour the student chose', async () => {
  const { client, app } = await startStudy();
  app.clock.set(Date.parse('2026-03-11T01:30Z'));
  expect((await client.progress.today()).day).toBe('2026-03-10');
  await client.settings.set({ dayStartHour: 2 });
  expect((await client.progress.today()).day).toBe('2026-03-11');
});
