import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { os } from '@orpc/server';
import { afterEach, describe, expect, it } from 'vitest';
import { acceptPorts } from '#main/rpc.ts';
import { as, FakeContents, recordLog } from './fakes.ts';

const origin = 'app://bundle';
const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** The main process's end of a channel, in Electron's shape: events carry `{ data }`, `start` must be called. */
function portMain(port: MessagePort) {
  const main = Object.assign(new EventEmitter(), {
    closed: false,
    start: () => port.on('message', (data) => main.emit('message', { data, ports: [] })),
    postMessage: (message: unknown) => port.postMessage(message),
    close() {
      main.closed = true;
      port.close();
    },
  });
  port.on('close', () => main.emit('close'));
  return main;
}

function setUp() {
  const ipcMain = new EventEmitter();
  const contents = new FakeContents();
  const log = recordLog();
  const router = {
    whoami: os.$context<{ sessionId: string }>().handler(({ context }) => context.sessionId),
  };
  acceptPorts({
    ipcMain: as(ipcMain),
    router: as(router),
    sessionId: 'desktop',
    contents: () => [as(contents)],
    origin,
    log,
  });
  const knock = (frame: object | null) => {
    const { port1, port2 } = new MessageChannel();
    open.push(port1, port2);
    const main = portMain(port2);
    ipcMain.emit('lectern:connect', { senderFrame: frame, ports: [main] });
    return { main, page: port1 };
  };
  return { knock, log, ipcMain };
}

const ours = { parent: null, origin, frameToken: 'top', processId: 7 };

describe('the port to the core', () => {
  it('serves our own top frame, as the desktop session', async () => {
    const { page } = setUp().knock(ours);
    const client: { whoami(): Promise<string> } = createORPCClient(new RPCLink({ port: page }));
    page.start();
    expect(await client.whoami()).toBe('desktop');
  });

  it.each([
    ['a frame on another origin', { ...ours, origin: 'https://example.org' }],
    ['a frame inside another', { ...ours, parent: {} }],
    ['a frame of another window', { ...ours, frameToken: 'other' }],
    ['a frame of another process', { ...ours, processId: 8 }],
    ['a frame that is gone', null],
  ])('is closed to %s', (_name, frame) => {
    const { knock, log } = setUp();
    const { main } = knock(frame);
    expect(main.closed).toBe(true);
    expect(main.listenerCount('message')).toBe(0);
    expect(log.events()).toEqual(['rpc.refused']);
  });

  it('takes no second port in one message and none at all without harm', () => {
    const { ipcMain } = setUp();
    const ports = [0, 1].map(() => ({
      closed: false,
      close() {
        this.closed = true;
      },
    }));
    ipcMain.emit('lectern:connect', { senderFrame: ours, ports });
    expect(ports.map((port) => port.closed)).toEqual([true, true]);
    expect(() => ipcMain.emit('lectern:connect', { senderFrame: ours, ports: [] })).not.toThrow();
  });
});
