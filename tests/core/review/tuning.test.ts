// Weights of one's own: trained when there are answers enough, adopted when they predict clearly better, given back at will.
// The students are made up, so what their memory is like is known; the seeds are ones whose outcome is far from the line.
import { expect, test, vi } from 'vitest';
import type { FaultData } from '#contract/faults.ts';
import type { TuneEvent } from '#contract/review.ts';
import { reviewLogs } from '#core/db/schema/review.ts';
import { writeTuned } from '#core/review/tuned.ts';
import { createTuner } from '#core/review/tuning.ts';
import { expectFault } from '../../support/fault.ts';
import { type Desk, dayMs, startDesk } from './kit.ts';
import { liveThrough } from './student.ts';

async function tune({ client }: Desk): Promise<TuneEvent[]> {
  const events: TuneEvent[] = [];
  for await (const event of await client.review.tune()) events.push(event);
  return events;
}

const misfit = { logLoss: 0.4, rmse: 0.06 };
const attempt = { adopted: true, before: misfit, after: misfit };
/** The published ones, but for the first answers: forgotten in no time. */
const hasty = [
  0.05, 0.1, 0.2, 0.4, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
  0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

test('who forgets twice as fast gets weights that predict better, and no due date moves', async () => {
  const desk = await startDesk();
  liveThrough(desk, { seed: 2, haste: 2, reviews: 1200 });
  const known = desk.known('Known', 10, -3);
  const { due } = desk.stored(known);
  const events = await tune(desk);
  expect(events.slice(0, -1)).toEqual([0, 1, 2, 3, 4].map((done) => ({ type: 'progress', done, of: 5 })));
  const tuning = await desk.client.review.tuning();
  expect(events.at(-1)).toEqual({ type: 'result', tuning });
  expect(tuning).toMatchObject({ state: 'ready', reviews: 1200, ownWeights: true });
  const { adopted, before, after, tunedAt } = tuning.last!;
  expect({ adopted, tunedAt }).toEqual({ adopted: true, tunedAt: desk.app.clock.now() });
  expect(before.logLoss - after.logLoss).toBeGreaterThan(0.01);
  expect(after.rmse).toBeLessThan(before.rmse);
  expect(desk.stored(known).due).toBe(due);
}, 30_000);

test('whose memory is as the usual weights say keeps them, and hears that nothing was changed', async () => {
  const desk = await startDesk();
  liveThrough(desk, { seed: 2, haste: 1, reviews: 1200 });
  await tune(desk);
  const { ownWeights, last } = await desk.client.review.tuning();
  expect({ ownWeights, adopted: last?.adopted }).toEqual({ ownWeights: false, adopted: false });
  expect(last!.after.logLoss).toBeGreaterThan(last!.before.logLoss);
}, 30_000);

test('stopped before the end, it comes to no result', async () => {
  const desk = await startDesk();
  liveThrough(desk, { seed: 2, haste: 2, reviews: 400 });
  const stop = new AbortController();
  const seen: string[] = [];
  for await (const step of createTuner(desk.db).train(desk.userId, stop.signal)) {
    seen.push(step.type);
    if (step.type === 'progress' && step.done === 3) stop.abort();
  }
  expect(seen).toEqual(['progress', 'progress', 'progress', 'progress']);
});

test('four hundred answers on later days are needed: those taken back, repeated at once or missed in a quiz do not count', async () => {
  const desk = await startDesk();
  liveThrough(desk, { seed: 1, haste: 1, reviews: 399 });
  const { id: _, ...row } = desk.db.select().from(reviewLogs).all().at(-1)!;
  for (const over of [{ undoneAt: 1 }, { elapsedDays: 0 }, { givenIn: 'quiz' }] as const)
    desk.db
      .insert(reviewLogs)
      .values({ ...row, elapsedDays: 1, ...over })
      .run();
  const tooFew = { state: 'too_few', reviews: 399, needed: 400, ownWeights: false, last: null };
  expect(await desk.client.review.tuning()).toEqual(tooFew);
  const { params }: FaultData = await expectFault(tune(desk), 'CONFLICT');
  expect(params).toEqual({ reason: 'too_few', needed: 400 });
  desk.db
    .insert(reviewLogs)
    .values({ ...row, elapsedDays: 1 })
    .run();
  expect(await desk.client.review.tuning()).toMatchObject({ state: 'ready', reviews: 400 });
});

test('cards are scheduled by the own weights until a student goes back to the usual ones', async () => {
  const desk = await startDesk();
  const { client, db, userId, app } = desk;
  const easy = async () => (await client.review.next()).outcomes!.easy;
  desk.card('New');
  const usual = await easy();
  writeTuned(db, app.clock.now(), userId, attempt, hasty);
  expect(await client.review.tuning()).toMatchObject({ ownWeights: true, last: attempt });
  expect(await easy()).toBeLessThan(usual);
  expect(await easy()).toBe(dayMs);
  expect(await client.review.untune()).toMatchObject({ ownWeights: false, last: null });
  expect(await easy()).toBe(usual);
});

test('an attempt that is not adopted leaves the own weights in use', async () => {
  const { client, db, userId, app } = await startDesk();
  writeTuned(db, app.clock.now(), userId, attempt, hasty);
  writeTuned(db, app.clock.now(), userId, { ...attempt, adopted: false }, null);
  expect(await client.review.tuning()).toMatchObject({ ownWeights: true, last: { adopted: false } });
});

test('where the trainer does not load, only tuning is missing', async () => {
  vi.doMock('@open-spaced-repetition/binding', () => {
    throw new Error('not for this system');
  });
  const desk = await startDesk();
  const card = desk.card('New');
  expect(await desk.client.review.tuning()).toMatchObject({ state: 'unavailable', reviews: 0 });
  const { params }: FaultData = await expectFault(tune(desk), 'CONFLICT');
  expect(params).toEqual({ reason: 'unavailable' });
  expect((await desk.client.review.next()).card?.id).toBe(card);
  vi.doUnmock('@open-spaced-repetition/binding');
});
