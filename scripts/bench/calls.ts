// Bar 7, calls and reads: what the contract adds to a bare socket, and what typed queries add to prepared SQL.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler } from '@orpc/server/ws';
import { eq, sql } from 'drizzle-orm';
import { WebSocket, WebSocketServer } from 'ws';
import type { Contract } from '#contract/index.ts';
import { openDatabase } from '#core/db/open.ts';
import { users } from '#core/db/schema/people.ts';
import { noEngine, root, silent, startCore } from './core.ts';
import { timeOf } from './measure.ts';
import { atMost, type Bar } from './report.ts';

const calls = 2_000;

export async function measureCalls(): Promise<Bar[]> {
  const core = await startCore(noEngine);
  const handler = new RPCHandler(core.app.router);
  const http = createServer();
  const sockets = new WebSocketServer({ server: http });
  sockets.on('connection', (socket, request) => {
    if (request.url === '/echo') socket.on('message', (data) => socket.send(data));
    else void handler.upgrade(socket, { context: { sessionId: 'bench' } });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const base = `ws://127.0.0.1:${(http.address() as AddressInfo).port}`;
  try {
    const echo = await open(`${base}/echo`);
    const rpc = await open(`${base}/rpc`);
    const remote: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ websocket: rpc as never }));
    const echoMs = await timeOf(() => times(() => roundTrip(echo)), { runs: 5, warmup: 2 });
    const queryMs = await timeOf(() => times(() => core.client.system.health()), { runs: 5, warmup: 2 });
    const callMs = await timeOf(() => times(() => remote.system.health()), { runs: 5, warmup: 2 });
    echo.close();
    rpc.close();
    return [
      atMost(
        {
          id: '7 call',
          what: 'a call over WebSocket / a bare echo plus the same call in process',
          ours: (callMs / calls) * 1000,
          base: ((echoMs + queryMs) / calls) * 1000,
          unit: 'µs',
        },
        2,
      ),
      await preparedRead(core.dataDir),
    ];
  } finally {
    sockets.close();
    http.close();
    await core.close();
  }
}

async function preparedRead(dataDir: string): Promise<Bar> {
  const ports = { dataDir, migrationsDir: `${root}/drizzle`, unpacked: (path: string) => path, log: silent };
  const { db, sqlite, close } = openDatabase(ports);
  const raw = sqlite.prepare('SELECT id, avatar, role FROM users WHERE id = ?');
  const prepared = db
    .select({ id: users.id, avatar: users.avatar, role: users.role })
    .from(users)
    .where(eq(users.id, sql.placeholder('id')))
    .prepare();
  const id = db.select({ id: users.id }).from(users).get()!.id;
  const loop = (read: () => unknown) => () => {
    for (let i = 0; i < 50_000; i += 1) read();
  };
  const rawMs = await timeOf(
    loop(() => raw.get(id)),
    { runs: 7 },
  );
  const preparedMs = await timeOf(
    loop(() => prepared.get({ id })),
    { runs: 7 },
  );
  close();
  return atMost(
    {
      id: '7 read',
      what: 'a prepared typed read / raw SQL',
      ours: preparedMs / 50,
      base: rawMs / 50,
      unit: 'µs',
    },
    1.5,
  );
}

async function times(act: () => Promise<unknown>): Promise<void> {
  for (let i = 0; i < calls; i += 1) await act();
}

function open(url: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}

function roundTrip(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('message', () => resolve());
    socket.send('{"json":{"version":"bench","host":"test","databaseOk":true,"engine":"idle"}}');
  });
}
