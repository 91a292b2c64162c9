// Answers that must have a shape: asked for by schema, and once more without where that goes wrong.
import { expect, test } from 'vitest';
import { say } from '../../fakes/ollama.ts';
import { write } from '../../fakes/openai.ts';
import { hear, request, startWithOllama, startWithOpenAI } from './kit.ts';

const schema = {
  name: 'questions',
  schema: { type: 'object', properties: { stem: { type: 'string' } }, required: ['stem'] },
};
const good = '{"stem": "What is an echo?"}';

test('the schema goes along, thinking is off, and the answer comes in one piece', async () => {
  const { model, fake } = await startWithOllama({ chat: () => say(good) });
  const { events, text } = await hear((await model()).stream(request({ schema })));
  expect(fake.to('/api/chat')[0]?.body).toMatchObject({ format: schema.schema, think: false });
  expect(events.filter(({ type }) => type === 'delta').length).toBe(1);
  expect(text).toBe(good);
});

test.each([
  ['in a fence', `Here you are:\n\`\`\`json\n${good}\n\`\`\``],
  ['with a comma too many', '{"stem": "What is an echo?",}'],
])('JSON %s is passed on as it is', async (_, answer) => {
  const { model, fake } = await startWithOllama({ chat: () => say(answer) });
  expect((await hear((await model()).stream(request({ schema })))).text).toBe(answer);
  expect(fake.to('/api/chat').length).toBe(1);
});

test.each([
  ['nothing', { content: [] }],
  ['no JSON', say('Sure! What is an echo?')],
  ['half of it', say('{"stem": "What is')],
])('a model that gives %s by a schema is asked once more without', async (_, first) => {
  const { model, fake, calls } = await startWithOllama({
    chat: ({ format }) => (format ? first : say(good)),
  });
  expect((await hear((await model()).stream(request({ schema })))).text).toBe(good);
  const [constrained, plain] = fake.to('/api/chat').map(({ body }) => body);
  expect(constrained).toMatchObject({ think: false, format: schema.schema });
  expect(plain).not.toHaveProperty('format');
  expect(plain).not.toHaveProperty('think');
  expect((await calls()).map(({ status }) => status)).toEqual(['invalid_output', 'ok']);
});

test('what is no JSON even then is handed on, for the caller to judge', async () => {
  const { model, fake } = await startWithOllama({ chat: () => say('I would rather chat.') });
  expect((await hear((await model()).stream(request({ schema })))).text).toBe('I would rather chat.');
  expect(fake.to('/api/chat').length).toBe(2);
});

test('an answer cut off at its limit is not asked for again', async () => {
  const { model, fake } = await startWithOllama({ chat: () => say('{"stem": "What is an echo?"}') });
  const { text, done } = await hear((await model()).stream(request({ schema, maxTokens: 2 })));
  expect([text.trim(), done?.reason]).toEqual(['{"stem": "What', 'length']);
  expect(fake.to('/api/chat').length).toBe(1);
});

test('a service gets it as a strict response format, and none where it knows no such thing', async () => {
  const { model, fake } = await startWithOpenAI({ chat: () => write(good) });
  await hear((await model()).stream(request({ schema })));
  expect(fake.to('/v1/chat/completions')[0]?.body.response_format).toEqual({
    type: 'json_schema',
    json_schema: { ...schema, strict: true },
  });
  fake.unsupported = ['response_format'];
  expect((await hear((await model()).stream(request({ schema })))).text).toBe(good);
  expect(fake.to('/v1/chat/completions').at(-1)?.body).not.toHaveProperty('response_format');
});
