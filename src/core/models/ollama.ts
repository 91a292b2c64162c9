// Ollama as a service. Context and truncation are always told: left to itself it cuts the oldest messages off in silence,
// and what it cuts may be the sources.
import type { ChatRequest, ModelResponse } from 'ollama';
import type { ListedModel } from '#contract/models.ts';
import { cut, failedOnTheWay } from './failure.ts';
import { connect, type Wire } from './ollama-wire.ts';
import type { Call, Piece, Service } from './service.ts';

/** Long enough to read an answer and ask again, short enough to give the memory back. Ollama's own default is 5 m. */
const keepAlive = '10m';

/** Fields of /api/chat and /api/tags that the library's types do not name yet (api/types.go). */
type Chat = ChatRequest & { stream: true; truncate: boolean; shift: boolean };
type Listed = ModelResponse & { capabilities?: string[]; remote_model?: string; remote_host?: string };
type Running = ModelResponse & { context_length?: number };

export function createOllama(wire: Wire): Service {
  return { address: wire.address, speak: (call, signal) => speak(wire, call, signal), list, isLoaded };

  async function list(signal: AbortSignal): Promise<ListedModel[]> {
    try {
      const client = connect(wire, 'model_list', signal);
      const [{ models }, running] = await Promise.all([client.list(), client.ps().catch(() => null)]);
      const loaded = new Set(running?.models.map(({ name }) => name));
      return models.map((model) => ({ ...describe(model), loaded: loaded.has(model.name) }));
    } catch (error) {
      throw failedOnTheWay(error).fault;
    }
  }

  /** With another context length it would be loaded anew. */
  async function isLoaded(model: string, contextTokens: number, signal: AbortSignal): Promise<boolean> {
    const { models } = await connect(wire, 'model_list', signal).ps();
    const entry = models.find(({ name }) => sameModel(name, model)) as Running | undefined;
    return entry !== undefined && (entry.context_length ?? contextTokens) === contextTokens;
  }
}

async function* speak(wire: Wire, call: Call, signal: AbortSignal): AsyncGenerator<Piece> {
  const request: Chat = {
    model: call.model,
    messages: call.messages,
    stream: true,
    keep_alive: keepAlive,
    truncate: false,
    shift: false,
    options: {
      num_ctx: call.contextTokens,
      num_predict: call.maxTokens,
      temperature: call.temperature,
    },
    // Thoughts count as tokens of the answer; a small answer would be thought away.
    ...(!call.without.has('think') && { think: false }),
    ...(call.schema && !call.without.has('format') && { format: call.schema.schema }),
  };
  try {
    for await (const { message, ...part } of await connect(wire, 'model', signal).chat(request)) {
      if (message.thinking) yield { type: 'thinking' };
      if (message.content) yield { type: 'text', text: message.content };
      if (!part.done) continue;
      yield {
        type: 'end',
        reason: part.done_reason === 'length' ? 'length' : 'stop',
        promptTokens: part.prompt_eval_count ?? null,
        completionTokens: part.eval_count ?? null,
        requestId: null,
      };
      return;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw failedOnTheWay(error);
  }
  throw cut();
}

/** A listed model, not yet looked for in memory. */
export function describe(model: Listed): ListedModel {
  const isCloud = model.remote_host !== undefined || isCloudName(model.name);
  const abilities = model.capabilities;
  return {
    name: model.name,
    sizeBytes: isCloud ? null : model.size,
    parameters: model.details?.parameter_size || null,
    quantization: model.details?.quantization_level || null,
    isCloud,
    loaded: false,
    canWrite: abilities
      ? abilities.includes('completion')
      : !/embed|bert/i.test(`${model.name} ${model.details?.family}`),
  };
}

/** `gpt-oss:120b-cloud`, `kimi-k2:cloud`: run elsewhere, through the Ollama on this computer. */
export const isCloudName = (name: string) => /[:-]cloud$/.test(name);

/** `llama3` is `llama3:latest`. */
export function sameModel(a: string, b: string): boolean {
  const full = (name: string) => (name.includes(':') ? name : `${name}:latest`).toLowerCase();
  return full(a) === full(b);
}
