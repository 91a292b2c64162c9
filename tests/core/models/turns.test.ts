// One answer at a time for each server: who waits, who is sent away, who gives way.
import { expect, test } from 'vitest';
import { type ChatReply, say } from '../../fakes/ollama.ts';
import { hear, hearUntil, never, request, startWithOllama } from './kit.ts';

/** Answers that wait to be let go, by the text of the question. */
function gates() {
  const doors = new Map<string, () => void>();
  const chat = ({ messages }: { messages: { content: string }[] }): ChatReply => {
    const name = messages.at(-1)?.content ?? '';
    const { promise, resolve } = Promise.withResolvers<void>();
    doors.set(name, resolve);
    return say(`answer to ${name}`, { pause: promise });
  };
  return { chat, open: (name: string) => doors.get(name)?.() };
}

const asking = (content: string, more = {}) => request({ messages: [{ role: 'user', content }], ...more });
const begins = ({ type }: { type: string }) => type === 'delta';
const queues = (event: { type: string; for?: string }) => event.type === 'waiting' && event.for === 'queue';

test('a second question waits for the first, a third is sent away', async () => {
  const { chat, open } = gates();
  const { model, fake } = await startWithOllama({ chat });
  const one = await model();
  const first = hearUntil(one.stream(asking('first')), begins);
  await first.reached;
  const second = hearUntil(one.stream(asking('second')), queues);
  await second.reached;
  expect((await hear(one.stream(asking('third')))).error?.code).toBe('MODEL_BUSY');
  expect(fake.to('/api/chat').length).toBe(1);
  open('first');
  expect((await first.rest).text).toBe('answer to first');
  fake.chat = () => say('answer to second');
  expect((await second.rest).text).toBe('answer to second');
});

test('who gives up waiting leaves the place free', async () => {
  const { chat, open } = gates();
  const { model, fake } = await startWithOllama({ chat });
  const one = await model();
  const first = hearUntil(one.stream(asking('first')), begins);
  await first.reached;
  const stop = new AbortController();
  const second = hearUntil(one.stream(asking('second', { signal: stop.signal })), queues);
  await second.reached;
  stop.abort();
  await second.rest;
  const third = hearUntil(one.stream(asking('third')), queues);
  await third.reached;
  fake.chat = () => say('answer to third');
  open('first');
  expect((await third.rest).text).toBe('answer to third');
});

test('background work gives its place to a question and begins again after it', async () => {
  const { model, fake, calls } = await startWithOllama({ chat: () => say('{"half', { pause: never }) });
  const one = await model();
  const quiz = hear(one.stream(asking('quiz', { background: true })));
  await expect.poll(() => fake.loaded.size).toBe(1);
  fake.chat = ({ messages }) => say(`answer to ${messages.at(-1)?.content}`);
  const tutor = await hear(one.stream(asking('tutor')));
  expect(tutor.text).toBe('answer to tutor');
  // Nothing of the interrupted beginning was passed on.
  expect((await quiz).text).toBe('answer to quiz');
  expect((await quiz).error).toBeUndefined();
  expect(fake.to('/api/chat').map(({ body }) => body.messages[0].content)).toEqual(['quiz', 'tutor', 'quiz']);
  expect((await calls()).map(({ status }) => status)).toEqual(['cancelled', 'ok', 'ok']);
});

test('a question that waits goes before background work that waits', async () => {
  const { chat, open } = gates();
  const { model, fake } = await startWithOllama({ chat });
  const one = await model();
  const first = hearUntil(one.stream(asking('first')), begins);
  await first.reached;
  const quiz = hearUntil(one.stream(asking('quiz', { background: true })), queues);
  await quiz.reached;
  const second = hearUntil(one.stream(asking('second')), queues);
  await second.reached;
  fake.chat = () => say('fine');
  open('first');
  await Promise.all([first.rest, second.rest, quiz.rest]);
  const order = fake.to('/api/chat').map(({ body }) => body.messages[0].content);
  expect(order).toEqual(['first', 'second', 'quiz']);
});
