// Electron's way out: Chromium's network, which knows the system's proxy and certificates, behind the shape of fetch.
// Electron's own net.fetch cannot hand a redirect back, and whether to follow one is the core's to decide.
import { Readable } from 'node:stream';
import type { ClientRequest, IncomingMessage, Net, Session } from 'electron';

export interface WayOutParts {
  net: Pick<Net, 'request'>;
  /** Apart from the window's, and in memory: no cookie and no cache outlives the run. */
  session: Session;
}

/** Statuses that must not have a body, by the Fetch standard. */
const bodiless = new Set([204, 205, 304]);

/** Headers that Chromium sets itself; given by anybody else they fail the request. */
const chromiums = new Set(['accept-encoding', 'connection', 'content-length', 'host', 'transfer-encoding']);

/** Use after ready. */
export function openWayOut({ net, session }: WayOutParts): typeof globalThis.fetch {
  return async (input, init = {}) => {
    // Reads headers, method, signal and body by the rules of the standard, whatever their shape.
    const asked = new Request(input, init);
    const body = asked.body === null ? null : Buffer.from(await asked.arrayBuffer());
    asked.signal.throwIfAborted();
    const request = net.request({
      url: asked.url,
      method: asked.method,
      headers: Object.fromEntries([...asked.headers].filter(([name]) => !chromiums.has(name))),
      session,
      redirect: 'manual',
    });
    return answerTo(request, body, asked.signal);
  };
}

function answerTo(request: ClientRequest, body: Buffer | null, signal: AbortSignal): Promise<Response> {
  return new Promise((resolve, reject) => {
    let incoming: Readable | undefined;
    const abort = () => {
      reject(signal.reason);
      incoming?.destroy(signal.reason);
      request.abort();
    };
    signal.addEventListener('abort', abort, { once: true });
    request.on('close', () => signal.removeEventListener('abort', abort));
    request.on('error', (error) => {
      reject(error);
      incoming?.destroy(error);
    });
    // Not followed here, so Electron ends the request itself.
    request.on('redirect', (status, _method, url, headers) => {
      const answer = headersOf(headers);
      answer.set('location', url);
      resolve(new Response(null, { status, headers: answer }));
    });
    request.on('response', (message) => {
      incoming = readable(message);
      const { statusCode: status, statusMessage: statusText } = message;
      const headers = headersOf(message.headers);
      if (bodiless.has(status)) incoming.destroy();
      const body = bodiless.has(status) ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>);
      resolve(new Response(body, { status, statusText, headers }));
    });
    request.end(body ?? undefined);
  });

  /** Electron's message is a Node stream in all but its type; one that is destroyed ends its request. */
  function readable(message: IncomingMessage): Readable {
    const stream = message as unknown as Readable;
    stream.once('close', () => request.abort());
    // Whoever reads the body hears of the error; nobody may be reading.
    stream.on('error', () => {});
    return stream;
  }
}

function headersOf(headers: Record<string, string | string[]>): Headers {
  const result = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const each of [value].flat()) result.append(name, each);
  }
  return result;
}
