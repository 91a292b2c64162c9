// `--check`: walks the whole way a browser would (link, cookie, window, socket, contract) and reports what it found,
// so a pass means that the app can be used here, not merely that a process started.
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket } from 'ws';
import type { Contract } from '#contract/index.ts';
import type { Health } from '#contract/system.ts';

const callTimeoutMs = 10_000;

/** Opens `link` like a browser and asks for health. Rejects with a sentence when a step fails. */
export async function checkThroughDoor(link: string): Promise<Health> {
  const { origin, host } = new URL(link);
  const started = await fetch(link, { redirect: 'manual' });
  const cookie = started.headers.getSetCookie()[0]?.split(';')[0];
  if (!cookie) throw new Error(`the start link answered ${started.status} and no cookie`);
  const page = await fetch(origin, { headers: { cookie } });
  if (!page.headers.get('content-type')?.startsWith('text/html')) {
    throw new Error(`the window's page answered ${page.status}`);
  }
  const socket = new WebSocket(`ws://${host}/rpc`, { headers: { cookie, origin } });
  try {
    // The link speaks to the web's WebSocket; ws implements the part it uses.
    const websocket = socket as unknown as globalThis.WebSocket;
    const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ websocket }));
    return await client.system.health(undefined, { signal: AbortSignal.timeout(callTimeoutMs) });
  } finally {
    socket.terminate();
  }
}
