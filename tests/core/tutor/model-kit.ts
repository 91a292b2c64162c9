// The waves book with a fake model that explains it: what it is asked is recorded, what it says is the test's.
import type { Again, AskEvent, Message } from '#contract/tutor.ts';
import type { ChatBody, ChatReply, ChatScript } from '../../fakes/ollama.ts';
import type { CompletionScript } from '../../fakes/openai.ts';
import type { Client } from '../../support/start-app.ts';
import { fakeOllama, fakeOpenAI, leadingTo, startWith } from '../models/kit.ts';
import { answerIn, importPages, wavesBook } from './kit.ts';

export type Said = Pick<ChatBody, 'messages'>;

/** The chosen model is an Ollama's; the material is imported. */
export async function startTutor(chat: ChatScript, pages = wavesBook) {
  const ollama = await fakeOllama({ chat });
  const app = await startWith(ollama);
  await app.client.models.choose({ provider: 'ollama' });
  const material = await importPages(app.client, pages);
  /** Of every time the model was asked. */
  const prompts = (): ChatBody[] => ollama.to('/api/chat').map(({ body }) => body);
  return { ...app, ollama, material, prompts };
}

/** The chosen model is a service elsewhere, with key and consent. */
export async function startCloudTutor(chat: CompletionScript, pages = wavesBook) {
  const service = await fakeOpenAI({ chat });
  const app = await startWith(null, { ports: { fetch: leadingTo(service) } });
  const { models } = app.client;
  await models.configure({ openai: { baseUrl: 'models.example', model: 'small-model' } });
  await models.setKey({ key: 'sk-test' });
  await models.consent({ provider: 'openai', granted: true });
  await models.choose({ provider: 'openai' });
  const material = await importPages(app.client, pages);
  const prompts = (): Said[] => service.to('/v1/chat/completions').map(({ body }) => body);
  return { ...app, service, material, prompts };
}

export const textOf = ({ messages }: Said) => messages.map(({ content }) => content).join('\n');

/** The texts between fences, in the order of their marks. */
export function sourcesOf(said: Said): string[] {
  return [...textOf(said).matchAll(/<src id="S\d+" k="(\w+)">\n([\s\S]*?)\n<\/src k="\1">/g)].map(
    ([, , inside]) => inside as string,
  );
}

/** The mark of the source that holds these words. */
export function markOf(said: Said, words: string): string {
  const at = sourcesOf(said).findIndex((source) => source.replace(/\s+/g, ' ').includes(words));
  if (at === -1) throw new Error(`No source holds "${words}"`);
  return `[S${at + 1}]`;
}

export const truth = 'An echo is a sound that a distant wall throws back to the listener';
export const invention = 'The emperor Xerxes banned every echo across Persia in 1723';

/** A true sentence with the right mark. */
export const honest = (said: Said) => `${truth} ${markOf(said, 'An echo is a sound')}.`;

/** A reply in one piece, which is all that is needed where nobody watches it come. */
export const whole = (text: string, more: Omit<ChatReply, 'content'> = {}): ChatReply => ({
  content: [text],
  ...more,
});

export async function again(client: Client, questionId: string | null, how: Again = 'same') {
  const events: AskEvent[] = [];
  for await (const event of await client.tutor.retry({ questionId: questionId ?? '', how }))
    events.push(event);
  return { events, answer: answerIn(events) };
}

/** Asks in a new thread, walks away at the first event that is wanted, and reads what was kept. */
export async function leaveAt(client: Client, text: string, wanted: (event: AskEvent) => boolean) {
  const { id } = await client.tutor.create({ scope: {} });
  for await (const event of await client.tutor.ask({ threadId: id, text })) if (wanted(event)) break;
  const { messages } = await client.tutor.get({ threadId: id });
  return { threadId: id, kept: messages.at(-1) as Message };
}
