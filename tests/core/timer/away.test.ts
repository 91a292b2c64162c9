import { describe, expect, it } from 'vitest';
import { minute, openTimer, second } from './kit.ts';

async function openIdle() {
  const kit = await openTimer();
  const { clock, power } = kit;
  power.setIdle(0);
  return {
    ...kit,
    /** Time passes without a key or a movement. */
    idle(ms: number) {
      for (let idle = second; idle <= ms; idle += second) {
        power.setIdle(idle);
        clock.advance(second);
      }
    },
    /** A key is pressed. */
    back() {
      power.setIdle(0);
      clock.advance(second);
    },
  };
}

describe('an absence', () => {
  it('shorter than the setting is not asked about', async () => {
    const { timer, idle, back } = await openIdle();
    await timer.start({ kind: 'focus' });
    idle(4 * minute);
    back();
    expect((await timer.state()).away).toBeNull();
  });

  it('is asked about on return, while the timer runs on', async () => {
    const { timer, clock, idle, back, rang } = await openIdle();
    await timer.start({ kind: 'focus' });
    clock.advance(5 * minute);
    const from = clock.now();
    idle(7 * minute);
    expect((await timer.state()).away).toBeNull();
    back();
    const { away, live } = await timer.state();
    // The instant of the last key is told to the second.
    expect(away).toMatchObject({ sessionId: live!.sessionId, from, removedAt: clock.now() + minute });
    expect(away!.ms).toBeGreaterThanOrEqual(7 * minute);
    expect(away!.ms).toBeLessThanOrEqual(7 * minute + second);
    expect(live).toMatchObject({ state: 'running', activeMs: 12 * minute + second });
    expect(await rang()).toEqual([{ type: 'timer.rang', what: 'away', kind: 'focus', minutes: 7, xp: 0 }]);
  });

  it('that is kept changes nothing', async () => {
    const { timer, idle, back, segments } = await openIdle();
    await timer.start({ kind: 'count_up' });
    idle(7 * minute);
    back();
    const { away, live } = await timer.answerAway({ keep: true });
    expect(away).toBeNull();
    expect(live).toMatchObject({ activeMs: 7 * minute + second });
    await timer.finish();
    expect(segments()).toHaveLength(1);
  });

  it('that is removed is cut out of what was stored', async () => {
    const { timer, clock, idle, back, segments } = await openIdle();
    const start = clock.now();
    await timer.start({ kind: 'count_up' });
    clock.advance(5 * minute);
    idle(7 * minute);
    back();
    const { ms } = (await timer.state()).away!;
    clock.advance(10 * second);
    expect((await timer.answerAway({ keep: false })).live).toMatchObject({
      state: 'running',
      activeMs: 12 * minute + 11 * second - ms,
    });
    clock.advance(minute);
    await timer.finish();
    expect(segments()[0]).toMatchObject({ started_at: start, active_ms: 5 * minute });
    expect(segments()[1]).toMatchObject({ started_at: start + 5 * minute + ms });
    const total = segments().reduce((sum, { active_ms }) => sum + active_ms, 0);
    expect(total).toBe(13 * minute + 11 * second - ms);
  });

  it('without an answer for a minute is removed by itself', async () => {
    const { timer, clock, idle, back, live } = await openIdle();
    await timer.start({ kind: 'count_up' });
    idle(7 * minute);
    back();
    clock.advance(59 * second);
    expect((await timer.state()).away).not.toBeNull();
    clock.advance(second);
    expect((await timer.state()).away).toBeNull();
    expect((await live()).activeMs).toBeLessThanOrEqual(minute + second);
  });

  it('is never asked about when the setting is 0', async () => {
    const { timer, client, idle, back, live } = await openIdle();
    await client.settings.set({ idleMinutes: 0 });
    await timer.start({ kind: 'count_up' });
    idle(20 * minute);
    back();
    expect((await timer.state()).away).toBeNull();
    expect(await live()).toMatchObject({ state: 'running', activeMs: 20 * minute + second });
  });

  it('does not concern breaks', async () => {
    const { timer, idle, back } = await openIdle();
    await timer.start({ kind: 'break', minutes: 20 });
    idle(12 * minute);
    back();
    expect(await timer.state()).toMatchObject({ away: null, live: { state: 'running' } });
  });

  it('during which the countdown rang is cut out of the finished session, which is booked again', async () => {
    const { timer, clock, idle, back, segments, rang, told } = await openIdle();
    await timer.start({ kind: 'focus', minutes: 10 });
    clock.advance(4 * minute);
    idle(9 * minute);
    expect(await timer.state()).toMatchObject({ live: null, finished: { durationSeconds: 600 }, away: null });
    back();
    const { away, finished } = await timer.state();
    expect(away).toMatchObject({ sessionId: finished!.sessionId, ms: 6 * minute });
    expect(await rang()).toMatchObject([{ what: 'ended' }, { what: 'away', minutes: 6 }]);
    const before = (await told()).length;
    expect(await timer.answerAway({ keep: false })).toMatchObject({
      away: null,
      finished: { durationSeconds: 240, complete: false },
    });
    expect(segments()).toMatchObject([{ active_ms: 4 * minute }]);
    expect((await told()).slice(before)).toContainEqual({ type: 'study.changed' });
  });

  it('ends where the computer falls asleep', async () => {
    const { timer, clock, power, idle, back } = await openIdle();
    await timer.start({ kind: 'count_up' });
    clock.advance(minute);
    idle(6 * minute);
    power.tell('suspend');
    clock.jump(8 * 60 * minute);
    power.tell('resume');
    back();
    expect(await timer.state()).toMatchObject({ away: { ms: 6 * minute }, live: { pausedBy: 'sleep' } });
    expect((await timer.answerAway({ keep: false })).live).toMatchObject({
      pausedBy: 'sleep',
      activeMs: minute,
    });
  });
});

describe('after ten minutes without a key', () => {
  it('a focus is paused as of the start of the idleness', async () => {
    const { timer, clock, idle, live } = await openIdle();
    await timer.start({ kind: 'focus', minutes: 60 });
    clock.advance(5 * minute);
    idle(12 * minute);
    expect(await live()).toMatchObject({ state: 'paused', pausedBy: 'idle', activeMs: 5 * minute });
  });

  it('keeping adds the stretch and goes on', async () => {
    const { timer, clock, idle, back, segments } = await openIdle();
    await timer.start({ kind: 'focus', minutes: 60 });
    clock.advance(5 * minute);
    idle(12 * minute);
    back();
    const { ms } = (await timer.state()).away!;
    expect((await timer.answerAway({ keep: true })).live).toMatchObject({
      state: 'running',
      activeMs: 5 * minute + ms,
    });
    clock.advance(minute);
    await timer.finish();
    expect(segments().map(({ active_ms }) => active_ms)).toEqual([5 * minute, ms, minute]);
  });

  it('removing goes on without it, and so does a minute of silence', async () => {
    const { timer, clock, idle, back, live } = await openIdle();
    await timer.start({ kind: 'focus', minutes: 60 });
    clock.advance(5 * minute);
    idle(12 * minute);
    back();
    expect((await timer.answerAway({ keep: false })).live).toMatchObject({ state: 'running' });
    clock.advance(minute);
    expect(await live()).toMatchObject({ activeMs: 6 * minute });
    idle(12 * minute);
    back();
    clock.advance(70 * second);
    expect(await live()).toMatchObject({ state: 'running', activeMs: 6 * minute + 10 * second });
  });

  it('a stretch that is kept fills a countdown up to its end and no further', async () => {
    const { timer, clock, idle, back, segments } = await openIdle();
    await timer.start({ kind: 'focus', minutes: 15 });
    clock.advance(2 * minute);
    idle(14 * minute);
    back();
    expect(await timer.answerAway({ keep: true })).toMatchObject({
      live: null,
      finished: { durationSeconds: 900, complete: true },
    });
    expect(segments().reduce((sum, { active_ms }) => sum + active_ms, 0)).toBe(15 * minute);
  });

  it('a stretch can still be kept after the student has gone on or finished', async () => {
    const { timer, clock, idle, back, segments } = await openIdle();
    await timer.start({ kind: 'count_up' });
    clock.advance(5 * minute);
    idle(12 * minute);
    back();
    await timer.resume();
    clock.advance(10 * second);
    await timer.finish();
    const { ms } = (await timer.state()).away!;
    await timer.answerAway({ keep: true });
    expect(segments().map(({ active_ms }) => active_ms)).toEqual([5 * minute, ms, 10 * second]);
    expect((await timer.state()).finished).toMatchObject({
      durationSeconds: Math.floor((5 * minute + ms + 10 * second) / 1000),
    });
  });
});

it('a stretch that is kept after the end fills a countdown and no more', async () => {
  const { timer, clock, idle, back } = await openIdle();
  await timer.start({ kind: 'focus', minutes: 20 });
  clock.advance(10 * minute);
  idle(12 * minute);
  back();
  await timer.resume();
  clock.advance(30 * second);
  await timer.finish();
  expect(await timer.answerAway({ keep: true })).toMatchObject({
    finished: { durationSeconds: 1200, complete: true },
  });
});

it('an absence is cut once, also where a clock set back labels two stretches alike', async () => {
  const { timer, clock, idle, back } = await openIdle();
  await timer.start({ kind: 'count_up' });
  clock.advance(10 * minute);
  await timer.pause();
  clock.set(clock.now() - 10 * minute);
  await timer.resume();
  idle(6 * minute);
  back();
  const { away, live } = await timer.state();
  expect((await timer.answerAway({ keep: false })).live).toMatchObject({
    activeMs: live!.activeMs - away!.ms,
  });
});

describe('where the system cannot tell', () => {
  it('nothing is asked until a window has reported activity', async () => {
    const { timer, clock, live } = await openTimer();
    await timer.start({ kind: 'count_up' });
    clock.advance(20 * minute);
    expect(await live()).toMatchObject({ state: 'running', activeMs: 20 * minute });
  });

  it('idleness is the time since the last report', async () => {
    const { timer, clock } = await openTimer();
    await timer.start({ kind: 'count_up' });
    clock.advance(minute);
    await timer.sawActivity();
    clock.advance(7 * minute);
    await timer.sawActivity();
    expect(await timer.state()).toMatchObject({ away: { ms: 7 * minute }, live: { state: 'running' } });
  });

  it('steering counts as activity', async () => {
    const { timer, clock } = await openTimer();
    await timer.sawActivity();
    await timer.start({ kind: 'count_up' });
    clock.advance(4 * minute);
    await timer.retarget({ target: {} });
    clock.advance(4 * minute);
    await timer.sawActivity();
    expect((await timer.state()).away).toBeNull();
  });
});
