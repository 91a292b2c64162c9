// Enters a host as a browser does (link, cookie, socket) and calls the contract without a page.
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket } from 'ws';
import type { Contract } from '#contract/index.ts';

export interface Caller {
  client: ContractRouterClient<Contract>;
  hangUp(): void;
}

/** Uses up the link. */
export async function enter(link: string): Promise<Caller> {
  const { origin, host } = new URL(link);
  const started = await fetch(link, { redirect: 'manual' });
  const cookie = started.headers.getSetCookie()[0]?.split(';')[0];
  if (!cookie) throw new Error(`The link answered ${started.status} and no cookie`);
  const socket = new WebSocket(`ws://${host}/rpc`, { headers: { cookie, origin } });
  const websocket = socket as unknown as globalThis.WebSocket;
  return { client: createORPCClient(new RPCLink({ websocket })), hangUp: () => socket.terminate() };
}
