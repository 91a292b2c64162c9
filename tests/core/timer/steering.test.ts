import { describe, expect, it } from 'vitest';
import { expectFault } from '../../support/fault.ts';
import { hour, minute, openTimer, second } from './kit.ts';

describe('a countdown', () => {
  it('ends by its deadline with exactly its length when nobody looks for 25 minutes', async () => {
    const { timer, clock, segments, rang } = await openTimer();
    const startedAt = clock.now();
    await timer.start({ kind: 'focus', minutes: 25 });
    clock.advance(25 * minute);
    expect(segments()).toMatchObject([
      { started_at: startedAt, ended_at: startedAt + 25 * minute, active_ms: 25 * minute },
    ]);
    expect(await timer.state()).toMatchObject({
      live: null,
      finished: { kind: 'focus', durationSeconds: 1500, complete: true, startedAt },
    });
    expect(await rang()).toEqual([{ type: 'timer.rang', what: 'ended', kind: 'focus', minutes: 25, xp: 25 }]);
  });

  it('ends with exactly its length however late it is looked at', async () => {
    const { timer, clock, segments } = await openTimer();
    await timer.start({ kind: 'focus', minutes: 1 });
    clock.advance(50 * second);
    clock.jump(25 * second);
    expect(await timer.state()).toMatchObject({ live: null, finished: { durationSeconds: 60 } });
    expect(segments()).toMatchObject([{ active_ms: minute }]);
  });

  it('goes on as counting up with the same target when the student keeps going', async () => {
    const { timer, clock, client } = await openTimer();
    const { id: subjectId } = await client.subjects.create({ name: 'Biology' });
    await timer.start({ kind: 'focus', minutes: 1, target: { subjectId } });
    clock.advance(minute);
    const { finished } = await timer.state();
    const { live } = await timer.start({ kind: 'count_up', target: finished!.target });
    expect(live).toMatchObject({ kind: 'count_up', plannedMs: null, target: { name: 'Biology' } });
  });

  it('warns once, a minute before its end, when asked to', async () => {
    const { timer, clock, client, rang } = await openTimer();
    await client.settings.set({ warnBeforeEnd: true });
    await timer.start({ kind: 'focus', minutes: 3 });
    clock.advance(119 * second);
    expect(await rang()).toEqual([]);
    clock.advance(30 * second);
    expect(await rang()).toEqual([{ type: 'timer.rang', what: 'warning', kind: 'focus', minutes: 1, xp: 0 }]);
  });

  it('does not warn unless asked to', async () => {
    const { timer, clock, rang } = await openTimer();
    await timer.start({ kind: 'focus', minutes: 3 });
    clock.advance(170 * second);
    expect(await rang()).toEqual([]);
  });
});

describe('a focus', () => {
  it('counts its running stretches only', async () => {
    const { timer, clock, segments, live } = await openTimer();
    await timer.start({ kind: 'count_up' });
    clock.advance(5 * minute);
    expect((await timer.pause()).live).toMatchObject({ state: 'paused', pausedBy: 'student' });
    clock.advance(hour);
    await timer.resume();
    clock.advance(90 * second);
    expect(await live()).toMatchObject({ state: 'running', pausedBy: null, activeMs: 390 * second });
    const { finished } = await timer.finish();
    expect(finished).toMatchObject({ durationSeconds: 390, complete: false, clockSuspect: false });
    expect(segments().map(({ active_ms }) => active_ms)).toEqual([5 * minute, 90 * second]);
  });

  it('ends by itself after four hours', async () => {
    const { timer, clock, rang } = await openTimer();
    await timer.start({ kind: 'count_up' });
    clock.advance(6 * hour);
    expect(await timer.state()).toMatchObject({
      live: null,
      finished: { durationSeconds: 4 * 3600, complete: false },
    });
    expect(await rang()).toMatchObject([{ what: 'ended', kind: 'count_up', minutes: 240 }]);
  });

  it('refuses a 30-hour session', async () => {
    const { timer } = await openTimer();
    await expectFault(timer.start({ kind: 'focus', minutes: 30 * 60 }), 'BAD_REQUEST');
  });

  it('over the start of a study day is split there, in the zone it began in', async () => {
    const { timer, clock, segments } = await openTimer();
    // 03:40 in Berlin; the study day begins at 04:00.
    const start = Date.UTC(2026, 2, 10, 2, 40);
    clock.set(start);
    await timer.start({ kind: 'count_up' });
    clock.advance(10 * minute);
    clock.set(clock.now(), 'America/New_York');
    clock.advance(20 * minute);
    await timer.pause();
    await timer.resume();
    clock.advance(5 * minute);
    await timer.finish();
    expect(segments().map(({ local_day, active_ms }) => [local_day, active_ms])).toEqual([
      ['2026-03-09', 20 * minute],
      ['2026-03-10', 10 * minute],
      // 23:10 the evening before, in New York.
      ['2026-03-09', 5 * minute],
    ]);
    expect(await timer.sessions({})).toMatchObject([{ localDay: '2026-03-09', tz: 'Europe/Berlin' }]);
  });

  it('can be discarded without a trace', async () => {
    const { timer, clock, sqlite } = await openTimer();
    await timer.start({ kind: 'focus' });
    clock.advance(20 * minute);
    expect(await timer.discard()).toMatchObject({ live: null, finished: null });
    expect(sqlite.prepare('SELECT count(*) FROM study_sessions').pluck().get()).toBe(0);
    expect(sqlite.prepare('SELECT count(*) FROM study_segments').pluck().get()).toBe(0);
  });
});

describe('steering', () => {
  it('two starts at once from two sessions give one timer and one CONFLICT', async () => {
    const { timer, as, client } = await openTimer();
    const { id } = (await client.people.current())!;
    const other = as('another');
    await other.people.select({ id });
    const settled = await Promise.allSettled([
      timer.start({ kind: 'focus' }),
      other.timer.start({ kind: 'count_up' }),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(settled[1]).toMatchObject({
      reason: { code: 'CONFLICT', data: { params: { reason: 'running' } } },
    });
    expect((await other.timer.state()).live).toEqual((await timer.state()).live);
  });

  it.each(['pause', 'resume', 'finish', 'discard'] as const)(
    '%s without a timer is a CONFLICT',
    async (act) => {
      const { timer } = await openTimer();
      const { params } = await expectFault(timer[act](), 'CONFLICT');
      expect(params).toEqual({ reason: 'not_running' });
    },
  );

  it('a target without a timer, and an answer without a question, are CONFLICTs', async () => {
    const { timer } = await openTimer();
    expect(await expectFault(timer.retarget({ target: {} }), 'CONFLICT')).toMatchObject({
      params: { reason: 'not_running' },
    });
    expect(await expectFault(timer.answerAway({ keep: true }), 'CONFLICT')).toMatchObject({
      params: { reason: 'nothing_to_answer' },
    });
    expect(await expectFault(timer.answerRecovered({ choice: 'save' }), 'CONFLICT')).toMatchObject({
      params: { reason: 'nothing_to_answer' },
    });
  });

  it('finish in the moment it rings shows the end instead of failing', async () => {
    const { timer, clock } = await openTimer();
    await timer.start({ kind: 'focus', minutes: 1 });
    clock.advance(59_500);
    clock.jump(600);
    expect(await timer.finish()).toMatchObject({ live: null, finished: { complete: true } });
  });

  it('pausing twice and resuming twice change nothing', async () => {
    const { timer, clock, segments } = await openTimer();
    await timer.start({ kind: 'count_up' });
    clock.advance(minute);
    await timer.pause();
    await timer.pause();
    await timer.resume();
    await timer.resume();
    clock.advance(minute);
    await timer.finish();
    expect(segments().map(({ active_ms }) => active_ms)).toEqual([minute, minute]);
  });

  it('every change is told, and never every second', async () => {
    const { timer, clock, told } = await openTimer();
    const changes = async () => (await told()).filter(({ type }) => type === 'timer.changed').length;
    await timer.start({ kind: 'focus' });
    expect(await changes()).toBe(1);
    clock.advance(5 * minute);
    expect(await changes()).toBe(1);
    await timer.pause();
    await timer.resume();
    await timer.retarget({ target: {} });
    expect(await changes()).toBe(4);
    await timer.finish();
    await timer.dismissFinished();
    expect(await changes()).toBe(6);
  });

  it('nothing ticks while no timer is live', async () => {
    const { timer, clock } = await openTimer();
    let ticking = 0;
    const { every } = clock;
    clock.every = (ms, work) => {
      ticking += 1;
      const stop = every(ms, work);
      return () => {
        ticking -= 1;
        stop();
      };
    };
    await timer.start({ kind: 'focus', minutes: 1 });
    expect(ticking).toBe(1);
    clock.advance(2 * minute);
    expect(ticking).toBe(0);
  });

  it('a disk that takes nothing for a while costs no time, and ends no tick', async () => {
    const { timer, clock, sqlite, log, segments } = await openTimer();
    await timer.start({ kind: 'focus', minutes: 5 });
    clock.advance(minute);
    sqlite.exec("CREATE TRIGGER full BEFORE INSERT ON study_segments BEGIN SELECT RAISE(ABORT, 'full'); END");
    clock.advance(5 * minute);
    expect(log.some(({ event }) => event === 'call.failed')).toBe(true);
    sqlite.exec('DROP TRIGGER full');
    clock.advance(second);
    expect(await timer.state()).toMatchObject({
      live: null,
      finished: { durationSeconds: 300, complete: true },
    });
    expect(segments()).toMatchObject([{ active_ms: 5 * minute }]);
  });

  it('a profile that is removed takes its timer along', async () => {
    const { timer, clock, client, log } = await openTimer();
    await timer.start({ kind: 'focus' });
    await client.people.remove({ confirmName: 'Ada' });
    clock.advance(30 * minute);
    expect(log.filter(({ event }) => event === 'call.failed')).toEqual([]);
  });
});

describe('a break', () => {
  it('is ended by the start of a focus', async () => {
    const { timer, clock, sqlite } = await openTimer();
    await timer.start({ kind: 'break' });
    clock.advance(2 * minute);
    expect(await timer.start({ kind: 'focus' })).toMatchObject({ live: { kind: 'focus' }, finished: null });
    const kept = sqlite
      .prepare("SELECT state, duration_seconds FROM study_sessions WHERE kind = 'break'")
      .get();
    expect(kept).toEqual({ state: 'finished', duration_seconds: 120 });
  });

  it('rings at its end, earns nothing, is no study time and is not listed', async () => {
    const { timer, clock, rang, segments } = await openTimer();
    await timer.start({ kind: 'long_break' });
    clock.advance(15 * minute);
    expect(await rang()).toEqual([
      { type: 'timer.rang', what: 'ended', kind: 'long_break', minutes: 15, xp: 0 },
    ]);
    expect(await timer.state()).toMatchObject({ live: null, finished: { nextBreak: null, complete: true } });
    expect(segments()).toEqual([]);
    expect(await timer.sessions({})).toEqual([]);
  });

  it('cannot be started over a focus', async () => {
    const { timer } = await openTimer();
    await timer.start({ kind: 'focus' });
    expect(await expectFault(timer.start({ kind: 'break' }), 'CONFLICT')).toMatchObject({
      params: { reason: 'running' },
    });
  });
});
