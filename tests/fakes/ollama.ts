// An Ollama on a loopback port, as faithful as its public documentation and server code allow: models, chat, pull. What
// it answers is a function of the request, given by the test; what it checks (context, abilities, names) it checks itself.
import { type FakeServer, json, type Route, runAsProgram, serve } from './http.ts';
import { answerChat, type ChatScript, say } from './ollama-chat.ts';
import { abilities, type FakeModel, fullName, inMemory, listed } from './ollama-models.ts';
import { createRegistry, type Registry } from './ollama-pull.ts';

export { type ChatBody, type ChatReply, type ChatScript, say } from './ollama-chat.ts';
export type { FakeModel } from './ollama-models.ts';

export interface FakeOllamaOptions {
  /** 0: any that is free. */
  port?: number;
  version?: string;
  models?: FakeModel[];
  /** Models in memory from the start, with the context they were loaded with. */
  loaded?: Record<string, number>;
  /** Without it the model greets. */
  chat?: ChatScript;
  /** What /api/pull can get. */
  registry?: Partial<Registry>;
}

export interface FakeOllama extends FakeServer {
  models: FakeModel[];
  /** Context length of each model in memory. */
  loaded: Map<string, number>;
  chat: ChatScript;
  registry: Registry;
}

export async function startFakeOllama(options: FakeOllamaOptions = {}): Promise<FakeOllama> {
  const state = {
    models: options.models ?? [{ name: 'llama3.2:3b' }],
    loaded: new Map(Object.entries(options.loaded ?? {}).map(([name, size]) => [fullName(name), size])),
    chat: options.chat ?? (() => say('Hello, I am ready.')),
    registry: createRegistry(options.registry),
  };
  let chats = 0;
  const find = (name: unknown) => {
    const wanted = typeof name === 'string' ? fullName(name) : undefined;
    return state.models.find((model) => fullName(model.name) === wanted);
  };
  const missing: Route = ({ recorded, response }) => {
    if (recorded.method === 'HEAD') return void response.writeHead(404).end();
    response.writeHead(404, { 'content-type': 'text/plain' });
    response.end('404 page not found');
  };
  const alive: Route = ({ response }) => {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('Ollama is running');
  };
  const server = await serve(
    options.port ?? 0,
    {
      'GET /': alive,
      'HEAD /': alive,
      'GET /api/version': ({ response }) => json(response, 200, { version: options.version ?? '0.13.2' }),
      'GET /api/tags': ({ response }) => json(response, 200, { models: state.models.map(listed) }),
      'GET /api/ps': ({ response }) => {
        const running = state.models.filter(({ name }) => state.loaded.has(fullName(name)));
        json(response, 200, { models: running.map((model) => inMemory(model, state.loaded)) });
      },
      'POST /api/show': ({ recorded, response }) => {
        const model = find(recorded.body?.model);
        if (!model) return json(response, 404, { error: `model '${recorded.body?.model}' not found` });
        const family = model.family ?? 'llama';
        json(response, 200, {
          modelfile: `FROM ${model.name}`,
          parameters: '',
          template: '{{ .Prompt }}',
          details: listed(model).details,
          model_info: { 'general.architecture': family, [`${family}.context_length`]: 131_072 },
          capabilities: abilities(model),
        });
      },
      'POST /api/chat': (exchange) =>
        answerChat(exchange, state, find(exchange.recorded.body?.model), () => chats++),
      'POST /api/pull': (exchange) =>
        state.registry.pull(exchange, (name) => {
          if (!find(name)) state.models.unshift({ name });
        }),
    },
    missing,
  );
  return Object.assign(state, server);
}

await runAsProgram(import.meta.url, startFakeOllama);
