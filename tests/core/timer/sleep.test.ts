import { describe, expect, it } from 'vitest';
import { hour, minute, openTimer, second } from './kit.ts';

describe('a focus', () => {
  it.each(['suspend', 'lock'] as const)('stops at the instant of %s and waits', async (event) => {
    const { timer, clock, power, live } = await openTimer();
    await timer.start({ kind: 'focus' });
    clock.advance(10 * minute + 300);
    power.tell(event);
    expect(await live()).toMatchObject({
      state: 'paused',
      pausedBy: event === 'suspend' ? 'sleep' : 'lock',
      activeMs: 10 * minute + 300,
    });
    clock.jump(8 * hour);
    power.tell(event === 'suspend' ? 'resume' : 'unlock');
    clock.advance(minute);
    expect(await live()).toMatchObject({ state: 'paused', activeMs: 10 * minute + 300, clockSuspect: false });
    await timer.resume();
    clock.advance(5 * minute);
    expect(await live()).toMatchObject({ state: 'running', activeMs: 15 * minute + 300 });
  });

  it('gains nothing from 8 hours of sleep on a clock that stands still meanwhile', async () => {
    const { timer, clock, power, segments } = await openTimer();
    await timer.start({ kind: 'count_up' });
    clock.advance(10 * minute);
    power.tell('suspend');
    clock.set(clock.now() + 8 * hour);
    clock.advance(second);
    power.tell('resume');
    clock.advance(minute);
    const { finished } = await timer.finish();
    expect(finished).toMatchObject({ durationSeconds: 600, clockSuspect: false });
    expect(segments()).toHaveLength(1);
  });

  it('gains nothing from a sleep that is told of only when it is over, and its clock is not suspect', async () => {
    const { timer, clock, power, live } = await openTimer();
    await timer.start({ kind: 'count_up' });
    clock.advance(10 * minute);
    clock.set(clock.now() + 8 * hour);
    clock.advance(4 * second);
    power.tell('suspend');
    power.tell('resume');
    clock.advance(minute);
    expect(await live()).toMatchObject({
      state: 'paused',
      pausedBy: 'sleep',
      activeMs: 10 * minute,
      clockSuspect: false,
    });
  });

  it('stops at the last look when a host is silent about a gap', async () => {
    const { timer, clock, live } = await openTimer();
    await timer.start({ kind: 'count_up' });
    clock.advance(10 * minute);
    clock.jump(3 * hour);
    expect(await live()).toMatchObject({ state: 'paused', pausedBy: 'gap', activeMs: 10 * minute });
  });

  it('runs on through a short standstill', async () => {
    const { timer, clock, live } = await openTimer();
    await timer.start({ kind: 'count_up' });
    clock.advance(10 * minute);
    clock.jump(29 * second);
    expect(await live()).toMatchObject({ state: 'running', activeMs: 10 * minute + 29 * second });
  });
});

describe('a break', () => {
  it.each([
    ['a monotonic clock that counts sleep', true],
    ['one that does not', false],
  ])('runs on through sleep and rings late, once, with %s', async (_which, counts) => {
    const { timer, clock, power, rang } = await openTimer();
    await timer.start({ kind: 'break', minutes: 10 });
    clock.advance(4 * minute);
    power.tell('suspend');
    if (counts) clock.jump(hour);
    else clock.set(clock.now() + hour);
    power.tell('resume');
    clock.advance(minute);
    expect(await rang()).toEqual([{ type: 'timer.rang', what: 'ended', kind: 'break', minutes: 10, xp: 0 }]);
    expect(await timer.state()).toMatchObject({ live: null, finished: { durationSeconds: 600 } });
  });

  it('counts a sleep that it outlasts, told of late', async () => {
    const { timer, clock, power, live } = await openTimer();
    await timer.start({ kind: 'break', minutes: 10 });
    clock.advance(minute);
    clock.set(clock.now() + 5 * minute);
    clock.advance(3 * second);
    power.tell('suspend');
    power.tell('resume');
    expect(await live()).toMatchObject({
      state: 'running',
      activeMs: 6 * minute + 3 * second,
      clockSuspect: false,
    });
  });

  it('is not stopped by a lock', async () => {
    const { timer, clock, power, live } = await openTimer();
    await timer.start({ kind: 'break', minutes: 10 });
    power.tell('lock');
    clock.advance(minute);
    expect(await live()).toMatchObject({ state: 'running', activeMs: minute });
  });
});

describe('a wall clock that is set', () => {
  it('back a day leaves the length right, the session suspect and nothing deleted', async () => {
    const { timer, clock, segments } = await openTimer();
    await timer.start({ kind: 'focus', minutes: 25 });
    clock.advance(10 * minute);
    clock.set(clock.now() - 24 * hour);
    clock.advance(15 * minute);
    expect(await timer.state()).toMatchObject({
      finished: { durationSeconds: 1500, complete: true, clockSuspect: true },
    });
    expect(segments()).toMatchObject([{ active_ms: 25 * minute, clock_suspect: 1 }]);
    expect(await timer.sessions({})).toMatchObject([{ durationSeconds: 1500, clockSuspect: true }]);
  });

  it('ahead is suspect once no sleep has explained it, and so is what comes later', async () => {
    const { timer, clock, live, segments } = await openTimer();
    await timer.start({ kind: 'count_up' });
    clock.advance(5 * minute);
    await timer.pause();
    await timer.resume();
    clock.advance(5 * minute);
    clock.set(clock.now() + 3 * hour);
    clock.advance(5 * second);
    expect((await live()).clockSuspect).toBe(false);
    clock.advance(10 * second);
    expect((await live()).clockSuspect).toBe(true);
    await timer.pause();
    await timer.resume();
    clock.advance(minute);
    await timer.finish();
    expect(segments().map(({ active_ms, clock_suspect }) => [active_ms, clock_suspect])).toEqual([
      [5 * minute, 0],
      [5 * minute + 15 * second, 1],
      [minute, 1],
    ]);
  });

  it('by a minute is nobody’s business', async () => {
    const { timer, clock, live } = await openTimer();
    await timer.start({ kind: 'count_up' });
    clock.advance(minute);
    clock.set(clock.now() - minute);
    clock.advance(minute);
    expect(await live()).toMatchObject({ activeMs: 2 * minute, clockSuspect: false });
  });

  it('back between two sessions makes the second one suspect where it would lie over the first', async () => {
    const { clock, study, segments } = await openTimer();
    await study(30);
    clock.set(clock.now() - 20 * minute);
    expect(await study(15)).toMatchObject({ durationSeconds: 900, clockSuspect: true });
    expect(segments().map(({ clock_suspect }) => clock_suspect)).toEqual([0, 1]);
  });

  it('back by some seconds between two stretches labels the second one as following on', async () => {
    const { timer, clock, segments } = await openTimer();
    await timer.start({ kind: 'count_up' });
    clock.advance(minute);
    await timer.pause();
    clock.set(clock.now() - 2 * second);
    await timer.resume();
    clock.advance(minute);
    expect((await timer.finish()).finished).toMatchObject({ clockSuspect: false });
    const [first, next] = segments();
    expect(next!.started_at).toBe(first!.ended_at);
  });
});

it('segments that overlap are refused by the database, whoever writes them', async () => {
  const { study, sqlite, segments } = await openTimer();
  await study(30);
  const [segment] = segments();
  const write = sqlite.prepare(
    `INSERT INTO study_segments (id, session_id, user_id, started_at, ended_at, active_ms, local_day, clock_suspect)
     SELECT 'by hand', session_id, user_id, started_at + 1000, ended_at + 1000, active_ms, local_day, 0
     FROM study_segments WHERE started_at = ?`,
  );
  expect(() => write.run(segment!.started_at)).toThrow('study segments overlap');
});
