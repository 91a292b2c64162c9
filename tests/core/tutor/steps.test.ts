// Step by step: which rung comes is decided by the app, one a turn, and the whole answer is always one click away.
import { describe, expect, test } from 'vitest';
import { instructionOn, lastRung, rungAfter } from '#core/tutor/ladder.ts';
import type { ChatScript } from '../../fakes/ollama.ts';
import { ask } from './kit.ts';
import { again, honest, invention, sourcesOf, startTutor, textOf, whole } from './model-kit.ts';

async function startSteps(chat: ChatScript) {
  const app = await startTutor(chat);
  const { id: threadId } = await app.client.tutor.create({ scope: {} });
  await app.client.tutor.setStyle({ threadId, style: 'socratic' });
  const turn = async (text: string) => (await ask(app.client, text, threadId)).answer;
  const told = (nth: number) => app.prompts().at(nth)?.messages[0]?.content ?? '';
  return { ...app, threadId, turn, told };
}

const asks: ChatScript = () => whole('What have you tried so far?');

test('the rungs follow one another, and after the last begins a new problem', () => {
  expect([0, 1, 2, 3, 4, 5].map(rungAfter)).toEqual([1, 2, 3, 4, 5, 0]);
  expect(new Set([0, 1, 2, 3, 4, 5].map(instructionOn)).size).toBe(6);
});

test('every turn stands one rung higher, and the model is told that rung alone', async () => {
  const { turn, told } = await startSteps(asks);
  const rungs = [];
  for (const text of ['What is an echo?', 'No idea', 'A wall?', 'Hm', 'Still not', 'Tell me'])
    rungs.push((await turn(text)).rung);
  expect(rungs).toEqual([0, 1, 2, 3, 4, 5]);
  for (const rung of rungs)
    for (const other of rungs)
      expect(told(rung ?? 0).includes(instructionOn(other ?? 0))).toBe(rung === other);
});

test('a reply is searched by the problem it belongs to, and sent as a reply', async () => {
  const { turn, prompts } = await startSteps(asks);
  await turn('What is an echo?');
  expect((await turn('I have no idea')).mode).toBe('local');
  const [first, second] = prompts();
  expect(second && sourcesOf(second)).toEqual(first && sourcesOf(first));
  expect(second?.messages.at(-1)?.content).toMatch(
    /Problem: What is an echo\?\s+The student now says: I have no idea/,
  );
});

test('a model that fails costs no rung', async () => {
  const { turn } = await startSteps((body, nth) =>
    nth === 1 ? { refuse: { status: 500, error: 'llama runner died' } } : asks(body, nth),
  );
  expect((await turn('What is an echo?')).rung).toBe(0);
  expect(await turn('No idea')).toMatchObject({ rung: null, fallback: 'MODEL_FAILED' });
  expect((await turn('No idea')).rung).toBe(1);
});

test('another try stays on its rung, and the thread goes on from it', async () => {
  const { client, turn } = await startSteps(asks);
  await turn('What is an echo?');
  const { parentId } = await turn('No idea');
  expect((await again(client, parentId)).answer.rung).toBe(1);
  expect((await turn('A wall?')).rung).toBe(2);
});

describe('"just tell me"', () => {
  test('gives the whole answer at once, beside the hint, and ends the problem', async () => {
    const { client, threadId, turn, told } = await startSteps((body, nth) =>
      nth === 1 ? whole(honest(body)) : asks(body, nth),
    );
    const { parentId } = await turn('What is an echo?');
    const { answer } = await again(client, parentId, 'reveal');
    expect(answer.rung).toBe(lastRung);
    expect(told(-1)).toContain(instructionOn(lastRung));
    expect((await client.tutor.get({ threadId })).messages).toHaveLength(3);
    expect((await turn('What is resonance?')).rung).toBe(0);
  });

  test('is about the problem at hand, not the one before', async () => {
    const { client, turn, prompts } = await startSteps(asks);
    const first = await turn('What is an echo?');
    await again(client, first.parentId, 'reveal');
    const second = await turn('What is resonance?');
    await again(client, second.parentId, 'reveal');
    const last = textOf({ messages: prompts().at(-1)?.messages.slice(-1) ?? [] });
    expect(last).toContain('Question: What is resonance?');
    expect(last).not.toContain('Problem: What is an echo?');
  });
});

test('a hint without a source is marked, but no quotes give the answer away', async () => {
  const { turn } = await startSteps(() => whole(`${invention}. What follows from that?`));
  const answer = await turn('What is an echo?');
  expect(answer.sentences.map(({ support }) => support)).toEqual(['unsupported', 'plain']);
  expect(answer).toMatchObject({ extract: null, fallback: null });
});

test('a thread that changes its style begins at the first rung', async () => {
  const { client, threadId, turn } = await startSteps(asks);
  await turn('What is an echo?');
  await client.tutor.setStyle({ threadId, style: 'direct' });
  expect((await turn('What is an echo?')).rung).toBeNull();
  await client.tutor.setStyle({ threadId, style: 'socratic' });
  expect((await turn('What is resonance?')).rung).toBe(0);
});

test('a step outlives a restart', async () => {
  const { restart, client, threadId, turn } = await startSteps(asks);
  await turn('What is an echo?');
  expect((await client.tutor.get({ threadId })).messages[1]?.rung).toBe(0);
  const { client: later } = await restart();
  await later.models.refresh();
  expect((await ask(later, 'No idea', threadId)).answer.rung).toBe(1);
});
