import { describe, expect, it } from 'vitest';
import { expectFault } from '../../support/fault.ts';
import { hour, minute, openTimer } from './kit.ts';

describe('sessions of the past', () => {
  it('are listed newest first, by days, by subject and page by page', async () => {
    const { timer, client, clock, study } = await openTimer();
    const { id: subjectId } = await client.subjects.create({ name: 'Biology' });
    const first = await study(10);
    clock.jump(24 * hour);
    const second = await study(20);
    await timer.edit({ sessionId: second.sessionId, target: { subjectId } });
    clock.advance(hour);
    const third = await study(30);
    const ids = async (input: Parameters<typeof timer.sessions>[0]) =>
      (await timer.sessions(input)).map(({ id }) => id);
    expect(await ids({})).toEqual([third, second, first].map(({ sessionId }) => sessionId));
    expect(await ids({ to: '2026-03-10' })).toEqual([first.sessionId]);
    expect(await ids({ from: '2026-03-11', limit: 1 })).toEqual([third.sessionId]);
    expect(await ids({ before: third.startedAt, limit: 1 })).toEqual([second.sessionId]);
    expect(await ids({ subjectId })).toEqual([second.sessionId]);
  });

  it('do not include the one that runs', async () => {
    const { timer, clock } = await openTimer();
    await timer.start({ kind: 'focus' });
    clock.advance(minute);
    expect(await timer.sessions({})).toEqual([]);
  });
});

describe('an edit', () => {
  it('of start and minutes replaces the segments, split by the study day in the session’s own zone', async () => {
    const { timer, clock, study, segments } = await openTimer();
    const { sessionId } = await study(30);
    clock.set(clock.now(), 'Asia/Tokyo');
    // 03:50 to 04:20 in Berlin.
    const startedAt = Date.UTC(2026, 2, 10, 2, 50);
    expect(await timer.edit({ sessionId, startedAt })).toMatchObject({
      startedAt,
      endedAt: startedAt + 30 * minute,
      durationSeconds: 1800,
      localDay: '2026-03-09',
      tz: 'Europe/Berlin',
    });
    expect(segments()).toMatchObject([
      { local_day: '2026-03-09', active_ms: 10 * minute },
      { local_day: '2026-03-10', active_ms: 20 * minute },
    ]);
  });

  it('moves the XP and the credit from one day to another', async () => {
    const { timer, client, study, sqlite } = await openTimer();
    const { sessionId } = await study(30);
    const credited = () =>
      sqlite.prepare('SELECT local_day FROM study_days WHERE credited_by IS NOT NULL').pluck().all();
    expect(credited()).toEqual(['2026-03-10']);
    await timer.edit({ sessionId, startedAt: Date.UTC(2026, 2, 8, 12) });
    expect(credited()).toEqual(['2026-03-08']);
    expect((await client.progress.xp()).total).toBe(30);
    await timer.edit({ sessionId, minutes: 12.5 });
    expect((await client.progress.xp()).total).toBe(12);
  });

  it('of note and target leaves the time alone, and is told', async () => {
    const { timer, client, study, segments, told } = await openTimer();
    const { sessionId } = await study(30);
    const { id: subjectId } = await client.subjects.create({ name: 'Biology' });
    const before = segments();
    const seen = (await told()).length;
    expect(await timer.edit({ sessionId, note: 'Hard.', target: { subjectId } })).toMatchObject({
      note: 'Hard.',
      target: { subjectId, name: 'Biology' },
    });
    expect(segments()).toEqual(before);
    expect((await told()).slice(seen)).toEqual(
      expect.arrayContaining([{ type: 'study.changed' }, { type: 'timer.changed' }]),
    );
  });

  it.each([
    [241, { reason: 'too_long', max: 240 }],
    [30 * 60, { reason: 'too_long', max: 240 }],
    [0.5, { reason: 'too_short' }],
    [0, { reason: 'too_short' }],
    [-10, { reason: 'too_short' }],
  ])('to %d minutes is refused', async (minutes, params) => {
    const { timer, study, segments } = await openTimer();
    const { sessionId } = await study(10);
    const before = segments();
    expect(await expectFault(timer.edit({ sessionId, minutes, note: 'x' }), 'BAD_REQUEST')).toMatchObject({
      params,
    });
    expect(segments()).toEqual(before);
    expect(await timer.sessions({})).toMatchObject([{ note: '', durationSeconds: 600 }]);
  });

  it('to a length that is no number is refused', async () => {
    const { timer, study } = await openTimer();
    const { sessionId } = await study(10);
    await expectFault(timer.edit({ sessionId, minutes: Number.NaN }), 'BAD_REQUEST');
    await expectFault(timer.edit({ sessionId, minutes: Number.POSITIVE_INFINITY }), 'BAD_REQUEST');
  });

  it('into the future is refused', async () => {
    const { timer, clock, study } = await openTimer();
    const { sessionId } = await study(10);
    for (const edit of [{ minutes: 11 }, { startedAt: clock.now() - 5 * minute }])
      expect(await expectFault(timer.edit({ sessionId, ...edit }), 'BAD_REQUEST')).toMatchObject({
        params: { reason: 'future' },
      });
  });

  it('over another session names that one, the running one included', async () => {
    const { timer, clock, study } = await openTimer();
    const first = await study(30);
    clock.advance(hour);
    const { sessionId } = await study(10);
    const { params } = await expectFault(
      timer.edit({ sessionId, startedAt: first.startedAt + 29 * minute }),
      'CONFLICT',
    );
    expect(params).toEqual({ reason: 'overlap', startedAt: first.startedAt, minutes: 30 });
    await timer.edit({ sessionId, startedAt: first.startedAt + 30 * minute });

    const startedAt = clock.now();
    await timer.start({ kind: 'count_up' });
    clock.advance(12_000);
    const running = await expectFault(
      timer.edit({ sessionId, startedAt: clock.now() - 5 * minute - 6_000, minutes: 5 }),
      'CONFLICT',
    );
    expect(running.params).toMatchObject({ reason: 'overlap', startedAt });
  });

  it('of a break, a running or a removed session is not found', async () => {
    const { timer, clock, study } = await openTimer();
    const { sessionId } = await study(10);
    await timer.remove({ sessionId });
    await expectFault(timer.edit({ sessionId, note: 'x' }), 'NOT_FOUND');
    const { live } = await timer.start({ kind: 'focus' });
    await expectFault(timer.edit({ sessionId: live!.sessionId, note: 'x' }), 'NOT_FOUND');
    await timer.finish();
    const pause = await timer.start({ kind: 'break' });
    clock.advance(minute);
    await timer.finish();
    await expectFault(timer.edit({ sessionId: pause.live!.sessionId, note: 'x' }), 'NOT_FOUND');
  });
});

describe('a session that is removed', () => {
  it('says what went with it, and comes back whole', async () => {
    const { timer, client, study } = await openTimer();
    const { sessionId } = await study(30);
    expect(await timer.remove({ sessionId })).toEqual({ xp: 30, uncreditedDay: '2026-03-10' });
    expect((await client.progress.xp()).total).toBe(0);
    expect(await timer.sessions({})).toEqual([]);
    await expectFault(timer.remove({ sessionId }), 'NOT_FOUND');
    expect(await timer.restore({ sessionId })).toMatchObject({ durationSeconds: 1800, xp: 30 });
    expect((await client.progress.xp()).total).toBe(30);
  });

  it('takes the day of a streak with it', async () => {
    const { timer, clock, study, client } = await openTimer();
    for (let day = 0; day < 2; day += 1) {
      await study(15);
      clock.jump(24 * hour);
    }
    const { sessionId } = await study(15);
    expect((await client.progress.today()).streak.current).toBe(3);
    expect(await timer.remove({ sessionId })).toMatchObject({ uncreditedDay: '2026-03-12' });
    expect((await client.progress.today()).streak).toMatchObject({ current: 2, state: 'open' });
  });

  it('loses no day that something else makes count', async () => {
    const { timer, clock, study } = await openTimer();
    await study(30);
    clock.advance(hour);
    const { sessionId } = await study(20);
    expect(await timer.remove({ sessionId })).toEqual({ xp: 20, uncreditedDay: null });
  });

  it('cannot come back where something else was recorded', async () => {
    const { timer, clock, study } = await openTimer();
    const first = await study(30);
    await timer.remove({ sessionId: first.sessionId });
    clock.advance(hour);
    const { sessionId } = await study(10);
    await timer.edit({ sessionId, startedAt: first.startedAt + 5 * minute });
    const { params } = await expectFault(timer.restore({ sessionId: first.sessionId }), 'CONFLICT');
    expect(params).toEqual({ reason: 'overlap', startedAt: first.startedAt + 5 * minute, minutes: 10 });
  });

  it('is gone for good at the next start', async () => {
    const app = await openTimer();
    const { sessionId } = await app.study(30);
    await app.timer.remove({ sessionId });
    const { client } = await app.restart();
    await expectFault(client.timer.restore({ sessionId }), 'NOT_FOUND');
  });
});
