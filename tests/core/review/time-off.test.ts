// Time off from reviews: nothing is asked, and what gathered comes back in portions.
import { expect, test } from 'vitest';
import type { FaultData } from '#contract/faults.ts';
import { expectFault } from '../../support/fault.ts';
import { dayMs, startDesk, walk } from './kit.ts';

const timeOff = { from: '2026-03-10', to: '2026-03-13' };

test('until a student says otherwise, 90 % are to be recalled, with 15 new cards and 100 reviews a day', async () => {
  const { client, app } = await startDesk();
  const usual = { retention: 0.9, newPerDay: 15, reviewsPerDay: 100, timeOff: null };
  expect(await client.review.settings()).toEqual(usual);
  await client.review.configure({ retention: 0.85, newPerDay: 0 });
  const again = await app.restart();
  expect(await again.client.review.settings()).toEqual({ ...usual, retention: 0.85, newPerDay: 0 });
});

test('on a day off nothing new is asked, and what is being learnt still is', async () => {
  const desk = await startDesk();
  const learning = desk.card('Learning', { state: 'learning', stability: 1, difficulty: 5, lastReview: 1 });
  desk.known('Due', 10);
  desk.card('New');
  await desk.client.review.configure({ timeOff });
  const turn = await desk.client.review.next();
  expect(turn.card?.id).toBe(learning);
  expect(turn.counts).toMatchObject({ learning: 1, due: 0, fresh: 0, heldBack: 1 });
});

test('what gathered in four days off is asked over the four days after, beside what is due by then', async () => {
  const desk = await startDesk();
  await desk.client.review.configure({ timeOff });
  const { clock } = desk.app;
  for (let i = 0; i < 10; i += 1) desk.known(`gathered ${i}`, 10, -(i % 4));
  for (let i = 4; i < 8; i += 1) desk.known(`day ${i}`, 10, -i);
  clock.jump(4 * dayMs);
  const days: string[][] = [];
  for (let day = 0; day < 4; day += 1) {
    const { due } = await desk.client.review.counts();
    const fronts = await walk(desk);
    expect(fronts).toHaveLength(due);
    days.push(fronts);
    clock.jump(dayMs);
  }
  expect(days.map((fronts) => fronts.filter((front) => front.startsWith('gathered')).length)).toEqual([
    3, 3, 2, 2,
  ]);
  expect(days.map((fronts) => fronts.find((front) => front.startsWith('day')))).toEqual(
    [4, 5, 6, 7].map((day) => `day ${day}`),
  );
});

test('coming back early keeps the days that passed, and what gathered on them is spread', async () => {
  const desk = await startDesk();
  await desk.client.review.configure({ timeOff });
  for (let i = 0; i < 4; i += 1) desk.known(`gathered ${i}`, 10);
  desk.app.clock.jump(2 * dayMs);
  const { timeOff: kept } = await desk.client.review.configure({ timeOff: null });
  expect(kept).toEqual({ from: '2026-03-10', to: '2026-03-11' });
  expect(await desk.client.review.counts()).toMatchObject({ due: 2, heldBack: 2 });
  expect((await desk.client.review.configure({ timeOff: null })).timeOff).toBeNull();
  expect(await desk.client.review.counts()).toMatchObject({ due: 4, heldBack: 0 });
});

test('time off is neither in the past nor backwards nor longer than two months', async () => {
  const { client } = await startDesk();
  const refused = (from: string, to: string): Promise<FaultData> =>
    expectFault(client.review.configure({ timeOff: { from, to } }), 'BAD_REQUEST');
  expect((await refused('2026-03-01', '2026-03-09')).params).toEqual({ reason: 'time_off_over' });
  expect((await refused('2026-03-12', '2026-03-11')).params).toEqual({ reason: 'time_off_over' });
  expect((await refused('2026-03-12', '2026-05-11')).params).toEqual({
    reason: 'time_off_too_long',
    max: 60,
  });
  const longest = { from: '2026-03-12', to: '2026-05-10' };
  expect((await client.review.configure({ timeOff: longest })).timeOff).toEqual(longest);
});

test('one that is over can be sent back unchanged with other wishes', async () => {
  const { client, app } = await startDesk();
  const settings = await client.review.configure({ timeOff });
  app.clock.jump(10 * dayMs);
  expect(await client.review.configure({ ...settings, newPerDay: 5 })).toEqual({ ...settings, newPerDay: 5 });
});
