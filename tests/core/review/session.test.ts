// A session of cards through the contract: the order, the limits, XP, undo, and what is told.
import { expect, test } from 'vitest';
import { reviewLogs } from '#core/db/schema/review.ts';
import { expectFault } from '../../support/fault.ts';
import { factsOf } from '../progress/kit.ts';
import { dayMs, minuteMs, startDesk, walk } from './kit.ts';

test('without cards there is nothing to show', async () => {
  const { client } = await startDesk();
  expect(await client.review.next()).toEqual({
    card: null,
    outcomes: null,
    counts: { learning: 0, due: 0, fresh: 0, heldBack: 0, doneToday: 0 },
    undoable: 0,
    nextAt: null,
  });
});

test('a new card answered good comes back after ten minutes, and the turn says when', async () => {
  const desk = await startDesk();
  const id = desk.card('Echo');
  expect((await desk.client.review.next()).outcomes).toMatchObject({ again: minuteMs, good: 10 * minuteMs });
  const turn = await desk.answer(id);
  expect(turn).toMatchObject({
    card: null,
    counts: { learning: 1, fresh: 0, doneToday: 1 },
    undoable: 1,
    nextAt: desk.app.clock.now() + 10 * minuteMs,
  });
  desk.app.clock.jump(10 * minuteMs);
  const back = await desk.client.review.next();
  expect(back.card).toMatchObject({ id, state: 'learning', retrievability: 1 });
  const known = await desk.answer(id);
  expect(known).toMatchObject({ card: null, nextAt: null, counts: { learning: 0, doneToday: 1 } });
  expect(desk.stored(id).state).toBe('review');
});

test('the least certain card comes first, however long it is overdue', async () => {
  const desk = await startDesk();
  desk.known('A month late of a year', 365, 30);
  desk.known('Two days late of two', 2, 2);
  desk.known('Today', 10);
  desk.known('Later today', 20, -0.3);
  desk.known('Tomorrow', 20, -1);
  expect(await walk(desk)).toEqual([
    'Two days late of two',
    'A month late of a year',
    'Today',
    'Later today',
  ]);
});

test('a learning card interrupts the others when its time has come, and not before', async () => {
  const desk = await startDesk();
  const { clock } = desk.app;
  desk.card('Soon', {
    state: 'learning',
    due: clock.now() + minuteMs,
    stability: 1,
    difficulty: 5,
    lastReview: clock.now(),
  });
  desk.known('Known', 10, 5);
  expect((await desk.client.review.next()).card?.front).toBe('Known');
  clock.jump(minuteMs);
  expect((await desk.client.review.next()).card?.front).toBe('Soon');
});

test('new cards are spread evenly among those that are due', async () => {
  const desk = await startDesk();
  for (let i = 0; i < 9; i += 1) desk.known(`due ${i}`, 10);
  for (let i = 0; i < 2; i += 1) desk.card(`new ${i}`);
  const kinds = (await walk(desk)).map((front) => front.slice(0, 3)).join(' ');
  expect(kinds).toBe('due due due new due due due new due due due');
});

test('a day asks no more new cards and reviews than its limits, says what it holds back, and tomorrow goes on', async () => {
  const desk = await startDesk();
  await desk.client.review.configure({ newPerDay: 2, reviewsPerDay: 3 });
  for (let i = 0; i < 5; i += 1) desk.known(`due ${i}`, 10);
  for (let i = 0; i < 5; i += 1) desk.card(`new ${i}`);
  expect(await desk.client.review.counts()).toMatchObject({ due: 3, fresh: 2, heldBack: 2 });
  expect(await walk(desk)).toHaveLength(5);
  expect(await desk.client.review.counts()).toMatchObject({ due: 0, fresh: 0, heldBack: 2, doneToday: 5 });
  desk.app.clock.jump(dayMs);
  expect(await desk.client.review.counts()).toMatchObject({ due: 2, fresh: 2, heldBack: 0, doneToday: 0 });
});

test('cards of one sentence are not asked on one day', async () => {
  const desk = await startDesk();
  const [first] = ['a', 'b'].map((front) => desk.known(front, 10, 0, { siblingHash: 'sentence' }));
  desk.card('c', { siblingHash: 'sentence' });
  desk.card('d', { siblingHash: 'another' });
  expect(await desk.client.review.counts()).toMatchObject({ due: 1, fresh: 1, heldBack: 0 });
  await desk.answer(first ?? '');
  expect(await walk(desk)).toEqual(['d']);
  desk.app.clock.jump(dayMs);
  expect((await desk.client.review.next()).card?.front).toBe('b');
});

test('a buried card is back tomorrow, a suspended one when it is let in again', async () => {
  const desk = await startDesk();
  const { client } = desk;
  const buried = desk.known('Buried', 10, 2);
  const suspended = desk.known('Suspended', 10, 1);
  expect((await client.review.bury({ cardId: buried })).card?.front).toBe('Suspended');
  expect((await client.review.get({ cardId: buried })).buriedUntil).toBe('2026-03-11');
  await client.review.suspend({ cardIds: [suspended], suspended: true });
  expect((await client.review.next()).card).toBeNull();
  desk.app.clock.jump(dayMs);
  expect((await client.review.next()).card).toMatchObject({ front: 'Buried', buriedUntil: null });
  await client.review.suspend({ cardIds: [suspended], suspended: false });
  expect((await client.review.counts()).due).toBe(2);
});

test('what was buried while the clock ran a year ahead is not buried', async () => {
  const desk = await startDesk();
  const start = desk.app.clock.now();
  const id = desk.known('Echo', 10);
  desk.app.clock.set(start + 365 * dayMs);
  await desk.client.review.bury({ cardId: id });
  desk.app.clock.set(start);
  expect((await desk.client.review.next()).card?.id).toBe(id);
});

test('a card that is not to be asked now cannot be answered: not twice, not suspended, not tomorrow’s', async () => {
  const desk = await startDesk();
  const twice = desk.known('Twice', 10);
  await desk.answer(twice);
  await expectFault(desk.answer(twice), 'CONFLICT');
  await expectFault(desk.answer(desk.known('Tomorrow', 10, -1)), 'CONFLICT');
  await expectFault(desk.answer(desk.known('Suspended', 10, 0, { suspended: true })), 'CONFLICT');
  expect(desk.db.select().from(reviewLogs).all()).toHaveLength(1);
});

test('a flag stays on the card', async () => {
  const desk = await startDesk();
  const id = desk.card('Echo');
  expect(await desk.client.review.flag({ cardId: id, flagged: true })).toMatchObject({ flagged: true });
  expect((await desk.client.review.get({ cardId: id })).flagged).toBe(true);
});

test('forgotten six times, a card is a leech', async () => {
  const desk = await startDesk();
  const id = desk.known('Echo', 10, 0, { lapses: 5 });
  expect((await desk.client.review.get({ cardId: id })).leech).toBe(false);
  await desk.answer(id, 'again');
  expect(await desk.client.review.get({ cardId: id })).toMatchObject({ leech: true, lapses: 6 });
});

test('a clock set back before the last review neither breaks an answer nor hides when it was given', async () => {
  const desk = await startDesk();
  const { clock } = desk.app;
  const ahead = clock.now() + 93 * dayMs;
  const id = desk.known('Echo', 10, 0, { lastReview: ahead });
  expect((await desk.client.review.next()).card?.retrievability).toBe(1);
  await desk.answer(id);
  const [log] = desk.db.select().from(reviewLogs).all();
  expect(log).toMatchObject({ reviewedAt: clock.now(), localDay: '2026-03-10', elapsedDays: 0 });
  expect(desk.stored(id).lastReview).toBe(ahead);
});

test('each card earns one XP at its first review of a day, fifty in all', async () => {
  const desk = await startDesk();
  await desk.client.review.configure({ newPerDay: 60 });
  const first = desk.card('first');
  await desk.answer(first);
  desk.app.clock.jump(10 * minuteMs);
  await desk.answer(first);
  expect((await desk.client.progress.xp()).total).toBe(1);
  for (let i = 0; i < 55; i += 1) await desk.answer(desk.card(`card ${i}`));
  expect((await desk.client.progress.xp()).total).toBe(50);
  const [entry] = await desk.client.progress.xpLog({ limit: 1 });
  expect(entry).toMatchObject({ sourceType: 'review', amount: 1, awarded: { lines: [{ reason: 'cards' }] } });
});

test('ten cards make the day count, and one taken back unmakes it; the XP stay', async () => {
  const desk = await startDesk();
  for (let i = 0; i < 10; i += 1) {
    expect((await desk.client.progress.today()).creditedBy).toBeNull();
    await desk.answer(desk.known(`card ${i}`, 10));
  }
  expect((await desk.client.progress.today()).creditedBy).toBe('review');
  await desk.client.review.undo();
  expect((await desk.client.progress.today()).creditedBy).toBeNull();
  expect((await desk.client.progress.xp()).total).toBe(10);
});

test('one card answered ten times makes no day', async () => {
  const desk = await startDesk();
  const id = desk.card('Echo');
  for (let i = 0; i < 10; i += 1) {
    await desk.answer(id, 'again');
    desk.app.clock.jump(minuteMs);
  }
  expect((await desk.client.progress.today()).creditedBy).toBeNull();
});

test('a day of reviews is counted the same from scratch after a restart', async () => {
  const desk = await startDesk();
  for (let i = 0; i < 10; i += 1) await desk.answer(desk.known(`card ${i}`, 10));
  const before = await desk.client.progress.today();
  const again = await desk.app.restart();
  expect(await again.client.progress.today()).toEqual(before);
});

test('twenty answers can be taken back, to the exact state, and not one more', async () => {
  const desk = await startDesk();
  const ids = [
    ...Array.from({ length: 12 }, (_, i) => desk.known(`known ${i}`, 10 + i, i / 7)),
    ...Array.from({ length: 10 }, (_, i) => desk.card(`new ${i}`)),
  ];
  const states = () => ids.map((id) => ({ ...desk.stored(id), updatedAt: 0 }));
  const history = [states()];
  const ratings = ['again', 'hard', 'good', 'easy'] as const;
  for (const [i, id] of ids.entries()) {
    desk.app.clock.jump(777);
    await desk.answer(id, ratings[i % 4]);
    history.push(states());
  }
  expect((await desk.client.review.next()).undoable).toBe(20);
  for (let left = 19; left >= 0; left -= 1) {
    history.pop();
    expect((await desk.client.review.undo()).undoable).toBe(left);
    expect(states()).toEqual(history.at(-1));
  }
  await expectFault(desk.client.review.undo(), 'CONFLICT');
  expect(desk.db.select().from(reviewLogs).all()).toHaveLength(22);
});

test('an answer taken back and given again is one review and earns once', async () => {
  const desk = await startDesk();
  const id = desk.known('Echo', 10);
  await desk.answer(id, 'again');
  expect(await desk.client.review.undo()).toMatchObject({ card: { id }, counts: { due: 1, doneToday: 0 } });
  expect(await desk.answer(id, 'good')).toMatchObject({ counts: { doneToday: 1 }, undoable: 1 });
  expect((await desk.client.progress.xp()).total).toBe(1);
});

test('yesterday’s answers stay', async () => {
  const desk = await startDesk();
  await desk.answer(desk.known('Echo', 10));
  desk.app.clock.jump(dayMs);
  expect((await desk.client.review.next()).undoable).toBe(0);
  await expectFault(desk.client.review.undo(), 'CONFLICT');
});

test('an answer tells of cards, of the day and of XP after it is stored', async () => {
  const desk = await startDesk();
  const id = desk.known('Echo', 10);
  const told = await factsOf(desk.client, () => desk.answer(id));
  expect(told).toEqual([
    { type: 'cards.changed' },
    { type: 'study.changed' },
    { type: 'xp.changed', total: 1, delta: 1 },
  ]);
});

test('a hundred reviews are an achievement, and fifty cards known for three weeks another', async () => {
  const desk = await startDesk();
  const unlocked = async (code: string) =>
    (await desk.client.progress.achievements()).find((each) => each.code === code)?.unlockedAt !== null;
  await desk.client.review.configure({ reviewsPerDay: 200 });
  for (let i = 0; i < 99; i += 1) await desk.answer(desk.known(`card ${i}`, 3), 'again');
  expect([await unlocked('memory'), await unlocked('keeper')]).toEqual([false, false]);
  for (let i = 0; i < 49; i += 1) desk.known(`mature ${i}`, 21, -5);
  desk.known('nearly', 20, -5);
  const last = desk.known('last', 40);
  const told = await factsOf(desk.client, () => desk.answer(last));
  expect(told.filter(({ type }) => type === 'achievement.unlocked')).toEqual([
    { type: 'achievement.unlocked', code: 'memory' },
    { type: 'achievement.unlocked', code: 'keeper' },
  ]);
});

test('a review is a little evidence of its topic, once a day, and none when it is taken back', async () => {
  const desk = await startDesk();
  const { client } = desk;
  const subject = await client.subjects.create({ name: 'Physics' });
  const topic = await client.subjects.createTopic({ subjectId: subject.id, name: 'Sound' });
  const id = desk.card('Echo', { topicId: topic.id });
  const why = async () => (await client.mastery.why({ topicId: topic.id, limit: 10 })).evidence;
  await desk.answer(id, 'good');
  desk.app.clock.jump(10 * minuteMs);
  await desk.answer(id, 'hard');
  expect(await why()).toMatchObject([{ kind: 'review', right: true, weight: 0.3 }]);
  await client.review.undo();
  expect(await why()).toHaveLength(1);
  await client.review.undo();
  expect(await why()).toEqual([]);
});
