// The loopback door: the built window and plain bytes over HTTP, the contract over one WebSocket. It answers only to
// its own name and only to a signed cookie, because any page the student visits can send requests to 127.0.0.1.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Duplex, pipeline } from 'node:stream';
import type { Router } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import sirv from 'sirv';
import { type WebSocket, WebSocketServer } from 'ws';
import type { OpenBytes } from '#core/bytes.ts';
import { bytesPrefix, type CallContext, type Log } from '#core/ports.ts';
import { answerBytes } from '#host/bytes.ts';
import { setSecurityHeaders } from './headers.ts';
import { cookieIn, type Sessions } from './sessions.ts';

/** Largest message taken from the window: a file of 8 MiB goes in one call, larger ones in parts of 4 MiB. */
export const maxMessageBytes = 16 * 1024 * 1024;
/** A window that lets this much pile up has stopped reading and is cut off; it reconnects when it wakes. */
const maxUnreadBytes = 64 * 1024 * 1024;
/** Each window holds one socket; more than this is a page gone wild. */
const maxSockets = 64;
/** How long open sockets may take to say goodbye before they are cut. */
const farewellMs = 1_000;

/** Requests name a path only; the base lets the URL parser read it. */
const anyBase = 'http://lectern';

interface Refusal {
  status: number;
  sentence: string;
}

const refusals = {
  malformed: { status: 400, sentence: 'Malformed address.' },
  noSession: { status: 401, sentence: 'Open Lectern with the link that its terminal window shows.' },
  usedLink: { status: 403, sentence: 'This link was already used. The terminal window shows the next one.' },
  foreignName: { status: 403, sentence: 'This address is not Lectern’s own.' },
  notFound: { status: 404, sentence: 'There is nothing at this address.' },
  method: { status: 405, sentence: 'Only the window is served here.' },
  body: { status: 413, sentence: 'A request here has no body.' },
} satisfies Record<string, Refusal>;

export interface WebServerParts {
  // biome-ignore lint/suspicious/noExplicitAny: the door serves whatever contract its router implements
  router: Router<any, CallContext>;
  openBytes: OpenBytes;
  /** Folder of the built window. */
  rendererDir: string;
  sessions: Sessions;
  log: Log;
  /** The one-time link was used; the host may print the next one. */
  onLinkUsed(): void;
}

export interface WebServer {
  /** Binds 127.0.0.1; port 0 takes any free one. Resolves with the port. Rejects with EADDRINUSE. */
  listen(port: number): Promise<number>;
  /** A fresh link that opens the app once; the link before it stops working. */
  issueLink(): string;
  /** Ends streams and sockets, then stops listening. */
  close(): Promise<void>;
}

export function createWebServer({
  router,
  openBytes,
  rendererDir,
  sessions,
  log,
  onLinkUsed,
}: WebServerParts): WebServer {
  let port = 0;
  const assets = sirv(rendererDir, { etag: true, single: true, setHeaders: setCaching });
  const rpc = new RPCHandler<CallContext>(router);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessageBytes,
    // On loopback compression only costs time.
    perMessageDeflate: false,
  });
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, answer);
  server.on('upgrade', upgrade);

  const names = () => [`127.0.0.1:${port}`, `localhost:${port}`];
  const cookieName = () => `sid_${port}`;
  const sessionOf = (req: IncomingMessage): string | null => {
    const value = cookieIn(req.headers.cookie, cookieName());
    return value === null ? null : sessions.read(value);
  };
  const isOurName = (req: IncomingMessage) => names().includes(req.headers.host ?? '');
  const isOurPage = (req: IncomingMessage) => names().some((name) => req.headers.origin === `http://${name}`);

  function answer(req: IncomingMessage, res: ServerResponse): void {
    setSecurityHeaders(res);
    const refusal = refuseRequest(req);
    const path = pathOf(req) ?? '';
    const sessionId = sessionOf(req);
    if (refusal) end(res, refusal);
    else if (path === '/start') start(req, res);
    else if (sessionId === null) end(res, refusals.noSession);
    else if (path.startsWith(bytesPrefix)) void serveBytes(req, res, { sessionId, path });
    else assets(req, res, () => end(res, refusals.notFound));
  }

  function refuseRequest(req: IncomingMessage): Refusal | null {
    if (!isOurName(req)) return refusals.foreignName;
    if (req.method !== 'GET' && req.method !== 'HEAD') return refusals.method;
    if (req.headers['transfer-encoding'] || Number(req.headers['content-length'] ?? 0) > 0)
      return refusals.body;
    return pathOf(req) === null ? refusals.malformed : null;
  }

  async function serveBytes(
    req: IncomingMessage,
    res: ServerResponse,
    { sessionId, path }: { sessionId: string; path: string },
  ): Promise<void> {
    // The cookie comes along from a page of another port too, since that is the same site to a browser.
    if (!['same-origin', 'none', undefined].includes(req.headers['sec-fetch-site'] as string | undefined)) {
      end(res, refusals.foreignName);
      return;
    }
    const bytes = await openBytes(sessionId, path).catch((error: Error) => {
      log.write('error', 'web.bytesFailed', { name: error.name });
      return null;
    });
    if (bytes === null) {
      end(res, refusals.notFound);
      return;
    }
    const asked = { method: req.method ?? 'GET', range: req.headers.range ?? null };
    const { status, headers, body } = answerBytes(bytes, asked);
    res.writeHead(status, headers);
    // A player that seeks lets go of what it asked for before; that is no failure.
    if (body === null) res.end();
    else pipeline(body(), res, () => {});
  }

  function start(req: IncomingMessage, res: ServerResponse): void {
    res.setHeader('Cache-Control', 'no-store');
    if (sessionOf(req) === null) {
      const token = new URL(req.url ?? '', anyBase).searchParams.get('t') ?? '';
      // A HEAD is a preview, not a visit: it must not use the link up.
      const cookie = req.method === 'GET' ? sessions.redeem(token) : null;
      if (cookie === null) {
        end(res, refusals.usedLink);
        return;
      }
      res.setHeader('Set-Cookie', `${cookieName()}=${cookie}; Path=/; HttpOnly; SameSite=Strict`);
      onLinkUsed();
    }
    res.writeHead(303, { Location: '/' }).end();
  }

  function upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const sessionId = sessionOf(req);
    const refusal = refuseUpgrade(req);
    if (refusal || sessionId === null) {
      socket.end(
        `HTTP/1.1 ${refusal ?? '401 Unauthorized'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
      );
      return;
    }
    sockets.handleUpgrade(req, socket, head, (ws) => serve(ws, sessionId));
  }

  function refuseUpgrade(req: IncomingMessage): string | null {
    if (!isOurName(req) || !isOurPage(req)) return '403 Forbidden';
    if (pathOf(req) !== '/rpc') return '404 Not Found';
    return sockets.clients.size < maxSockets ? null : '503 Service Unavailable';
  }

  function serve(ws: WebSocket, sessionId: string): void {
    ws.on('error', (error) => log.write('warn', 'web.socketError', { message: error.message }));
    // Waiting for each write is the back-pressure: a stream is pulled only as fast as the window reads.
    const send = (data: string | Uint8Array) =>
      new Promise<void>((resolve) => {
        if (ws.bufferedAmount > maxUnreadBytes) {
          log.write('warn', 'web.socketStalled', { unreadBytes: ws.bufferedAmount });
          ws.terminate();
        }
        // A failed write needs no word here: the socket's close ends every call it carries.
        ws.send(data, () => resolve());
      });
    const peer = { addEventListener: ws.addEventListener.bind(ws), send } as Parameters<
      typeof rpc.upgrade
    >[0];
    void rpc.upgrade(peer, { context: { sessionId } });
  }

  return {
    listen: (wanted) =>
      new Promise((resolve, fail) => {
        server.once('error', fail);
        server.listen(wanted, '127.0.0.1', () => {
          server.off('error', fail);
          port = (server.address() as AddressInfo).port;
          resolve(port);
        });
      }),
    issueLink: () => `http://127.0.0.1:${port}/start?t=${sessions.issueToken()}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const ws of sockets.clients) ws.close(1001);
      const cut = setTimeout(() => {
        for (const ws of sockets.clients) ws.terminate();
        server.closeAllConnections();
      }, farewellMs);
      server.closeIdleConnections();
      await closed;
      clearTimeout(cut);
    },
  };
}

function setCaching(res: ServerResponse, pathname: string): void {
  // Built assets carry their content's hash in their name; everything else may change with the next build.
  const hashed = pathname.startsWith('/assets/');
  res.setHeader('Cache-Control', hashed ? 'private, max-age=31536000, immutable' : 'no-cache');
}

function pathOf(req: IncomingMessage): string | null {
  return URL.canParse(req.url ?? '', anyBase) ? new URL(req.url ?? '', anyBase).pathname : null;
}

function end(res: ServerResponse, { status, sentence }: Refusal): void {
  if (status === 405) res.setHeader('Allow', 'GET, HEAD');
  // What was not read is not worth reading: the connection ends with the answer.
  res.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' });
  res.end(`${sentence}\n`);
}
