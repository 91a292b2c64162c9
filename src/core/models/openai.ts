// Any service with an OpenAI-compatible address. "Compatible" is a wide word: what a server does not take is left out and
// asked again, once each, rather than asked of the student.
import type { APIError, OpenAI } from 'openai';
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import type { ListedModel } from '#contract/models.ts';
import { isLoopback, type Outbound } from '../network/outbound.ts';
import { CallFailed, cut, failedByStatus, failedOnTheWay } from './failure.ts';
import { readOn } from './read-on.ts';
import type { Call, Detail, Piece, Service } from './service.ts';

/** Services name these in the message or in `param` when they refuse them. */
const refusable: [Detail, RegExp][] = [
  ['format', /response_format|json_schema|structured output/i],
  ['usage', /stream_options|include_usage/i],
  ['max_tokens', /max_tokens|max_completion_tokens/i],
  ['temperature', /temperature/i],
];

/** Listed by the same address, but made for something other than writing. */
const otherTrades = /embed|whisper|tts|dall-e|image|moderation|realtime|audio|transcribe|rerank|sora/i;

export function createOpenAI(
  wire: { outbound: Outbound; userId: string },
  baseUrl: string,
  key: string | null,
): Service {
  const client = async (purpose: 'model' | 'model_list') => {
    // A seventh of a second to load (measured), and most students never use it.
    const { OpenAI } = await import('openai');
    return new OpenAI({
      baseURL: baseUrl,
      // Servers on this computer want none; the library insists on some text.
      apiKey: key ?? 'none',
      ...(key === null && { defaultHeaders: { Authorization: null } }),
      organization: null,
      project: null,
      maxRetries: 0,
      logLevel: 'off',
      fetch: async (url, init) => {
        const headers = new Headers(init?.headers);
        // System, architecture and versions are nobody's business.
        for (const name of [...headers.keys()]) if (name.startsWith('x-stainless')) headers.delete(name);
        const errand = { userId: wire.userId, purpose };
        const response = await wire.outbound.fetch(errand, String(url), {
          ...(init as RequestInit),
          headers,
        });
        return response.ok ? readOn(response) : response;
      },
    });
  };

  return {
    address: baseUrl,
    isLoaded: null,
    async list(signal): Promise<ListedModel[]> {
      try {
        const { data } = await (await client('model_list')).models.list({ signal });
        return data.map(({ id }) => ({
          name: id,
          sizeBytes: null,
          parameters: null,
          quantization: null,
          isCloud: !isLoopback(baseUrl),
          loaded: false,
          canWrite: !otherTrades.test(id),
        }));
      } catch (error) {
        throw failed(error, null).fault;
      }
    },
    speak: (call, signal) => speak(client('model'), call, signal),
  };
}

async function* speak(connected: Promise<OpenAI>, call: Call, signal: AbortSignal): AsyncGenerator<Piece> {
  let end: Extract<Piece, { type: 'end' }> | null = null;
  try {
    const client = await connected;
    const { data: stream, request_id } = await client.chat.completions
      .create(parameters(call), { signal })
      .withResponse();
    for await (const { choices, usage } of stream) {
      if (usage && end) {
        end.promptTokens = usage.prompt_tokens;
        end.completionTokens = usage.completion_tokens;
      }
      const [choice] = choices;
      if (!choice) continue;
      const delta: typeof choice.delta & { reasoning_content?: unknown; reasoning?: unknown } = choice.delta;
      if (delta.reasoning_content || delta.reasoning) yield { type: 'thinking' };
      if (delta.content) yield { type: 'text', text: delta.content };
      if (choice.finish_reason === 'content_filter' || delta.refusal)
        throw new CallFailed('MODEL_REFUSED', { reason: 'filter' }, 'refused');
      if (choice.finish_reason === null || choice.finish_reason === undefined) continue;
      end = {
        type: 'end',
        reason: choice.finish_reason === 'length' ? 'length' : 'stop',
        promptTokens: usage?.prompt_tokens ?? null,
        completionTokens: usage?.completion_tokens ?? null,
        requestId: request_id,
      };
    }
  } catch (error) {
    signal.throwIfAborted();
    throw failed(error, call);
  }
  signal.throwIfAborted();
  // The library takes a connection that was closed early for the end of the answer.
  if (!end) throw cut();
  yield end;
}

function parameters(call: Call): ChatCompletionCreateParamsStreaming {
  const { without, schema } = call;
  // The older name is the one that all servers know; the newest models of some take the newer one only.
  const limit = without.has('max_tokens')
    ? { max_completion_tokens: call.maxTokens }
    : { max_tokens: call.maxTokens };
  return {
    model: call.model,
    messages: call.messages,
    stream: true,
    ...limit,
    ...(!without.has('usage') && { stream_options: { include_usage: true } }),
    ...(!without.has('temperature') && { temperature: call.temperature }),
    ...(schema &&
      !without.has('format') && {
        response_format: { type: 'json_schema', json_schema: { ...schema, strict: true } },
      }),
  };
}

function failed(error: unknown, call: Call | null): CallFailed {
  if (!isAnswered(error)) return failedOnTheWay(error);
  const { status, code, param, message, type, headers } = error;
  const words = `${param ?? ''} ${message}`;
  if (status === 404 && (code === 'model_not_found' || /model/i.test(message)))
    return new CallFailed('MODEL_MISSING', undefined, 'error');
  if (code === 'insufficient_quota' || type === 'insufficient_quota') return failedByStatus(402, null);
  if (code === 'context_length_exceeded' || /context length|maximum context/i.test(message))
    return new CallFailed('MODEL_REFUSED', { reason: 'context' }, 'refused');
  if (code === 'content_filter') return new CallFailed('MODEL_REFUSED', { reason: 'filter' }, 'refused');
  if (status === 400 || status === 422) {
    const unsupported = refusable.find(
      ([detail, name]) => name.test(words) && !call?.without.has(detail),
    )?.[0];
    return new CallFailed('MODEL_REFUSED', { reason: 'request' }, 'refused', {
      unsupported: unsupported ?? null,
    });
  }
  return failedByStatus(status, headers?.get('retry-after') ?? null);
}

function isAnswered(error: unknown): error is APIError<number, Headers> {
  return (
    error instanceof Error && 'status' in error && typeof error.status === 'number' && 'headers' in error
  );
}
