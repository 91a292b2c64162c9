// The line to the core: a MessagePort from Electron's preload, or a WebSocket to the loopback server. Everything else in
// the renderer sees `client`, `orpc` and a connection state.
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { useSyncExternalStore } from 'react';
import type { Contract } from '#contract/index.ts';
import { isDesktop } from './host.ts';
import {
  type CallOptions,
  type Connection,
  type ConnectionState,
  createTransport,
  NoAnswerError,
} from './transport.ts';

export type Client = ContractRouterClient<Contract, CallOptions>;

const connectMs = 5_000;

const transport = createTransport({
  open: isDesktop ? openPort : openSocket,
  onHurry(hurry) {
    if (typeof window === 'undefined') return;
    window.addEventListener('online', hurry);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') hurry();
    });
  },
});

/** Typed calls: `await client.library.list()`; faults arrive as thrown errors, read them with `faultOf`. */
export const client: Client = createORPCClient(transport.link);
/** TanStack Query options and keys: `useQuery(orpc.library.list.queryOptions())`. */
export const orpc = createTanstackQueryUtils(client);

export const whenConnected = transport.whenOpen;

/** For the status pill; changes re-render the caller. */
export function useConnection(): ConnectionState {
  return useSyncExternalStore(transport.subscribe, transport.state, transport.state);
}

export function onConnectionChange(listener: (state: ConnectionState) => void): () => void {
  return transport.subscribe(() => listener(transport.state()));
}

function openSocket(): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(`${scheme}//${location.host}/rpc`);
    const limit = setTimeout(() => socket.close(), connectMs);
    const closed = new Promise<void>((done) => {
      socket.addEventListener('close', () => {
        clearTimeout(limit);
        reject(new NoAnswerError('socket closed'));
        done();
      });
    });
    socket.addEventListener('open', () => {
      clearTimeout(limit);
      resolve({ link: new SocketLink<CallOptions>({ websocket: socket }), closed });
    });
  });
}

/** Asks the preload for a port. A reload of the page gets a new one the same way. */
function openPort(): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      window.removeEventListener('message', receive);
      reject(new NoAnswerError('no port'));
    }, connectMs);
    const receive = (event: MessageEvent) => {
      const port = event.ports[0];
      if (event.source !== window || event.data?.type !== 'lectern:port' || !port) return;
      clearTimeout(limit);
      window.removeEventListener('message', receive);
      const closed = new Promise<void>((done) => port.addEventListener('close', () => done()));
      port.start();
      resolve({ link: new PortLink<CallOptions>({ port }), closed });
    };
    window.addEventListener('message', receive);
    window.postMessage({ type: 'lectern:connect' }, location.origin === 'null' ? '*' : location.origin);
  });
}
