import { describe, expect, it } from 'vitest';
import { createTestClock, startApp, type TestApp } from '../../support/start-app.ts';
import { hour, minute, openTimer, second, watch } from './kit.ts';

/** A second core on the folder of a first one that never closed, an hour later. */
async function afterKill(dead: TestApp) {
  const app = await startApp({ dataDir: dead.dataDir, clock: createTestClock(dead.clock.now() + hour) });
  return watch(app);
}

describe('a focus cut off by a kill', () => {
  it('is asked about with all but the last seconds', async () => {
    const first = await openTimer();
    const { id: subjectId } = await first.client.subjects.create({ name: 'Biology' });
    const startedAt = first.clock.now();
    await first.timer.start({ kind: 'focus', minutes: 25, target: { subjectId } });
    first.clock.advance(18 * minute + 14 * second);
    const { timer } = await afterKill(first);
    const { live, recovered } = await timer.state();
    expect(live).toBeNull();
    expect(recovered).toMatchObject({
      kind: 'focus',
      target: { name: 'Biology' },
      startedAt,
      plannedMs: 25 * minute,
    });
    expect(recovered!.activeMs).toBeGreaterThan(18 * minute - second);
  });

  it('is booked with what was recorded when it is saved', async () => {
    const first = await openTimer();
    await first.timer.start({ kind: 'focus', minutes: 25 });
    first.clock.advance(18 * minute);
    const { timer, told } = await afterKill(first);
    expect(await timer.answerRecovered({ choice: 'save' })).toMatchObject({
      recovered: null,
      live: null,
      finished: { durationSeconds: 18 * 60, complete: false, xp: 18 },
    });
    expect(await timer.sessions({})).toMatchObject([{ durationSeconds: 18 * 60 }]);
    expect(await told()).toContainEqual({ type: 'study.changed' });
  });

  it('leaves nothing when it is discarded', async () => {
    const first = await openTimer();
    await first.timer.start({ kind: 'focus' });
    first.clock.advance(18 * minute);
    const { timer, segments } = await afterKill(first);
    expect(await timer.answerRecovered({ choice: 'discard' })).toMatchObject({ recovered: null, live: null });
    expect(segments()).toEqual([]);
  });

  it('goes on with the recorded time when it is continued', async () => {
    const first = await openTimer();
    await first.timer.start({ kind: 'focus', minutes: 25 });
    first.clock.advance(18 * minute);
    const { timer, clock, segments } = await afterKill(first);
    expect((await timer.answerRecovered({ choice: 'continue' })).live).toMatchObject({
      state: 'running',
      activeMs: 18 * minute,
      plannedMs: 25 * minute,
    });
    clock.advance(7 * minute);
    expect(await timer.state()).toMatchObject({
      live: null,
      finished: { durationSeconds: 1500, complete: true },
    });
    expect(segments().map(({ active_ms }) => active_ms)).toEqual([18 * minute, 7 * minute]);
  });

  it('is saved first when another timer is started', async () => {
    const first = await openTimer();
    await first.timer.start({ kind: 'focus' });
    first.clock.advance(18 * minute);
    const { timer } = await afterKill(first);
    expect(await timer.start({ kind: 'count_up' })).toMatchObject({
      recovered: null,
      live: { kind: 'count_up', activeMs: 0 },
    });
    expect(await timer.sessions({})).toMatchObject([{ durationSeconds: 18 * 60 }]);
  });

  it('counts for its day only once it is kept', async () => {
    const first = await openTimer();
    await first.study(1);
    await first.timer.start({ kind: 'focus', minutes: 60 });
    first.clock.advance(18 * minute);
    // Something else is settled while it runs.
    const [earlier] = await first.timer.sessions({});
    await first.timer.edit({ sessionId: earlier!.id, note: 'Done.' });
    const { timer, client } = await watch(await first.restart());
    expect(await client.progress.today()).toMatchObject({ activeSeconds: 60, creditedBy: null });
    await timer.answerRecovered({ choice: 'save' });
    expect(await client.progress.today()).toMatchObject({ activeSeconds: 19 * 60, creditedBy: 'study' });
  });

  it('waits through another start of the program', async () => {
    const first = await openTimer();
    await first.timer.start({ kind: 'focus' });
    first.clock.advance(18 * minute);
    const { timer } = await watch(await (await afterKill(first)).restart());
    expect((await timer.state()).recovered).toMatchObject({ activeMs: 18 * minute });
  });
});

it('a timer that runs when the program is closed is kept to the millisecond', async () => {
  const first = await openTimer();
  await first.timer.start({ kind: 'focus' });
  first.clock.advance(7 * minute + 4321);
  const { timer } = await watch(await first.restart());
  expect((await timer.state()).recovered).toMatchObject({ activeMs: 7 * minute + 4321 });
});

it('a paused timer that is left comes back as well', async () => {
  const first = await openTimer();
  await first.timer.start({ kind: 'focus' });
  first.clock.advance(7 * minute);
  await first.timer.pause();
  const { timer } = await watch(await first.restart());
  expect((await timer.state()).recovered).toMatchObject({ activeMs: 7 * minute });
});

it('a break that is cut off is over, and nobody is asked', async () => {
  const first = await openTimer();
  await first.timer.start({ kind: 'break' });
  first.clock.advance(minute);
  const { timer } = await watch(await first.restart());
  expect(await timer.state()).toMatchObject({ live: null, recovered: null });
});
