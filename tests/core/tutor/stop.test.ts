// Stopping an answer by a model: at once, at any moment, with what was said so far.
import { expect, test } from 'vitest';
import { never } from '../models/kit.ts';
import { ask } from './kit.ts';
import { again, honest, leaveAt, startTutor, truth, whole } from './model-kit.ts';

test('while the model is being loaded, quotes are kept and the call ends', async () => {
  const { client, ollama } = await startTutor(() => whole('too late', { loading: never }));
  const { kept } = await leaveAt(
    client,
    'What is an echo?',
    (event) => event.type === 'waiting' && event.for === 'loading',
  );
  expect(kept).toMatchObject({ status: 'stopped', mode: 'extractive', band: 'answer' });
  // What had not reached the server by then never will.
  for (const call of ollama.to('/api/chat')) expect(await call.ended).toBe(false);
});

test('in the middle of a sentence, what was said is kept and checked', async () => {
  const { client, ollama } = await startTutor((body) => ({
    content: [`${honest(body)} The wall`, ' is never reached'],
    pause: never,
  }));
  const { kept } = await leaveAt(client, 'What is an echo?', ({ type }) => type === 'delta');
  expect(kept).toMatchObject({
    status: 'stopped',
    mode: 'local',
    text: `${truth} [1]. The wall`,
    fallback: null,
  });
  expect(kept.sentences.map(({ support }) => support)).toEqual(['found', 'plain']);
  expect(await ollama.to('/api/chat')[0]?.ended).toBe(false);
});

test('a new question in the thread stops the one before, and both are kept in order', async () => {
  const { client, ollama } = await startTutor((body, nth) =>
    nth === 0 ? { content: [honest(body), ' never'], pause: never } : whole(honest(body)),
  );
  const { id } = await client.tutor.create({ scope: {} });
  const first = await client.tutor.ask({ threadId: id, text: 'What is an echo?' });
  // Nobody reads the rest of it, as when a window hangs.
  for (let next = await first.next(); !next.done && next.value.type !== 'delta'; ) next = await first.next();
  await ask(client, 'What throws an echo back?', id);
  const { messages } = await client.tutor.get({ threadId: id });
  expect(messages.map(({ role, status }) => [role, status])).toEqual([
    ['user', 'done'],
    ['assistant', 'stopped'],
    ['user', 'done'],
    ['assistant', 'done'],
  ]);
  expect(messages[1]?.text).toContain(truth);
  expect(await ollama.to('/api/chat')[0]?.ended).toBe(false);
});

test('another try that is stopped before its first word leaves the earlier answer alone', async () => {
  const { client } = await startTutor((body, nth) =>
    nth === 0 ? whole(honest(body)) : whole('too late', { loading: never }),
  );
  const { answer, threadId } = await ask(client, 'What is an echo?');
  for await (const { type } of await client.tutor.retry({ questionId: answer.parentId ?? '' }))
    if (type === 'waiting') break;
  expect((await client.tutor.get({ threadId })).messages.slice(1)).toEqual([answer]);
});

test('another try that is stopped after some words keeps both', async () => {
  const { client } = await startTutor((body, nth) =>
    nth === 0 ? whole(honest(body)) : { content: [`${honest(body)} Besides`, ' never'], pause: never },
  );
  const { answer, threadId } = await ask(client, 'What is an echo?');
  for await (const { type } of await client.tutor.retry({ questionId: answer.parentId ?? '' }))
    if (type === 'delta') break;
  const [, earlier, later] = (await client.tutor.get({ threadId })).messages;
  expect(earlier).toEqual(answer);
  expect(later).toMatchObject({ status: 'stopped', text: `${truth} [1]. Besides` });
});

test('after a stop the question can be answered whole', async () => {
  const { client } = await startTutor((body, nth) =>
    nth === 0 ? { content: [honest(body), ' never'], pause: never } : whole(honest(body)),
  );
  const { kept, threadId } = await leaveAt(client, 'What is an echo?', ({ type }) => type === 'delta');
  const { answer } = await again(client, kept.parentId);
  expect(answer.status).toBe('done');
  expect((await client.tutor.get({ threadId })).messages.slice(1)).toEqual([answer]);
});
