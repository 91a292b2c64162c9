// What a model's host said, written down once and played again at the core's way out, so that the app's whole client code
// runs without a host. A file of JSON lines: first what it is, then one answer a line under the hash of its request. A
// request that was never recorded is refused and remembered, because the app takes a refusal for a host that is away.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Ports } from '#core/ports.ts';
import { overhear } from './overhear.ts';

export interface CassetteMeta {
  /** Written by a script, or by a model. */
  kind: 'synthetic' | 'recorded';
  provider: 'ollama' | 'openai';
  address: string;
  model: string;
  secondModel: string | null;
  /** As the host names this version of the model. */
  digest: string | null;
  /** Which of the questions were asked; null: all. */
  limit: number | null;
}

interface Entry {
  key: string;
  status: number;
  type: string;
  /** Milliseconds waited for it, and a piece of the body. */
  chunks: [delay: number, text: string][];
}

interface Asked {
  method: string;
  path: string;
  model?: unknown;
  messages?: unknown;
  format?: unknown;
  options?: unknown;
}

/** The marks of a fence are drawn anew for each request. */
const fenceKey = /\bk="[0-9a-f]{4,}"/g;

/** What decides an answer: the path, and of a chat its model, messages, format and options. */
export function askedBy(url: string, init: RequestInit = {}): Asked {
  const method = init.method ?? 'GET';
  const path = new URL(url).pathname;
  if (typeof init.body !== 'string') return { method, path };
  const body = JSON.parse(init.body) as Record<string, unknown>;
  const {
    model,
    messages,
    format,
    response_format,
    options,
    temperature,
    max_tokens,
    max_completion_tokens,
  } = body;
  return {
    method,
    path,
    model,
    messages: JSON.parse(JSON.stringify(messages ?? null, unfenced)),
    format: format ?? response_format,
    options: options ?? { temperature, max_tokens, max_completion_tokens },
  };
}

function unfenced(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(fenceKey, 'k="…"') : value;
}

const keyOf = (asked: Asked) => createHash('sha256').update(JSON.stringify(asked)).digest('hex');

export interface RecordOptions {
  write(line: string): void;
  now(): number;
}

/** Passes requests on and writes each answer down once it has been read to its end. */
export function recording(
  fetch: Ports['fetch'],
  meta: CassetteMeta,
  { write, now }: RecordOptions,
): Ports['fetch'] {
  write(JSON.stringify(meta));
  return async (url, init) => {
    const asked = askedBy(String(url), init);
    let since = now();
    const waited = () => {
      const delay = Math.round(now() - since);
      since = now();
      return delay;
    };
    const response = await fetch(url, init);
    const entry: Entry = {
      key: keyOf(asked),
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      chunks: [],
    };
    return overhear(response, {
      piece: (text) => entry.chunks.push([waited(), text]),
      ended(isWhole) {
        if (isWhole || isOver(entry)) write(JSON.stringify(entry));
      },
    });
  };
}

/** The app may leave after the last message, a moment before the connection ends. */
function isOver({ chunks }: Entry): boolean {
  const text = chunks.map(([, piece]) => piece).join('');
  return /"done":\s*true\b|^data: \[DONE\]/m.test(text);
}

export interface Player {
  meta: CassetteMeta;
  fetch: Ports['fetch'];
  /** The time that the recorded answers took so far. */
  now(): number;
  /** Throws when something was asked that is not on the cassette. */
  check(): void;
}

export function playing(path: string): Player {
  const [first, ...rest] = readFileSync(path, 'utf8').trim().split('\n');
  const meta = JSON.parse(first ?? '{}') as CassetteMeta;
  if (meta.kind !== 'synthetic' && meta.kind !== 'recorded') throw new Error(`${path} is no cassette.`);
  const entries = new Map<string, Entry[]>();
  for (const line of rest) {
    const entry = JSON.parse(line) as Entry;
    entries.set(entry.key, [...(entries.get(entry.key) ?? []), entry]);
  }
  const missing: Asked[] = [];
  let time = 0;
  return {
    meta,
    now: () => time,
    check() {
      if (missing[0])
        throw new Error(
          `Not on ${path}, which has to be made anew when what the app asks has changed:\n${JSON.stringify(missing[0], null, 2)}`,
        );
    },
    async fetch(url, init) {
      const asked = askedBy(String(url), init);
      const found = entries.get(keyOf(asked));
      // Asked again, the host may say something else; asked more often than then, it says the last thing again.
      const entry = found && found.length > 1 ? found.shift() : found?.[0];
      if (!entry) {
        missing.push(asked);
        throw new TypeError('fetch failed', { cause: new Error('not on the cassette') });
      }
      const chunks = entry.chunks.values();
      const encoder = new TextEncoder();
      const body = new ReadableStream<Uint8Array>(
        {
          pull(controller) {
            const { value, done } = chunks.next();
            if (done) return controller.close();
            time += value[0];
            controller.enqueue(encoder.encode(value[1]));
          },
        },
        // A piece is read when it is wanted and not before: reading it is what makes the time pass.
        { highWaterMark: 0 },
      );
      return new Response(body, { status: entry.status, headers: { 'content-type': entry.type } });
    },
  };
}
