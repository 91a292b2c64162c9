// The way out on a real database, and an "elsewhere" behind it: a real HTTP server on this computer that answers for
// every other host, so that everything but the distance is as it will be.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { onTestFinished } from 'vitest';
import type { networkContract } from '#contract/network.ts';
import type { Fact } from '#contract/system.ts';
import { openDatabase } from '#core/db/open.ts';
import { createOutbound } from '#core/network/outbound.ts';
import { createNetworkRouter } from '#core/network/router.ts';
import { insertProfile } from '#core/people/profiles.ts';
import type { Ports } from '#core/ports.ts';
import { createProcedures } from '#core/procedures.ts';
import { createTestClock, projectDir } from '../../support/start-app.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

export interface Elsewhere {
  /** Host and path of every request that arrived, with its body. */
  arrived: { host: string; path: string; headers: IncomingMessage['headers']; body: string }[];
  fetch: Ports['fetch'];
  /** The server's own address, which is on this computer. */
  here: string;
}

/** Sends requests for any host to one local server, which is told the host they were meant for. */
export async function openElsewhere(answer: Answer): Promise<Elsewhere> {
  const arrived: Elsewhere['arrived'] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const host = String(request.headers['x-meant-for'] ?? 'here');
    arrived.push({ host, path: request.url ?? '', headers: request.headers, body });
    answer(request, response, body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  const here = `http://127.0.0.1:${address.port}`;
  return {
    arrived,
    here,
    fetch(input, init) {
      const url = new URL(String(input));
      const headers = new Headers(init?.headers);
      if (url.origin !== here) headers.set('x-meant-for', url.host);
      return fetch(`${here}${url.pathname}${url.search}`, { ...init, headers });
    },
  };
}

/** Two profiles and their ways out. */
export function openNetwork(send: Ports['fetch']) {
  const dataDir = mkdtempSync(join(tmpdir(), 'lectern-network-'));
  const log = { write: () => {} };
  const clock = createTestClock();
  const database = openDatabase({
    dataDir,
    migrationsDir: join(projectDir, 'drizzle'),
    unpacked: (path) => path,
    log,
  });
  onTestFinished(() => {
    database.close();
    rmSync(dataDir, { recursive: true });
  });
  const facts: Fact[] = [];
  const events = {
    publish: (_userId: string, fact: Fact) => void facts.push(fact),
    subscribe: () => {
      throw new Error('Nobody listens here');
    },
  };
  const network = createOutbound({ database, clock, events }, send);
  const [ada, bo] = ['Ada', 'Bo'].map((name) => insertProfile(database.db, clock.now(), { name })) as [
    string,
    string,
  ];
  const procedures = createProcedures({ log }, (sessionId) => sessionId);
  const router = createNetworkRouter(procedures, { events }, network);
  const as = (userId: string) =>
    createRouterClient(router, { context: { sessionId: userId } }) as ContractRouterClient<
      typeof networkContract
    >;
  return { network, database, clock, facts, ada, bo, client: as(ada), as };
}
