// A web host's door on a free port, with a small window behind it and a router that only echoes.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { OpenBytes } from '#core/bytes.ts';
import { createWebServer } from '#web/server.ts';
import { createSessions } from '#web/sessions.ts';
import { type ConformanceRouter, createConformanceRouter } from '../conformance/router.ts';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export interface Door {
  port: number;
  served: ConformanceRouter;
  linksUsed(): number;
  link(): string;
  /** Any request, with any headers: fetch would not let a test lie about Host. */
  ask(
    path: string,
    options?: { method?: string; headers?: Record<string, string>; body?: string },
  ): Promise<Answer>;
  /** Opens the link and returns the cookie pair to send. */
  enter(): Promise<string>;
  /** Tries to open a socket; resolves with it once open, or with the refusing status. */
  dial(headers: Record<string, string>, path?: string): Promise<WebSocket | number>;
  close(): Promise<void>;
}

export async function openDoor(
  secret = Buffer.alloc(32, 1),
  wanted = 0,
  openBytes: OpenBytes = async () => null,
): Promise<Door> {
  const rendererDir = await mkdtemp(join(tmpdir(), 'lectern-door-'));
  await mkdir(join(rendererDir, 'assets'));
  await writeFile(join(rendererDir, 'index.html'), '<!doctype html><title>Lectern</title>');
  await writeFile(join(rendererDir, 'assets', 'index-abc123.js'), 'export {};');
  const served = createConformanceRouter();
  let used = 0;
  const server = createWebServer({
    router: served.router,
    openBytes,
    rendererDir,
    sessions: createSessions(secret),
    log: { write: () => {} },
    onLinkUsed: () => {
      used += 1;
    },
  });
  const port = await server.listen(wanted);
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= server.close();
    return closed;
  };
  onTestFinished(async () => {
    await close();
    await rm(rendererDir, { recursive: true });
  });

  const ask: Door['ask'] = (path, { method = 'GET', headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const req = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, async (res) => {
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: await text(res) });
      });
      req.on('error', reject).end(body);
    });

  return {
    port,
    served,
    linksUsed: () => used,
    link: () => server.issueLink(),
    ask,
    async enter() {
      const { headers } = await ask(pathOf(server.issueLink()));
      return String(headers['set-cookie']).split(';')[0] ?? '';
    },
    dial: (headers, path = '/rpc') =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
        socket.once('open', () => resolve(socket));
        socket.once('unexpected-response', (_req, res) => resolve(res.statusCode ?? 0));
        socket.once('error', reject);
      }),
    close,
  };
}

export function pathOf(link: string): string {
  const { pathname, search } = new URL(link);
  return pathname + search;
}
