// What can be done with an answer: another one, a simpler one, one from elsewhere, quotes, or another question.
import { describe, expect, test } from 'vitest';
import { expectFault } from '../../support/fault.ts';
import { ask } from './kit.ts';
import { again, honest, invention, sourcesOf, startTutor, textOf, truth, whole } from './model-kit.ts';

describe('general knowledge', () => {
  test('is never used unasked: what the material does not hold is not put to the model', async () => {
    const { client, prompts } = await startTutor(() => whole(invention));
    const { answer } = await ask(client, 'Who wrote Don Quixote?');
    expect(answer).toMatchObject({ band: 'none', reason: 'not_found', mode: 'extractive', general: false });
    expect(prompts()).toEqual([]);
  });

  test('is used at the student’s wish, without sources, and every sentence says so', async () => {
    const { client, prompts } = await startTutor(() =>
      whole('Cervantes wrote it [S1]. It is read to this day.'),
    );
    const { answer: before, threadId } = await ask(client, 'Who wrote Don Quixote?');
    const { answer } = await again(client, before.parentId, 'general');
    expect(answer).toMatchObject({ general: true, mode: 'local', citations: [], passagesUsed: null });
    expect(answer.text).toBe('Cervantes wrote it. It is read to this day.');
    expect(answer.sentences.map(({ support }) => support)).toEqual(['general', 'general']);
    const [prompt] = prompts();
    expect(prompt && sourcesOf(prompt)).toEqual([]);
    expect(prompt && textOf(prompt)).not.toContain('NOT_IN_SOURCES');
    expect((await client.tutor.get({ threadId })).messages).toHaveLength(3);
  });

  test('is the wish of one answer: the next question is answered from the material', async () => {
    const { client, prompts } = await startTutor((body, nth) =>
      whole(nth === 0 ? 'Cervantes.' : honest(body)),
    );
    const { answer, threadId } = await ask(client, 'Who wrote Don Quixote?');
    await again(client, answer.parentId, 'general');
    const next = await ask(client, 'What is an echo?', threadId);
    expect(next.answer).toMatchObject({ general: false, text: `${truth} [1].` });
    expect(sourcesOf(prompts()[1] ?? { messages: [] }).length).toBeGreaterThan(0);
  });

  test('may be put simpler, and stays what it is', async () => {
    const { client } = await startTutor(() => whole('Cervantes wrote it.'));
    const { answer } = await ask(client, 'Who wrote Don Quixote?');
    await again(client, answer.parentId, 'general');
    expect((await again(client, answer.parentId, 'simpler')).answer.general).toBe(true);
  });
});

test('a simpler answer is made from the earlier one and its sources, and stands beside it', async () => {
  const { client, prompts } = await startTutor((body) => whole(honest(body)));
  const { answer, threadId } = await ask(client, 'What is an echo?');
  const simpler = await again(client, answer.parentId, 'simpler');
  expect((await client.tutor.get({ threadId })).messages.slice(1)).toEqual([answer, simpler.answer]);
  const [first, second] = prompts();
  const [earlier, wish] = second?.messages.slice(-2) ?? [];
  expect(earlier).toMatchObject({ role: 'assistant' });
  expect(earlier?.content).toMatch(new RegExp(`^${truth} \\[S\\d\\]\\.$`));
  expect(wish?.content).toContain('younger');
  expect(second && sourcesOf(second)).toEqual(first && sourcesOf(first));
});

test('another try replaces the answer', async () => {
  const { client } = await startTutor((body, nth) => whole(nth === 0 ? `${honest(body)} Hm.` : honest(body)));
  const { answer, threadId } = await ask(client, 'What is an echo?');
  const better = await again(client, answer.parentId);
  expect(answer.text).toContain('Hm.');
  expect((await client.tutor.get({ threadId })).messages.slice(1)).toEqual([better.answer]);
});

test('another try that fails says so, and does not cost the answer there was', async () => {
  const { client } = await startTutor((body, nth) =>
    nth === 0 ? whole(honest(body)) : { refuse: { status: 500, error: 'llama runner died' } },
  );
  const { answer, threadId } = await ask(client, 'What is an echo?');
  const failed = await again(client, answer.parentId);
  expect(failed.answer).toMatchObject({ mode: 'extractive', fallback: 'MODEL_FAILED' });
  const once = (await client.tutor.get({ threadId })).messages.slice(1);
  expect(once).toEqual([answer, failed.answer]);
  await again(client, answer.parentId);
  expect((await client.tutor.get({ threadId })).messages).toHaveLength(3);
});

test('quotes are given on request, beside the answer and without the model', async () => {
  const { client, prompts } = await startTutor((body) => whole(honest(body)));
  const { answer, threadId } = await ask(client, 'What is an echo?');
  const quotes = await again(client, answer.parentId, 'quotes');
  expect(quotes.answer).toMatchObject({ mode: 'extractive', fallback: null, band: 'answer' });
  expect(prompts()).toHaveLength(1);
  expect((await client.tutor.get({ threadId })).messages).toHaveLength(3);
});

describe('rewording a question', () => {
  test('replaces it and its answers', async () => {
    const { client, prompts } = await startTutor((body) => whole(honest(body)));
    const { answer, threadId } = await ask(client, 'What is an ecco?');
    const edited = await client.tutor.edit({ questionId: answer.parentId ?? '', text: 'What is an echo?' });
    for await (const _ of edited);
    const { thread, messages } = await client.tutor.get({ threadId });
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
    expect(messages[0]).toMatchObject({ id: answer.parentId, text: 'What is an echo?' });
    expect(messages[1]).toMatchObject({ text: `${truth} [1].` });
    expect(thread.title).toBe('What is an echo?');
    expect(textOf(prompts().at(-1) ?? { messages: [] })).not.toContain('ecco');
  });

  test('is for the last one only', async () => {
    const { client } = await startTutor((body) => whole(honest(body)));
    const { answer, threadId } = await ask(client, 'What is an echo?');
    await ask(client, 'What throws an echo back?', threadId);
    const edit = async () => {
      const stream = await client.tutor.edit({ questionId: answer.parentId ?? '', text: 'What is a node?' });
      for await (const _ of stream);
    };
    await expectFault(edit(), 'CONFLICT');
    expect((await client.tutor.get({ threadId })).messages).toHaveLength(4);
  });
});

test('a question of words that say nothing is about what was asked before it', async () => {
  const { client, prompts } = await startTutor((body) => whole(honest(body)));
  const { threadId } = await ask(client, 'What is an echo?');
  const { answer } = await ask(client, 'Why is that so?', threadId);
  expect(answer.mode).toBe('local');
  const [first, second] = prompts();
  expect(second && sourcesOf(second)).toEqual(first && sourcesOf(first));
  expect(second?.messages.at(-1)?.content).toContain('Why is that so?');
});
