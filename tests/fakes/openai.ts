// A service with an OpenAI-compatible address on a loopback port: models and chat as server-sent events. What it answers
// is a function of the request, given by the test.
import {
  type Exchange,
  type FakeServer,
  inPackets,
  json,
  runAsProgram,
  send,
  serve,
  until,
  untilGone,
} from './http.ts';

export interface CompletionBody {
  model: string;
  messages: { role: string; content: string }[];
  stream?: boolean;
  stream_options?: { include_usage?: boolean };
  response_format?: { type: string; json_schema?: { name: string; strict?: boolean; schema: unknown } };
  max_tokens?: number;
  max_completion_tokens?: number;
  temperature?: number;
}

export interface CompletionReply {
  /** What the model says, one event a piece. */
  content?: string[];
  /** Sent before it as `reasoning_content`. */
  reasoning?: string[];
  /** Answers with this before anything is streamed. */
  refuse?: {
    status: number;
    error: { message: string; type?: string; code?: string | null; param?: string | null };
    headers?: Record<string, string>;
  };
  /** Before the headers. */
  waiting?: Promise<unknown>;
  /** After the first piece. */
  pause?: Promise<unknown>;
  finish?: 'stop' | 'length' | 'content_filter';
  /** With [DONE]; with an error event; with the connection closed, or reset; or never. */
  ending?: 'done' | 'cut' | 'reset' | 'never' | { error: { message: string; type?: string } };
  packetBytes?: number;
  /** Null: the service does not count. */
  usage?: { prompt_tokens: number; completion_tokens: number } | null;
}

export type CompletionScript = (
  body: CompletionBody,
  nth: number,
) => CompletionReply | Promise<CompletionReply>;

export interface FakeOpenAIOptions {
  port?: number;
  /** What is accepted; null: no key is asked for. */
  key?: string | null;
  models?: string[];
  chat?: CompletionScript;
  /** Refuses a request that names one of these, as services do that know less. */
  unsupported?: string[];
}

export interface FakeOpenAI extends FakeServer {
  key: string | null;
  models: string[];
  chat: CompletionScript;
  unsupported: string[];
}

/** A reply cut into words. */
export function write(text: string, more: Omit<CompletionReply, 'content'> = {}): CompletionReply {
  return { content: text.match(/\s*\S+\s*?/g) ?? [text], ...more };
}

export async function startFakeOpenAI(options: FakeOpenAIOptions = {}): Promise<FakeOpenAI> {
  const state = {
    key: options.key === undefined ? 'sk-test' : options.key,
    models: options.models ?? ['small-model', 'large-model'],
    chat: options.chat ?? (() => write('Hello, I am ready.')),
    unsupported: options.unsupported ?? [],
  };
  let chats = 0;
  /** Answers 401 itself when the key is not the right one. */
  const mayEnter = ({ recorded, response }: Exchange) => {
    if (state.key === null || recorded.headers.authorization === `Bearer ${state.key}`) return true;
    json(response, 401, {
      error: {
        message: 'Incorrect API key provided.',
        type: 'invalid_request_error',
        code: 'invalid_api_key',
      },
    });
    return false;
  };
  const server = await serve(
    options.port ?? 0,
    {
      'GET /v1/models': (exchange) => {
        if (!mayEnter(exchange)) return;
        const data = state.models.map((id) => ({
          id,
          object: 'model',
          created: 1_760_000_000,
          owned_by: 'us',
        }));
        json(exchange.response, 200, { object: 'list', data });
      },
      'POST /v1/chat/completions': async (exchange) => {
        if (!mayEnter(exchange)) return;
        const body: CompletionBody = exchange.recorded.body;
        const refused = objection(body, state);
        if (refused) return json(exchange.response, refused.status, { error: refused.error });
        await complete(exchange, body, await state.chat(body, chats++));
      },
    },
    ({ recorded, response }) =>
      json(response, 404, { error: { message: `Invalid URL (${recorded.method} ${recorded.path})` } }),
  );
  return Object.assign(state, server);
}

function objection(
  body: CompletionBody,
  { models, unsupported }: Pick<FakeOpenAI, 'models' | 'unsupported'>,
) {
  if (!models.includes(body?.model)) {
    const message = `The model '${body?.model}' does not exist or you do not have access to it.`;
    return {
      status: 404,
      error: { message, type: 'invalid_request_error', param: null, code: 'model_not_found' },
    };
  }
  const param = unsupported.find((name) => name in body);
  if (!param) return null;
  const message = `Unsupported parameter: '${param}' is not supported with this model.`;
  return {
    status: 400,
    error: { message, type: 'invalid_request_error', param, code: 'unsupported_parameter' },
  };
}

async function complete({ response, left }: Exchange, body: CompletionBody, reply: CompletionReply) {
  if (reply.refuse)
    return json(response, reply.refuse.status, { error: reply.refuse.error }, reply.refuse.headers);
  await until(reply.waiting, left);
  if (left.aborted) return;
  const content = reply.content ?? [];
  const said = content.slice(0, body.max_completion_tokens ?? body.max_tokens ?? content.length);
  const finish = reply.finish ?? (said.length < content.length ? 'length' : 'stop');
  const prompt = body.messages.reduce((sum, { content: text }) => sum + Math.ceil(text.length / 4) + 4, 0);
  const usage =
    reply.usage === undefined ? { prompt_tokens: prompt, completion_tokens: said.length } : reply.usage;
  const total = usage && { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens };
  const base = { id: 'chatcmpl-1', created: 1_760_000_000, model: body.model };
  if (!body.stream) {
    const message = { role: 'assistant', content: said.join('') };
    const choices = [{ index: 0, message, finish_reason: finish }];
    return json(response, 200, { ...base, object: 'chat.completion', choices, usage: total });
  }
  response.writeHead(200, { 'content-type': 'text/event-stream', 'x-request-id': 'req-1' });
  const event = async (data: unknown) => {
    const text = `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;
    for (const packet of inPackets(text, reply.packetBytes ?? text.length * 4)) await send(response, packet);
  };
  const chunk = (delta: Record<string, unknown>, finish_reason: string | null = null) =>
    event({ ...base, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] });
  await chunk({ role: 'assistant', content: '' });
  for (const reasoning_content of reply.reasoning ?? []) await chunk({ reasoning_content });
  for (const [index, text] of said.entries()) {
    if (left.aborted) return;
    await chunk({ content: text });
    if (index === 0) await until(reply.pause, left);
  }
  const ending = reply.ending ?? 'done';
  if (ending === 'never') return untilGone(left);
  if (ending === 'reset') return void response.socket?.resetAndDestroy();
  if (ending === 'cut') return void response.end();
  if (ending !== 'done') await event({ error: ending.error });
  else {
    await chunk({}, finish);
    if (body.stream_options?.include_usage && total)
      await event({ ...base, object: 'chat.completion.chunk', choices: [], usage: total });
    await event('[DONE]');
  }
  response.end();
}

await runAsProgram(import.meta.url, startFakeOpenAI);
