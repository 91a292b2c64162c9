// What the fakes of model services share: a real http server on a loopback port that records every request, and the
// way to run a fake as a small program. The fakes know the services' protocols and nothing of the app.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

export interface Recorded {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  /** Parsed JSON, or null when there was none. */
  // biome-ignore lint/suspicious/noExplicitAny: whatever the client sent; tests look into it.
  body: any;
  /** Settles when the answer is over: true when it was sent whole, false when the caller left before. */
  ended: Promise<boolean>;
}

export interface FakeServer {
  /** For example http://127.0.0.1:41234 */
  url: string;
  port: number;
  requests: Recorded[];
  /** Requests of one path, oldest first. */
  to(path: string): Recorded[];
  close(): Promise<void>;
}

export interface Exchange {
  recorded: Recorded;
  response: ServerResponse;
  /** Aborted when the caller leaves. */
  left: AbortSignal;
}

export type Route = (exchange: Exchange) => void | Promise<void>;

export async function serve(
  port: number,
  routes: Record<string, Route>,
  missing: Route,
): Promise<FakeServer> {
  const requests: Recorded[] = [];
  const server = createServer(async (request, response) => {
    const left = new AbortController();
    const ended = new Promise<boolean>((resolve) => {
      response.on('close', () => {
        if (!response.writableFinished) left.abort();
        resolve(response.writableFinished);
      });
    });
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const method = request.method ?? 'GET';
    const recorded = { method, path, headers: request.headers, body: parsed(Buffer.concat(chunks)), ended };
    requests.push(recorded);
    const route = routes[`${method} ${path}`] ?? missing;
    try {
      await route({ recorded, response, left: left.signal });
    } catch (error) {
      if (!left.signal.aborted) json(response, 500, { error: String(error) });
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const taken = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${taken}`,
    port: taken,
    requests,
    to: (path) => requests.filter((request) => request.path === path),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  if (response.headersSent) return void response.end();
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

/** Sends bytes as a packet of their own, and not before the last one is on its way. */
export function send(response: ServerResponse, bytes: Uint8Array | string): Promise<void> {
  return new Promise((resolve) => {
    if (response.destroyed) return resolve();
    response.write(bytes, () => setImmediate(resolve));
  });
}

/** Cuts text into `sizes` bytes a piece, through the middle of characters. */
export function inPackets(text: string, size: number): Uint8Array[] {
  const bytes = Buffer.from(text, 'utf8');
  const packets: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) packets.push(bytes.subarray(at, at + size));
  return packets;
}

/** Waits for `gate`, but not for a caller who left. */
export function until(gate: Promise<unknown> | undefined, left: AbortSignal): Promise<void> {
  if (!gate) return Promise.resolve();
  return new Promise((resolve) => {
    left.addEventListener('abort', () => resolve(), { once: true });
    gate.then(() => resolve());
  });
}

/** For the end of a stream that shall never come: waits until the caller leaves. */
export function untilGone(left: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (left.aborted) resolve();
    left.addEventListener('abort', () => resolve(), { once: true });
  });
}

/**
 * `node tests/fakes/<fake>.ts --port 0 --script ./script.ts`: starts the fake with what the script exports as `options`,
 * prints {"url"} as one line, and runs until it is ended.
 */
export async function runAsProgram<O extends { port?: number }>(
  url: string,
  start: (options: O) => Promise<FakeServer>,
) {
  if (process.argv[1] === undefined || pathToFileURL(process.argv[1]).href !== url) return;
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '0' }, script: { type: 'string' } },
  });
  const script = values.script ? await import(pathToFileURL(values.script).href) : {};
  const fake = await start({ ...script.options, port: Number(values.port) });
  process.stdout.write(`${JSON.stringify({ url: fake.url })}\n`);
  process.on('SIGTERM', () => void fake.close());
}
