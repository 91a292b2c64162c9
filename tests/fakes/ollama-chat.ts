// POST /api/chat of the fake Ollama: NDJSON as the real one streams it, and each way it is known to go wrong.
import { type Exchange, inPackets, json, send, until, untilGone } from './http.ts';
import { abilities, type FakeModel, fullName } from './ollama-models.ts';

export interface ChatBody {
  model: string;
  messages: { role: string; content: string }[];
  stream?: boolean;
  format?: unknown;
  think?: boolean | string;
  truncate?: boolean;
  shift?: boolean;
  keep_alive?: string | number;
  options?: { num_ctx?: number; num_predict?: number; temperature?: number };
}

export interface ChatReply {
  /** What the model says, one line of the stream a piece. */
  content?: string[];
  /** Thoughts before it; left out when `think` is false, unless the model cannot help it. */
  thinking?: string[];
  thinksAnyway?: boolean;
  /** Answers with this status and error before anything is streamed. */
  refuse?: { status: number; error: string; headers?: Record<string, string> };
  /** Before the headers, as while a model is being loaded. */
  loading?: Promise<unknown>;
  /** After the first piece. */
  pause?: Promise<unknown>;
  /** How it ends: with its last line; with an error line; with the connection closed, or reset; or never. */
  ending?: 'done' | 'cut' | 'reset' | 'never' | { error: string };
  /** Bytes a packet, so that characters are split; a packet a line when left out. */
  packetBytes?: number;
  /** Overrides what is counted; null leaves the count out. */
  promptTokens?: number | null;
  completionTokens?: number | null;
  /** Goes on past num_predict, as a server that does not know it. */
  ignoresLimit?: boolean;
  /** Sent as it is in place of the first line, such as HTML from something in between. */
  garbage?: string;
}

/** Gets the request and how many chats came before it. */
export type ChatScript = (body: ChatBody, nth: number) => ChatReply | Promise<ChatReply>;

/** A reply cut into words. */
export function say(text: string, more: Omit<ChatReply, 'content'> = {}): ChatReply {
  return { content: text.match(/\s*\S+\s*?/g) ?? [text], ...more };
}

export async function answerChat(
  exchange: Exchange,
  state: { loaded: Map<string, number>; chat: ChatScript },
  model: FakeModel | undefined,
  nextNumber: () => number,
) {
  const { response, left } = exchange;
  const body: ChatBody = exchange.recorded.body;
  if (typeof body?.model !== 'string') return json(response, 400, { error: 'model is required' });
  if (!model) return json(response, 404, { error: `model '${body.model}' not found` });
  if (!abilities(model).includes('completion'))
    return json(response, 400, { error: `"${body.model}" does not support chat` });
  if (body.think && !abilities(model).includes('thinking'))
    return json(response, 400, { error: `"${body.model}" does not support thinking` });

  const context = body.options?.num_ctx ?? 4096;
  const name = fullName(model.name);
  if (!body.messages?.length) {
    const unload = body.keep_alive === 0;
    if (unload) state.loaded.delete(name);
    else state.loaded.set(name, context);
    return json(response, 200, last(body, { done_reason: unload ? 'unload' : 'load' }));
  }
  const { messages, tokens } = fitted(body, context);
  if (tokens > context && body.truncate === false) {
    const error = 'the input is longer than the context length currently available to this model';
    return json(response, 400, { error });
  }

  const reply = await state.chat({ ...body, messages }, nextNumber());
  if (reply.refuse)
    return json(response, reply.refuse.status, { error: reply.refuse.error }, reply.refuse.headers);
  await until(reply.loading, left);
  if (left.aborted) return;
  if (body.keep_alive === 0) state.loaded.delete(name);
  else state.loaded.set(name, context);

  const limit = reply.ignoresLimit ? Number.POSITIVE_INFINITY : (body.options?.num_predict ?? 10_000);
  const content = reply.content ?? [];
  const said = content.slice(0, limit);
  const end = last(body, {
    done_reason: said.length < content.length ? 'length' : 'stop',
    total_duration: 5_000_000_000,
    load_duration: 1_000_000_000,
    ...counted('prompt_eval_count', reply.promptTokens, Math.min(tokens, context)),
    prompt_eval_duration: 500_000_000,
    ...counted('eval_count', reply.completionTokens, said.length),
    eval_duration: 3_500_000_000,
  });
  if (body.stream === false)
    return json(response, 200, { ...end, message: { role: 'assistant', content: said.join('') } });

  const thoughts = body.think === false && !reply.thinksAnyway ? [] : (reply.thinking ?? []);
  const lines = [
    ...thoughts.map((thinking) => ({ role: 'assistant', content: '', thinking })),
    ...said.map((text) => ({ role: 'assistant', content: text })),
  ].map((message) => ({ ...stamp(body), message, done: false }));
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  const line = async (text: string) => {
    for (const packet of inPackets(`${text}\n`, reply.packetBytes ?? text.length * 4 + 1))
      await send(response, packet);
  };
  if (reply.garbage !== undefined) await line(reply.garbage);
  for (const [index, entry] of lines.entries()) {
    if (left.aborted) return;
    await line(JSON.stringify(entry));
    if (index === 0) await until(reply.pause, left);
  }
  const ending = reply.ending ?? 'done';
  if (ending === 'done') await line(JSON.stringify(end));
  else if (ending === 'never') await untilGone(left);
  else if (ending === 'reset') return void response.socket?.resetAndDestroy();
  else if (ending === 'cut') return void response.end();
  else await line(JSON.stringify({ error: ending.error }));
  response.end();
}

const stamp = (body: ChatBody) => ({ model: body.model, created_at: '2026-10-01T10:00:00.000Z' });

const last = (body: ChatBody, fields: Record<string, unknown>) => ({
  ...stamp(body),
  message: { role: 'assistant', content: '' },
  done: true,
  ...fields,
});

const counted = (key: string, given: number | null | undefined, own: number) =>
  given === null ? {} : { [key]: given ?? own };

/** What an Ollama that truncates leaves of the messages: the system's and the last, and before it what fits. */
function fitted({ messages, truncate }: ChatBody, context: number) {
  const all = messages.reduce((sum, message) => sum + tokensOf(message), 0);
  if (all <= context || truncate === false) return { messages, tokens: all };
  const kept = new Set(messages.filter(({ role }, at) => role === 'system' || at === messages.length - 1));
  let tokens = [...kept].reduce((sum, message) => sum + tokensOf(message), 0);
  for (const message of messages.toReversed()) {
    if (kept.has(message) || tokens + tokensOf(message) > context) continue;
    kept.add(message);
    tokens += tokensOf(message);
  }
  return { messages: messages.filter((message) => kept.has(message)), tokens };
}

/** Near enough to a real tokenizer for English. */
const tokensOf = ({ content }: { content: string }) => Math.ceil(content.length / 4) + 4;
