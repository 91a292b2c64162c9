// The ways a window reaches the core, each connected for real: in process, over a MessagePort, over a port with the
// event shape of Electron's main process, and over the web host's own WebSocket behind its own login.
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { type ClientLink, createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { createRouterClient, type Router } from '@orpc/server';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { WebSocket } from 'ws';
import type { CallContext } from '#core/ports.ts';
import { createWebServer } from '#web/server.ts';
import { createSessions } from '#web/sessions.ts';

// biome-ignore lint/suspicious/noExplicitAny: every transport carries whatever router it is given
export type AnyRouter = Router<any, CallContext>;

export interface Connection {
  /** A client of the router's contract; the suite names its type. */
  client: unknown;
  /** The session id the server sees for this connection. */
  sessionId: string;
  /** Breaks the connection as a crash would; does nothing where there is none to break. */
  drop(): void;
  close(): Promise<void>;
}

type Connect = (router: AnyRouter) => Promise<Connection>;

const inProcess: Record<string, Connect> = {
  'in process': async (router) => {
    const sessionId = 'in-process';
    return {
      client: createRouterClient(router, { context: { sessionId } }),
      sessionId,
      drop: () => {},
      close: async () => {},
    };
  },
};

/** The transports with a wire that can break. */
export const wires: Record<string, Connect> = {
  'a MessagePort': async (router) => {
    const { port1, port2 } = new MessageChannel();
    return overPort(router, port1, port1, port2);
  },

  'a port shaped like MessagePortMain': async (router) => {
    const { port1, port2 } = new MessageChannel();
    return overPort(router, asMainPort(port1), port1, port2);
  },

  'the web host’s WebSocket': async (router) => {
    const rendererDir = await mkdtemp(join(tmpdir(), 'lectern-door-'));
    await writeFile(join(rendererDir, 'index.html'), '<!doctype html>');
    const server = createWebServer({
      router,
      openBytes: async () => null,
      rendererDir,
      sessions: createSessions(Buffer.alloc(32, 7)),
      log: { write: () => {} },
      onLinkUsed: () => {},
    });
    const port = await server.listen(0);
    const started = await fetch(server.issueLink(), { redirect: 'manual' });
    const cookie = started.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const origin = `http://127.0.0.1:${port}`;
    const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, { headers: { cookie, origin } });
    await once(socket, 'open');
    return {
      client: clientOf(new SocketLink({ websocket: socket as unknown as globalThis.WebSocket })),
      sessionId: cookie.split('=')[1]?.split('.')[0] ?? '',
      drop: () => socket.terminate(),
      async close() {
        socket.terminate();
        await server.close();
        await rm(rendererDir, { recursive: true });
      },
    };
  },
};

export const transports = { ...inProcess, ...wires };

function clientOf(link: ClientLink<Record<never, never>>): unknown {
  return createORPCClient(link);
}

type ServerPort = Parameters<PortHandler<CallContext>['upgrade']>[0];

function overPort(router: AnyRouter, serverEnd: ServerPort, near: MessagePort, far: MessagePort): Connection {
  const sessionId = 'desktop';
  new PortHandler<CallContext>(router).upgrade(serverEnd, { context: { sessionId } });
  near.start();
  far.start();
  return {
    client: clientOf(new PortLink({ port: far as unknown as globalThis.MessagePort })),
    sessionId,
    drop: () => far.close(),
    close: async () => far.close(),
  };
}

/** Electron's main-process port: Node events whose payload is `{ data, ports }`, and no addEventListener. */
function asMainPort(port: MessagePort): ServerPort {
  return {
    on(event: string, listener: (payload?: { data: unknown; ports: [] }) => void) {
      if (event === 'message') port.on('message', (data: unknown) => listener({ data, ports: [] }));
      else port.on(event as 'close', () => listener());
    },
    postMessage: (data: unknown) => port.postMessage(data),
  } as ServerPort;
}
