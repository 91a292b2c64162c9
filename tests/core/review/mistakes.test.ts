// Missed questions become cards, once each; missing one again is forgetting it.
import { expect, test } from 'vitest';
import { quizQuestions } from '#core/db/schema/quizzes.ts';
import { reviewCards, reviewLogs } from '#core/db/schema/review.ts';
import { expectFault } from '../../support/fault.ts';
import { factsOf, take } from '../progress/kit.ts';
import { make, pick, readingMs, shelve } from '../quizzes/kit.ts';
import { dayMs, startDesk } from './kit.ts';

test('a wrong answer and an honest "don’t know" each make a card that says what is right and where it stands', async () => {
  const desk = await startDesk();
  const { client, app } = desk;
  const subject = await client.subjects.create({ name: 'Physics' });
  const topic = await client.subjects.createTopic({ subjectId: subject.id, name: 'Waves' });
  const materialId = await shelve(app, { topicId: topic.id });
  const quiz = await make(client, { materialId }, 5);
  const { id: attemptId, questions } = await client.quizzes.start({ quizId: quiz.id });
  const answer = (i: number, over: object) =>
    client.quizzes.answer({
      attemptId,
      questionId: questions[i]?.id ?? '',
      given: [],
      latencyMs: readingMs,
      ...over,
    });
  const given = (i: number, right: boolean) => [pick(app, quiz.id, questions[i]!, right)];
  const told = await factsOf(client, () => answer(0, { given: given(0, false) }));
  expect(told).toContainEqual({ type: 'cards.changed' });
  const verdict = await answer(1, { dontKnow: true });
  if (!verdict) throw new Error('nothing was told');
  const { right, explanation, source } = verdict;
  await answer(2, { given: given(2, true) });

  const [second, first] = await client.review.list({});
  expect([first?.front, second?.front]).toEqual([questions[0]?.stem, questions[1]?.stem]);
  const rightText = questions[1]?.options.find(({ id }) => id === right[0])?.text ?? right[0];
  expect(second?.back).toBe(`**${rightText}**\n\n${explanation}`);
  const { quote: _, ...place } = source!;
  expect(second).toMatchObject({ origin: 'mistake', state: 'new', topicId: topic.id, source: place });
  expect(await client.review.counts()).toMatchObject({ fresh: 2 });
});

/** One question, missed once, and its card. */
async function missedOnce() {
  const desk = await startDesk();
  const quizId = desk.quiz({}, 1);
  const miss = () => take(desk.client, quizId, 0, 1);
  await miss();
  const [card] = await desk.client.review.list({});
  return { ...desk, quizId, miss, cardId: card!.id };
}

test('a question has one card however often it is missed, and a right answer leaves it', async () => {
  const { client, miss, quizId, cardId, stored } = await missedOnce();
  const before = stored(cardId);
  await miss();
  await take(client, quizId, 1, 1);
  expect((await client.review.list({})).map(({ id }) => id)).toEqual([cardId]);
  expect(stored(cardId)).toEqual(before);
});

test('missing a question whose card was learnt counts as Again, but is no review', async () => {
  const { client, app, db, miss, cardId, answer, stored } = await missedOnce();
  await answer(cardId, 'easy');
  app.clock.jump(2 * dayMs);
  const known = stored(cardId);
  await miss();
  expect(stored(cardId)).toMatchObject({ state: 'relearning', lapses: 1, reps: known.reps + 1 });
  expect(stored(cardId).due).toBe(app.clock.now() + 10 * 60_000);
  const log = db.select().from(reviewLogs).all().at(-1);
  expect(log).toMatchObject({ rating: 'again', givenIn: 'quiz', tz: 'Europe/Berlin' });
  expect(await client.review.counts()).toMatchObject({ learning: 1, doneToday: 0 });
  expect((await client.progress.today()).creditedBy).toBeNull();
  await expectFault(client.review.undo(), 'CONFLICT');
});

test('a review that a quiz has overtaken can no longer be taken back', async () => {
  const { client, miss, cardId, answer, stored } = await missedOnce();
  await answer(cardId, 'easy');
  await miss();
  expect((await client.review.next()).undoable).toBe(0);
  expect(stored(cardId).state).toBe('relearning');
});

test('a card that was taken out stays out', async () => {
  const { client, app, miss, cardId } = await missedOnce();
  await client.review.remove({ cardIds: [cardId] });
  await miss();
  expect(await client.review.list({})).toEqual([]);
  const again = await app.restart();
  expect(await again.client.review.list({})).toEqual([]);
});

test('questions with the same words share a card', async () => {
  const { client, quiz } = await missedOnce();
  await take(client, quiz({}, 3), 0, 3);
  expect(await client.review.list({})).toHaveLength(1);
});

test('a question that was called wrong is asked no more, until that is taken back', async () => {
  const { client, db } = await missedOnce();
  const [question] = db.select().from(quizQuestions).all();
  await client.quizzes.report({ questionId: question!.id, reason: 'wrong' });
  expect(await client.review.counts()).toMatchObject({ fresh: 0 });
  await client.quizzes.undoReport({ questionId: question!.id });
  expect(await client.review.counts()).toMatchObject({ fresh: 1 });
});

test('a card outlives its file, and says no more where it stood', async () => {
  const desk = await startDesk();
  const materialId = await shelve(desk.app);
  const quiz = await make(desk.client, { materialId }, 5);
  const attempt = await desk.client.quizzes.start({ quizId: quiz.id });
  const [first] = attempt.questions;
  const answer = { attemptId: attempt.id, questionId: first!.id, latencyMs: readingMs };
  await desk.client.quizzes.answer({ ...answer, given: [], dontKnow: true });
  await desk.client.library.remove({ ids: [materialId] });
  expect((await desk.client.review.next()).card).toMatchObject({ front: first!.stem, source: null });
  expect(desk.db.select().from(reviewCards).all()).toHaveLength(1);
});
