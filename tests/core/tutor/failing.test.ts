// Whatever a model or its server does, a question ends in an answer: in quotes with the reason, or in what had been said.
import { describe, expect, test } from 'vitest';
import { type ChatReply, say } from '../../fakes/ollama.ts';
import { ask } from './kit.ts';
import { again, honest, markOf, type Said, startTutor, truth, whole } from './model-kit.ts';

describe('quotes answer and name the reason', () => {
  const later = { 'retry-after': '3600' };
  const refusals: [string, string, ChatReply][] = [
    [
      'a model that is gone',
      'MODEL_MISSING',
      { refuse: { status: 404, error: "model 'llama3.2:3b' not found" } },
    ],
    ['a busy server', 'MODEL_BUSY', { refuse: { status: 503, error: 'server busy', headers: later } }],
    ['a broken server', 'MODEL_FAILED', { refuse: { status: 500, error: 'llama runner died' } }],
    ['an error line after all was well', 'MODEL_FAILED', { content: [], ending: { error: 'out of memory' } }],
    ['no word at all', 'MODEL_FAILED', { content: [] }],
    ['a flood of blanks', 'MODEL_FAILED', { content: Array(300).fill(' \n') }],
    [
      'a text in a circle',
      'MODEL_FAILED',
      { content: Array(200).fill('The echo returns from the wall to the wall. ') },
    ],
    ['marks and nothing else', 'MODEL_FAILED', { content: ['[S1]', '[S2]'] }],
    ['something that is no Ollama', 'MODEL_FAILED', { garbage: '<html>Sign in to the network</html>' }],
  ];
  test.each(refusals)('after %s', async (_, code, reply) => {
    const { client } = await startTutor(() => reply);
    const { answer } = await ask(client, 'What is an echo?');
    expect(answer).toMatchObject({
      status: 'done',
      mode: 'extractive',
      model: null,
      fallback: code,
      band: 'answer',
    });
    expect(answer.text).toContain('An echo is a sound that returns to the listener');
    expect(answer.citations[0]?.state).toBe('verified');
  });

  test('after a server that has gone', async () => {
    const { client, ollama } = await startTutor(() => whole('never'));
    await ollama.close();
    const { answer } = await ask(client, 'What is an echo?');
    expect(answer.mode).toBe('extractive');
    expect(answer.fallback).toMatch(/^(unreachable|MODEL_UNREACHABLE)$/);
  });
});

test('without a chosen model quotes answer, and nothing has failed', async () => {
  const { client, prompts } = await startTutor(() => whole('never'));
  await client.models.choose({ provider: null });
  const { answer } = await ask(client, 'What is an echo?');
  expect(answer).toMatchObject({ mode: 'extractive', fallback: null, status: 'done' });
  expect(prompts()).toEqual([]);
});

describe('what was said before it broke is kept, checked, with the reason:', () => {
  const breaks: [string, string, ChatReply['ending']][] = [
    ['a connection closed', 'MODEL_UNREACHABLE', 'cut'],
    ['a connection reset', 'MODEL_UNREACHABLE', 'reset'],
    ['an error line', 'MODEL_FAILED', { error: 'llama runner died' }],
  ];
  test.each(breaks)('%s', async (_, code, ending) => {
    const { client } = await startTutor((body) => say(`${honest(body)} The wall must`, { ending }));
    const { answer } = await ask(client, 'What is an echo?');
    expect(answer).toMatchObject({ status: 'failed', mode: 'local', fallback: code, extract: null });
    expect(answer.text).toBe(`${truth} [1]. The wall must`);
    expect(answer.sentences.map(({ support }) => support)).toEqual(['found', 'plain']);
  });
});

/** Its second sentence goes beyond what it may say, and is said on demand. */
const inParts = (body: Said, nth: number): ChatReply => {
  const mark = markOf(body, 'An echo is a sound');
  return nth === 0
    ? { content: [`${truth} ${mark}. The wall must be at least`, ...Array(5000).fill('')] }
    : whole(`seventeen metres away ${mark}.`);
};

describe('an answer cut off at its limit', () => {
  test('is kept as stopped, and goes on where it stopped', async () => {
    const { client, prompts } = await startTutor(inParts);
    const { answer, threadId } = await ask(client, 'What is an echo?');
    expect(answer).toMatchObject({
      status: 'stopped',
      mode: 'local',
      text: `${truth} [1]. The wall must be at least`,
    });
    const rest = await again(client, answer.parentId, 'continue');
    expect(rest.answer).toMatchObject({ status: 'done', text: 'seventeen metres away [1].' });
    expect(rest.answer.sentences[0]?.support).toBe('found');
    expect((await client.tutor.get({ threadId })).messages).toHaveLength(3);
    const [, second] = prompts();
    expect(second?.messages.at(-2)).toMatchObject({ role: 'assistant' });
    expect(second?.messages.at(-2)?.content).toContain('The wall must be at least');
  });

  test('is cut off by us where the server knows no limit', async () => {
    const words = Array.from({ length: 10_000 }, (_, i) => `word${i} `);
    const { client } = await startTutor(() => ({ content: words, ignoresLimit: true }));
    const { answer } = await ask(client, 'What is an echo?');
    expect(answer.status).toBe('stopped');
    expect(answer.text.length).toBeLessThan(650 * 8 + 100);
  });
});
