// The tray's own line to the core: the real core, the real procedures, and a clock moved by hand.
import { expect, test, vi } from 'vitest';
import { createStudy } from '#main/study.ts';
import { startApp } from '../support/start-app.ts';
import { recordLog } from './fakes.ts';

async function follow(profile = true) {
  const { app, as, clock } = await startApp({ profile });
  const desktop = as('desktop');
  const log = recordLog();
  const study = createStudy({ router: app.router, sessionId: 'desktop', clock, log });
  return { study, desktop, clock, log };
}

test('the tray starts, pauses and resumes the same timer as the window', async () => {
  const { study, desktop } = await follow();
  await expect.poll(() => study.view()).not.toBeNull();
  study.toggle();
  await expect.poll(() => study.view()?.timer.live?.state).toBe('running');
  expect((await desktop.timer.state()).live?.plannedMs).toBe(25 * 60_000);
  study.toggle();
  await expect.poll(() => study.view()?.timer.live?.state).toBe('paused');
  await desktop.timer.resume();
  await expect.poll(() => study.view()?.timer.live?.state).toBe('running');
  await study.close();
});

test('it hears a countdown end, with what it earned', async () => {
  const { study, desktop, clock } = await follow();
  const heard = vi.fn();
  study.onFact(heard);
  await expect.poll(() => study.view()).not.toBeNull();
  await desktop.timer.start({ kind: 'focus', minutes: 25 });
  clock.advance(25 * 60_000 + 1_000);
  await expect
    .poll(() => heard.mock.calls.flat())
    .toContainEqual({ type: 'timer.rang', what: 'ended', kind: 'focus', minutes: 25, xp: 25 });
  expect(study.view()?.timer.finished?.xp).toBe(25);
  await study.close();
});

test('it shows nothing while nobody is in a profile, and finds one that is entered later', async () => {
  const { study, desktop, clock } = await follow(false);
  expect(study.view()).toBeNull();
  await desktop.people.create({ name: 'Ada' });
  await expect
    .poll(() => {
      clock.advance(2_000);
      return study.view();
    })
    .not.toBeNull();
  await desktop.people.leave();
  await expect.poll(() => study.view()).toBeNull();
  await study.close();
});

test('what the core refuses is written down, not thrown', async () => {
  const { study, log } = await follow();
  await expect.poll(() => study.view()).not.toBeNull();
  study.act('finish', (timer) => timer.finish());
  await expect.poll(() => log.events()).toContain('study.refused');
  await study.close();
});
