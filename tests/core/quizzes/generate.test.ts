// Making quizzes through the contract.
import { expect, test } from 'vitest';
import { makePdf } from '../../fixtures/pdf.ts';
import { expectFault } from '../../support/fault.ts';
import { importAndSettle } from '../../support/materials.ts';
import { startApp, type TestApp } from '../../support/start-app.ts';
import { events, glossaryPage, make, rows, shelve, soundPage } from './kit.ts';

test('a quiz is made from the pages of a material, with progress on the way', async () => {
  const app = await startApp();
  const materialId = await shelve(app);
  const seen = await events(app.client.quizzes.generate({ scope: { materialId }, count: 5 }));
  const last = seen.at(-1);
  expect(seen[0]).toMatchObject({ type: 'progress', passagesDone: expect.any(Number) });
  expect(last).toMatchObject({ type: 'made', made: 5, asked: 5 });
  expect(last?.type === 'made' && last.quiz).toMatchObject({
    title: 'Waves',
    materialId,
    questionCount: 5,
    generatedByAi: false,
    attemptCount: 0,
    bestScore: null,
    openAttemptId: null,
  });
});

test('every stored quote is literally on its page', async () => {
  const app = await startApp();
  await shelve(app);
  await make(app.client);
  const stored = rows(
    app,
    `SELECT q.quote, q.char_from AS a, q.char_to AS b, p.text FROM quiz_questions q
     JOIN material_pages p ON p.material_id = q.material_id AND p.page = q.page`,
  );
  expect(stored.length).toBeGreaterThanOrEqual(5);
  for (const { quote, a, b, text } of stored) expect(String(text).slice(Number(a), Number(b))).toBe(quote);
});

test('fewer good questions than asked for are told as such', async () => {
  const app = await startApp();
  await shelve(app);
  const made = (await events(app.client.quizzes.generate({ scope: {}, count: 50 }))).at(-1);
  expect(made).toMatchObject({ type: 'made', asked: 50 });
  expect(made?.type === 'made' && made.made).toBeLessThan(50);
});

test('a page range asks about its pages only and is named in the title', async () => {
  const app = await startApp();
  const materialId = await shelve(app);
  const quiz = await make(app.client, { materialId, pageFrom: 1, pageTo: 1 });
  expect(quiz.title).toBe('Waves · 1');
  expect(rows(app, 'SELECT DISTINCT page FROM quiz_questions')).toEqual([{ page: 1 }]);
});

test('a topic draws on all of its materials and lends its name', async () => {
  const app = await startApp();
  const subject = await app.client.subjects.create({ name: 'Physics' });
  const topic = await app.client.subjects.createTopic({ subjectId: subject.id, name: 'Oscillation' });
  const shelf = { subjectId: subject.id, topicId: topic.id };
  await shelve(app, { title: 'One', pages: [glossaryPage], ...shelf });
  await shelve(app, { title: 'Two', pages: [soundPage], ...shelf });
  await shelve(app, { title: 'Elsewhere', pages: [glossaryPage] });
  const quiz = await make(app.client, { topicId: topic.id }, 50);
  expect(quiz).toMatchObject({ title: 'Oscillation', topicId: topic.id, materialId: null });
  const from = rows(
    app,
    'SELECT DISTINCT m.title FROM quiz_questions q JOIN materials m ON m.id = q.material_id',
  );
  expect(from.map(({ title }) => title).toSorted()).toEqual(['One', 'Two']);
});

test('a given title wins', async () => {
  const app = await startApp();
  await shelve(app);
  const last = (await events(app.client.quizzes.generate({ scope: {}, count: 3, title: ' Monday ' }))).at(-1);
  expect(last?.type === 'made' && last.quiz.title).toBe('Monday');
});

test('a second quiz never asks what a living one asks already', async () => {
  const app = await startApp();
  await shelve(app);
  await make(app.client, {}, 4);
  await make(app.client, {}, 4);
  const quotes = rows(app, 'SELECT quote FROM quiz_questions').map(({ quote }) => quote);
  expect(new Set(quotes).size).toBe(quotes.length);
});

test('when everything has been asked, making another says so', async () => {
  const app = await startApp();
  await shelve(app, { pages: [glossaryPage] });
  let refused: { code?: string; data?: { params?: unknown } } | undefined;
  for (let made = 0; made < 15 && !refused; made += 1) {
    await make(app.client, {}, 50).catch((error) => {
      refused = error;
    });
  }
  expect(refused).toMatchObject({ code: 'TEXT_TOO_SHORT', data: { params: { reason: 'all_asked' } } });
});

test('removing a quiz frees its questions, but not those reported', async () => {
  const app = await startApp();
  await shelve(app, { pages: [glossaryPage] });
  const quiz = await make(app.client, {}, 50);
  const attempt = await app.client.quizzes.start({ quizId: quiz.id });
  const bad = attempt.questions[0];
  await app.client.quizzes.report({ questionId: bad?.id ?? '', reason: 'wrong' });
  await app.client.quizzes.remove({ quizId: quiz.id });
  const [reported] = rows(app, 'SELECT quote FROM quiz_questions WHERE id = ?', bad?.id ?? '');
  const again = await make(app.client, {}, 50);
  const quotes = rows(app, 'SELECT quote FROM quiz_questions WHERE quiz_id = ?', again.id);
  expect(quotes.length).toBeGreaterThan(0);
  expect(quotes).not.toContainEqual(reported);
});

test('prose with nothing to ask is too short, and nothing is stored', async () => {
  const app = await startApp();
  await shelve(app, { pages: ['It rained. We went home and it was late.'] });
  const data = await expectFault(
    events(app.client.quizzes.generate({ scope: {}, count: 5 })),
    'TEXT_TOO_SHORT',
  );
  expect(data.params).toEqual({ reason: 'nothing_found' });
  expect(await app.client.quizzes.list()).toEqual([]);
});

test.each([
  ['an empty library', async () => {}, 'no_material'],
  [
    'a scan',
    async (app: TestApp) => {
      const bytes = await makePdf({ pages: [{ kind: 'image' }] });
      await importAndSettle(app.client, new File([Uint8Array.from(bytes)], 'scan.pdf'));
    },
    'no_readable_text',
  ],
  [
    'a material still being read',
    async (app: TestApp) => {
      await shelve(app);
      rows(app, 'DELETE FROM material_chunks');
      rows(app, "UPDATE materials SET processing_status = 'extracting'");
    },
    'still_reading',
  ],
] as const)('%s gives no quiz and says why', async (_name, prepare, reason) => {
  const app = await startApp();
  await prepare(app);
  const data = await expectFault(
    events(app.client.quizzes.generate({ scope: {}, count: 5 })),
    'FILE_NO_TEXT',
  );
  expect(data.params).toEqual({ reason });
});

test('pages need a material, and the first comes before the last', async () => {
  const app = await startApp();
  const materialId = await shelve(app);
  const generate = (scope: object) => events(app.client.quizzes.generate({ scope, count: 5 }));
  await expectFault(generate({ pageFrom: 1 }), 'BAD_REQUEST');
  await expectFault(generate({ materialId, pageFrom: 2, pageTo: 1 }), 'BAD_REQUEST');
});

test('breaking off leaves no quiz behind and logs no failure', async () => {
  const app = await startApp();
  await shelve(app);
  for await (const event of await app.client.quizzes.generate({ scope: {}, count: 5 })) {
    expect(event.type).toBe('progress');
    break;
  }
  expect(await app.client.quizzes.list()).toEqual([]);
  expect(app.log.filter(({ event }) => event === 'call.failed')).toEqual([]);
});

test('an aborted call ends without a quiz', async () => {
  const app = await startApp();
  await shelve(app, {
    pages: Array.from({ length: 40 }, (_, i) => `${soundPage}\n\nThis was page number ${i} of them all.`),
  });
  const stop = new AbortController();
  const stream = await app.client.quizzes.generate({ scope: {}, count: 50 }, { signal: stop.signal });
  const seen: string[] = [];
  for await (const event of stream) {
    seen.push(event.type);
    stop.abort();
  }
  expect(seen).not.toContain('made');
  expect(await app.client.quizzes.list()).toEqual([]);
});

test("another profile's material cannot be asked about", async () => {
  const app = await startApp();
  const materialId = await shelve(app);
  const grace = app.as('grace');
  await grace.people.create({ name: 'Grace' });
  await expectFault(events(grace.quizzes.generate({ scope: { materialId }, count: 5 })), 'NOT_FOUND');
});
