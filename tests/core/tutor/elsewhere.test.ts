// Asking a service elsewhere: only with consent and within the budget, and quotes whenever it refuses.
import { describe, expect, test } from 'vitest';
import { type CompletionReply, write } from '../../fakes/openai.ts';
import { ask } from './kit.ts';
import { honest, startCloudTutor, truth } from './model-kit.ts';

test('a service answers as a model on this computer does, and the answer says from where', async () => {
  const { client } = await startCloudTutor((body) => write(honest(body)));
  const { answer } = await ask(client, 'What is an echo?');
  expect(answer).toMatchObject({
    mode: 'cloud',
    model: 'small-model',
    status: 'done',
    text: `${truth} [1].`,
  });
  expect(answer.citations[0]?.state).toBe('verified');
});

describe('quotes answer and name the reason', () => {
  const error = { message: 'no' };
  const refusals: [string, string, CompletionReply][] = [
    ['a key is rejected', 'KEY_REJECTED', { refuse: { status: 401, error } }],
    [
      'too much was asked',
      'MODEL_REFUSED',
      { refuse: { status: 429, error, headers: { 'retry-after': '3600' } } },
    ],
    ['nothing is paid for', 'MODEL_REFUSED', { refuse: { status: 402, error } }],
    ['a filter stands before it', 'MODEL_REFUSED', { content: [], finish: 'content_filter' }],
    ['it is broken', 'MODEL_FAILED', { refuse: { status: 500, error } }],
  ];
  test.each(refusals)('when %s', async (_, code, reply) => {
    const { client } = await startCloudTutor(() => reply);
    const { answer } = await ask(client, 'What is an echo?');
    expect(answer).toMatchObject({ status: 'done', mode: 'extractive', fallback: code });
    expect(answer.text).toContain('An echo is a sound that returns to the listener');
  });

  test('when the student has not agreed', async () => {
    const { client, service } = await startCloudTutor(() => write('never'));
    await client.models.consent({ provider: 'openai', granted: false });
    const { answer } = await ask(client, 'What is an echo?');
    expect(answer).toMatchObject({ mode: 'extractive', fallback: 'consent_needed' });
    expect(service.to('/v1/chat/completions')).toEqual([]);
  });

  test('when the budget does not allow it', async () => {
    const { client, service } = await startCloudTutor(() => write('never'));
    await client.usage.setPrice({
      provider: 'openai',
      model: 'small-model',
      inputPerMillion: 1000,
      outputPerMillion: 1000,
      currency: 'USD',
      validFrom: '2026-01-01',
    });
    await client.usage.setBudget({ monthly: 0.01, currency: 'USD' });
    const { answer } = await ask(client, 'What is an echo?');
    expect(answer).toMatchObject({ mode: 'extractive', fallback: 'BUDGET_SPENT' });
    expect(service.to('/v1/chat/completions')).toEqual([]);
  });
});

test('what was said before a filter stepped in is kept with the reason', async () => {
  const { client } = await startCloudTutor((body) => write(honest(body), { finish: 'content_filter' }));
  const { answer } = await ask(client, 'What is an echo?');
  expect(answer).toMatchObject({
    status: 'failed',
    mode: 'cloud',
    fallback: 'MODEL_REFUSED',
    text: `${truth} [1].`,
  });
});

test('a service that asks for a moment gets it, and then answers', async () => {
  const { client, service } = await startCloudTutor((body, nth) =>
    nth === 0
      ? { refuse: { status: 429, error: { message: 'slow down' }, headers: { 'retry-after': '0' } } }
      : write(honest(body)),
  );
  expect((await ask(client, 'What is an echo?')).answer.mode).toBe('cloud');
  expect(service.to('/v1/chat/completions')).toHaveLength(2);
});
